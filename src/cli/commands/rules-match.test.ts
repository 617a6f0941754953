import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rulesMatch } from './rules-match.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landport-match-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function match(rules: string, rows: string, paths = ['rules', 'rows']) {
  await writeFile(join(folder, 'rules'), rules);
  await writeFile(join(folder, 'rows'), rows);
  let [out, err] = ['', ''];
  const io = {
    out: async (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    language: 'en' as const,
    folder,
  };
  return { code: await rulesMatch(paths, io), out, err };
}

const lines = (...values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const CHEAP = { id: 'cheap', when: 'goods.value < 5.0', lane: 'red' };
const FIVE = { id: 'five', when: 'goods.packages == 5 && goods.value > 1' };

test('each match is a row number, a tab and a rule id, and nothing else is printed', async () => {
  const rows = lines(
    { 'goods.value': 3, 'goods.packages': 5 },
    { 'goods.value': 9 },
    { 'goods.value': null, 'goods.packages': 5 },
    { 'goods.hs': '490199', 'goods.value': 1, other: 'x' },
  );
  expect(await match(lines(CHEAP, FIVE), rows)).toEqual({ code: 0, out: '0\tcheap\n0\tfive\n3\tcheap\n', err: '' });
});

test('rows are numbered on over many row groups', async () => {
  const rows = Array.from({ length: 300_000 }, (_, row) => `{"goods.packages":${row % 1000}}\n`).join('');
  const { out } = await match(lines({ id: 'seven', when: 'goods.packages == 7' }), rows);
  expect(out.trim().split('\n')).toEqual(Array.from({ length: 300 }, (_, at) => `${7 + 1000 * at}\tseven`));
});

test('what cannot be read is said on standard error with its place, and nothing is printed', async () => {
  expect(await match(lines({ id: 'x', when: 'goods.valu < 5.0' }), '')).toMatchObject({ code: 1, out: '' });
  expect((await match(lines({ id: 'x', when: 'goods.valu < 5.0' }), '')).err).toMatch(
    /^rules:1: x: .*\[unknown-field\]/,
  );
  expect((await match(lines({ when: 'true' }), '')).err).toMatch(/^rules:1: /);
  expect((await match(lines(CHEAP), '{\n')).err).toMatch(/^rows:1: This line is not JSON/);
  expect((await match(lines(CHEAP), '[]\n')).code).toBe(1);
  expect((await match('', '', ['rules', 'nowhere'])).err).toMatch(/^nowhere: ENOENT/);
  expect((await match('', '', ['rules'])).code).toBe(2);
});

test('a fault of a condition has its column, and every fault is said', async () => {
  const { code, err } = await match(lines(CHEAP, { id: 'x', when: 'goods.value > 1.0 && goods.hs == 2701' }), '');
  expect(code).toBe(1);
  expect(err).toMatch(/^rules:2: x: when:22: goods\.hs is text .*startsWith\("2701"\).* \[field-type\]$/m);
});

test.each([
  ['a\tb', 'rules:1: "a\\tb": id: '],
  ['a\nb', 'rules:1: "a\\nb": id: '],
  ['a\rb', 'rules:1: "a\\rb": id: '],
  ['', 'rules:1: "": id: '],
])('the id %j would break the line that it ends, and is refused', async (id, begins) => {
  const { code, out, err } = await match(lines({ ...CHEAP, id }), lines({ 'goods.value': 1 }));
  expect([code, out]).toEqual([1, '']);
  expect(err.startsWith(begins)).toBe(true);
  expect(err.trimEnd().endsWith('[id-breaks-line]')).toBe(true);
});

test('an id that stands twice is refused with the place of the first', async () => {
  const { code, out, err } = await match(lines(CHEAP, FIVE, CHEAP), lines({ 'goods.value': 1 }));
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^rules:3: cheap: id: .* \(rules:1\) \[duplicate-id\]$/m);
});

test('a mark of the byte order at the beginning of a file is no fault', async () => {
  const rows = `\ufeff${lines({ 'goods.value': 1 })}`;
  expect(await match(`\ufeff${lines(CHEAP)}`, rows)).toEqual({ code: 0, out: '0\tcheap\n', err: '' });
});

test('values of another type than their field are counted on standard error and match nothing', async () => {
  const rows = lines(
    { 'goods.value': '1', 'goods.packages': 5 },
    { 'goods.value': 1, 'goods.packages': 3.5 },
    { 'goods.value': 'x', other: 'y' },
  );
  const { code, out, err } = await match(lines(CHEAP, FIVE), rows);
  expect([code, out]).toEqual([0, '1\tcheap\n']);
  expect(err.trim().split('\n')).toEqual([
    expect.stringMatching(/^rows: 2 values of goods\.value \(double\) .*line 1/),
    expect.stringMatching(/^rows: 1 value of goods\.packages \(int\) .*line 2/),
  ]);
});
