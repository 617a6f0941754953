import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AFTERNOON, openTestPort, type TestPort } from '../../../test/support/port.ts';
import type { RuleId } from '../../core/domain/ids.ts';
import { bringRules } from './rules.ts';

let port: TestPort;
let folder: string;
beforeAll(async () => {
  port = await openTestPort();
  folder = mkdtempSync(join(tmpdir(), 'landport-rules-'));
  mkdirSync(join(folder, 'lists'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await port.close();
});

const write = (name: string, when: string, more = '') =>
  writeFileSync(
    join(folder, `${name}.yaml`),
    `id: ${name}
hazard: waste
lane: yellow
when: ${when}
reason: { en: "For a test", zh: "测试" }
legalBasis: "Customs Valuation Agreement, art. 17"
owner: analyst-1
approvedBy: analyst-2
validFrom: 2026-01-01
validUntil: 2026-12-31
${more}`,
  );
const bring = () => bringRules(port.store, folder, AFTERNOON);
const versions = async (rule: string) =>
  (await port.store.rules.byId(rule as RuleId)).map(({ version, state, body }) => [version, state, body['when']]);
const inForce = async () => {
  await port.core.assessor.rules.reload();
  return port.core.assessor.rules.at(AFTERNOON).rules.map(({ rule }) => `${rule.id}: ${rule.when}`);
};

test('A rule that names a list beside it comes into force with the values of that list.', async () => {
  writeFileSync(join(folder, 'lists', 'tyres.yaml'), 'id: tyres\nvalues: ["401211", "401220"]\n');
  write('old-tyres', 'goods.hs in lists.tyres');
  expect(await bring()).toEqual({ fresh: ['old-tyres'], drafts: [], leftOut: [] });
  expect(await inForce()).toEqual(['old-tyres: goods.hs in ["401211", "401220"]']);
});

test('A file that says the same is nothing new; one that changed is one draft, however often the program starts.', async () => {
  expect(await bring()).toEqual({ fresh: [], drafts: [], leftOut: [] });
  write('old-tyres', 'goods.hs in lists.tyres && goods.netKg > 100.0');
  const file = join(folder, 'old-tyres.yaml');
  expect((await bring()).drafts).toEqual([{ file, rule: 'old-tyres', version: 2 }]);
  expect((await bring()).drafts).toEqual([]);
  expect(await versions('old-tyres')).toEqual([
    [2, 'draft', 'goods.hs in ["401211", "401220"] && goods.netKg > 100.0'],
    [1, 'live', 'goods.hs in ["401211", "401220"]'],
  ]);
  const [draft] = await port.store.rules.byId('old-tyres' as RuleId);
  expect(draft?.body).not.toHaveProperty('approvedBy');
  expect(await inForce()).toEqual(['old-tyres: goods.hs in ["401211", "401220"]']);
});

test('A list that changed changes what its rule says, and that too is a draft first.', async () => {
  writeFileSync(join(folder, 'lists', 'tyres.yaml'), 'id: tyres\nvalues: ["401220"]\n');
  expect((await bring()).drafts).toMatchObject([{ rule: 'old-tyres', version: 3 }]);
  expect(await inForce()).toEqual(['old-tyres: goods.hs in ["401211", "401220"]']);
});

test('A file whose rule may not stand is named, and the others come in.', async () => {
  write('broken', 'goods.colour == "red"');
  write('sound', 'goods.netKg > 5.0');
  expect(await bring()).toEqual({ fresh: ['sound'], drafts: [], leftOut: [join(folder, 'broken.yaml')] });
});
