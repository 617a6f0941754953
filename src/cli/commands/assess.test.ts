import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { Io } from '../io.ts';
import { createProgress } from '../progress.ts';
import { assess } from './assess.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'landport-assess-'));
afterAll(() => rmSync(scratch, { recursive: true }));

async function run(args: readonly string[], options: Partial<Io> = {}) {
  let out = '';
  let err = '';
  const never = new AbortController().signal;
  const io: Io = {
    out: async (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    stdin: Readable.from([]),
    errIsTerminal: false,
    outIsTerminal: false,
    columns: 80,
    language: 'en',
    environment: {},
    folder: ROOT,
    stopping: never,
    stoppingNow: never,
    ...options,
  };
  const exit = await assess(args, io);
  return { exit, out, err };
}

const object = (line: string): Record<string, unknown> => JSON.parse(line) as Record<string, unknown>;

test('the examples of all formats go in, one JSON object a line', async () => {
  const files = ['one.json', 'batch.ndjson', 'two.csv', 'strawberries.edi'].map(
    (name) => `examples/declarations/${name}`,
  );
  const { exit, out, err } = await run([...files, '--format', 'json']);
  const lines = out.trimEnd().split('\n').map(object);
  expect(lines.map((line) => line['reference'])).toEqual([
    'BRK-2026-000123',
    'BRK-2026-000201',
    'BRK-2026-000202',
    'BRK-2026-000203',
    'BRK-2026-000301',
    'BRK-2026-000302',
    'DEC-2026-000988',
  ]);
  for (const line of lines)
    expect(Object.keys(line)).toEqual(expect.arrayContaining(['lane', 'reasons', 'hits', 'warnings']));
  // No plant health certificate lies with the strawberries.
  expect(lines.at(-1)).toMatchObject({
    lane: 'yellow',
    reasons: [{ rule: 'plants-without-phytosanitary-certificate' }],
  });
  expect({ exit, err }).toEqual({ exit: 0, err: '' });
});

test('a refused declaration says why and where, and the others still go in', async () => {
  const file = join(scratch, 'mixed.ndjson');
  const whole = {
    reference: 'A',
    declarant: 'OP-1',
    lodgedAt: '2026-03-01T06:12:00+08:00',
    goods: [{ line: 1, hs: '270112' }],
  };
  writeFileSync(
    file,
    [JSON.stringify(whole), '{"reference":"B",', JSON.stringify({ ...whole, reference: 'C', goods: [] })].join('\n'),
  );
  const { exit, out } = await run([file, '--format', 'json']);
  const [a, b, c] = out.trimEnd().split('\n').map(object);
  expect(a).toMatchObject({ reference: 'A', lane: 'green' });
  expect(b).toMatchObject({
    reference: 'B',
    refused: true,
    problems: [{ code: 'file-truncated', line: 2, column: 18 }],
  });
  expect(c).toMatchObject({ reference: 'C', refused: true, problems: [{ pointer: '/goods', line: 3 }] });
  expect(exit).toBe(1);
  const table = await run([file]);
  expect(table.out).toContain('mixed.ndjson:2:18');
  expect(table.err).toContain('refused 2');
});

test('standard input is read, and CSV comes out quoted', async () => {
  const bytes = '[{"reference":"=1+1","declarant":"OP-1","lodgedAt":"x","goods":[]}]';
  const { exit, out } = await run(['-', '--format', 'csv'], { stdin: Readable.from([Buffer.from(bytes)]) });
  expect(exit).toBe(1);
  expect(out.split('\n')[1]).toMatch(/^'-,'=1\+1,refused,/);
});

test('what cannot be used ends with 2 and one sentence', async () => {
  const missing = await run(['no-such-file.csv']);
  expect(missing).toMatchObject({ exit: 2, out: '' });
  expect(missing.err).toContain('file-unreadable');
  expect((await run([])).exit).toBe(2);
  expect((await run(['examples'])).exit).toBe(2);
  const mapping = join(scratch, 'bad.yaml');
  writeFileSync(mapping, 'fields: 7\n');
  const wrong = await run(['examples/declarations/two.csv', '--mapping', mapping]);
  expect(wrong.exit).toBe(2);
  expect(wrong.err).toContain('bad.yaml:1:9');
  const rules = join(scratch, 'rules');
  expect((await run(['examples/declarations/one.json', '--rules', rules])).exit).toBe(2);
});

test('both languages are spoken', async () => {
  const { out, err } = await run(['examples/declarations/strawberries.edi'], { language: 'zh' });
  expect(out).toMatch(/通道/);
  expect(err).toMatch(/份申报/);
});

test('the bar is drawn on a terminal only, and no wider than it', () => {
  let time = 0;
  const drawn: string[] = [];
  const io = {
    err: (text: string) => void drawn.push(text),
    errIsTerminal: true,
    columns: 60,
    language: 'en' as const,
  };
  const progress = createProgress(io, 1000, () => time);
  for (let part = 0; part < 10; part += 1) {
    time += 200;
    progress.item(part === 3);
    progress.bytes(100);
  }
  progress.clear();
  expect(drawn.length).toBeGreaterThan(5);
  expect(drawn.some((text) => text.includes('50%'))).toBe(true);
  for (const text of drawn) expect(text.replace('\r\u001b[K', '').length).toBeLessThan(60);
  const silent: string[] = [];
  createProgress({ ...io, errIsTerminal: false, err: (text) => void silent.push(text) }, 1000, () => 0).bytes(10);
  expect(silent).toEqual([]);
});
