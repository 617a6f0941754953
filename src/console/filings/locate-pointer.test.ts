import { expect, test } from 'vitest';
import { locatePointer } from './locate-pointer.ts';

const TEXT = `{ "reference": "a \\"b\\"", "vehicle": { "plate": null },
  "goods": [ { "line": 1, "hs": "27" }, { "line": 2, "a/b": [true, -1.5e3] } ] }`;
const at = (pointer: string) => TEXT.slice(...locatePointer(TEXT, pointer));

test.each([
  ['/reference', '"a \\"b\\""'],
  ['/vehicle/plate', 'null'],
  ['/goods/0/hs', '"27"'],
  ['/goods/1/line', '2'],
  ['/goods/1/a~1b/1', '-1.5e3'],
  ['', TEXT],
])('The pointer %s leads to its value', (pointer, value) => {
  expect(at(pointer)).toBe(value);
});

test('A property that is absent leads to what it should stand in', () => {
  expect(at('/goods/1/hs')).toBe('{ "line": 2, "a/b": [true, -1.5e3] }');
  expect(at('/importer')).toBe(TEXT);
});
