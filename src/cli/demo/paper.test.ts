import { expect, test } from 'vitest';
import { sniffDocument } from '../../core/inspect/document-needs.ts';
import { paper } from './paper.ts';

test('A paper of the demo is a PDF whose table of contents points at its objects.', () => {
  const text = paper(['COMMERCIAL INVOICE', 'Of (coal) \\ 煤']).toString('latin1');
  expect(sniffDocument(Buffer.from(text, 'latin1'))).toBe('application/pdf');
  const offsets = [...text.matchAll(/^(\d{10}) 00000 n /gm)].map(([, offset]) => Number(offset));
  expect(offsets.map((offset) => text.slice(offset, offset + 7))).toEqual(offsets.map((_, at) => `${at + 1} 0 obj`));
  expect(text.slice(Number(/startxref\n(\d+)/.exec(text)?.[1])).startsWith('xref')).toBe(true);
  expect(text).toContain('(Of coal  ) Tj');
});
