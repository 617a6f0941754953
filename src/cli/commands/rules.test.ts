import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HAZARDS } from '../../core/domain/hazard.ts';
import type { HashHex } from '../../core/domain/ids.ts';
import { loadRules } from '../../intake/rule-files.ts';
import { rulesCheck, rulesTest } from './rules.ts';

const EXAMPLES = fileURLToPath(new URL('../../../rules', import.meta.url));
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landport-rules-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(command: typeof rulesCheck, paths: string[], language: 'en' | 'zh' = 'en') {
  let [out, err] = ['', ''];
  const io = {
    out: async (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    language,
    folder,
  };
  return { code: await command(paths, io), out, err };
}

test('the 25 example rules may stand and hold their cases', async () => {
  expect(await run(rulesCheck, [EXAMPLES])).toEqual({ code: 0, out: '25 of 25 rules may stand.\n', err: '' });
  const tested = await run(rulesTest, [EXAMPLES]);
  expect(tested.code).toBe(0);
  expect(tested.out.match(/^ok /gm)).toHaveLength(25);
});

test('the example rules cover every hazard and lane, each with a case that hits and one that does not', async () => {
  const { rules } = await loadRules([EXAMPLES], folder, { hash: (text) => text as HashHex });
  expect(new Set(rules.map(({ rule }) => rule.hazard))).toEqual(new Set(HAZARDS));
  expect(new Set(rules.map(({ rule }) => rule.lane))).toEqual(new Set(['red', 'yellow', 'blue']));
  expect(rules.filter(({ rule }) => rule.mandatory).length).toBeGreaterThan(4);
  expect(rules.filter(({ rule }) => rule.rate < 1).length).toBeGreaterThan(3);
  for (const { rule } of rules)
    expect(new Set(rule.cases.map((one) => one.hit)), rule.id).toEqual(new Set([true, false]));
});

const RULE = `id: cheap-coal
hazard: revenue
lane: yellow
when: goods.hs.startsWith("2701") && goods.valuRatio < 0.6
reason: { en: Too cheap, zh: 价格过低 }
legalBasis: Customs Valuation Agreement, art. 17
owner: analyst-1
approvedBy: analyst-2
validFrom: 2026-01-01
validUntil: 2026-12-31
`;

test('a fault is said with its place, its code, the line and a caret, in either language', async () => {
  await writeFile(join(folder, 'bad.yaml'), RULE);
  const { code, out } = await run(rulesCheck, ['bad.yaml']);
  expect(code).toBe(1);
  expect(out).toBe(
    `bad.yaml:4:38: There is no field goods.valuRatio. Write goods.valueRatio instead? [unknown-field]
    when: goods.hs.startsWith("2701") && goods.valuRatio < 0.6
                                         ^^^^^^^^^^^^^^^
0 of 1 rules may stand.
`,
  );
  expect((await run(rulesCheck, ['bad.yaml'], 'zh')).out).toContain(
    'bad.yaml:4:38: 没有字段 goods.valuRatio。是否应写作 goods.valueRatio？ [unknown-field]',
  );
});

test('the caret stands under what is meant behind Chinese text, and a very long line is cut around it', async () => {
  const wide = RULE.replace(/when: .*/, `when: goods.origin == "蒙古" && driver.age > 3`);
  await writeFile(join(folder, 'wide.yaml'), wide);
  const shown = (await run(rulesCheck, ['wide.yaml'])).out.split('\n');
  expect(shown[2]?.indexOf('^')).toBe((shown[1]?.indexOf('driver') ?? 0) + 2);
  await writeFile(
    join(folder, 'long.yaml'),
    RULE.replace(/when: .*/, `when: ${'goods.hs == "1" || '.repeat(6000)}true`),
  );
  const long = await run(rulesCheck, ['long.yaml']);
  expect(long.out).toContain('[condition-too-long]');
  expect(long.out.length).toBeLessThan(800);
});

test('a case that fails fails the test, and the rule may not stand', async () => {
  const sound = RULE.replace('valuRatio', 'valueRatio');
  await writeFile(join(folder, 'case.yaml'), `${sound}cases:\n  - { given: { goods.hs: "270112" }, hit: true }\n`);
  const tested = await run(rulesTest, ['case.yaml']);
  expect(tested.code).toBe(1);
  expect(tested.out).toContain('FAIL case.yaml\n');
  expect(tested.out).toContain(
    'case.yaml:12:5: Case 1 expects a hit, and the rule says: could not be evaluated. goods.valueRatio is missing. [case-failed]',
  );
  expect((await run(rulesCheck, ['case.yaml'])).code).toBe(1);
});

test('rules under one id are refused, and a warning refuses nothing', async () => {
  await writeFile(join(folder, 'one.yaml'), RULE.replace('valuRatio', 'valueRatio'));
  await writeFile(join(folder, 'two.yaml'), RULE.replace(/when: .*/, 'when: \'"tortoise" in goods.terms\''));
  const both = await run(rulesCheck, ['one.yaml', 'two.yaml']);
  expect(both.code).toBe(1);
  expect(both.out).toContain('two.yaml:1:1: Another rule already has the id cheap-coal. [duplicate-id]');
  const alone = await run(rulesCheck, ['two.yaml']);
  expect(alone.code).toBe(0);
  expect(alone.out).toContain('warning: The approved vocabulary has no goods word "tortoise"');
});

test('without a path nothing is judged, and a path that is not there is a fault', async () => {
  expect(await run(rulesCheck, [])).toMatchObject({
    code: 2,
    out: '',
    err: 'Name at least one rule file or folder.\n',
  });
  expect(await run(rulesCheck, ['nowhere'])).toMatchObject({
    code: 1,
    out: 'nowhere: There is no file or folder nowhere. [file-not-found]\n0 of 1 rules may stand.\n',
  });
});
