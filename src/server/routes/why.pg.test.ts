import { afterAll, beforeAll, expect, test } from 'vitest';
import { AFTERNOON, coal, idOf, openTestPort, type TestPort } from '../../../test/support/port.ts';
import { fakePort, testServer, type TestServer } from '../../../test/support/server.ts';
import type { Role } from '../../core/domain/role.ts';

const RULES = [
  { id: 'coal-heavy', when: 'goods.hs.startsWith("2701") && goods.netKg > 39000.0' },
  { id: 'coal-weighed', when: 'goods.hs.startsWith("2701") && declaration.weighedDifference > 0.1' },
  { id: 'coal-species', hazard: 'protected-species', when: 'goods.hs.startsWith("49") || goods.netKg > 1.0' },
];
let port: TestPort;
let server: TestServer;
let declaration: string;
const headers = new Map<Role, { cookie: string }>();

beforeAll(async () => {
  port = await openTestPort(RULES);
  const fake = fakePort();
  const { people, installation } = fake.services.store;
  Object.assign(fake.services, {
    store: { ...port.store, people, installation },
    workbench: port.services.workbench,
    checkRule: port.services.checkRule,
  });
  server = await testServer({}, fake);
  for (const role of ['analyst', 'approver', 'reviewer', 'auditor', 'gate-officer', 'shift-lead'] as const)
    headers.set(role, await server.signIn(`${role}-1`, [role]));
  const goods = [
    { line: 1, hs: '270112', netKg: 38_500 },
    { line: 7, hs: '490199', netKg: 200 },
  ];
  declaration = idOf(await port.file(coal('WHY-1', { goods, totals: null }), AFTERNOON));
});
afterAll(() => port.close());

async function ask(role: Role, rule: string, id = declaration) {
  const response = await server.ask({
    method: 'GET',
    url: `/api/v1/declarations/${id}/why/${rule}`,
    headers: { ...headers.get(role) },
  });
  return { status: response.statusCode, body: response.json() };
}

test('each condition is named with what it saw, and the one that failed decided', async () => {
  const { status, body } = await ask('analyst', 'coal-heavy');
  expect(status).toBe(200);
  expect(body).toMatchObject({ rule: 'coal-heavy', version: 1, when: RULES[0]?.when });
  expect(body.items).toHaveLength(2);
  expect(body.items[0]).toMatchObject({
    line: 1,
    outcome: 'miss',
    barred: false,
    conditions: [
      { text: 'goods.hs.startsWith("2701")', verdict: 'true', decisive: false, seen: [{ value: '270112' }] },
      { verdict: 'false', decisive: true, seen: [{ field: 'goods.netKg', unit: 'kg', value: 38_500 }] },
    ],
  });
});

test('a value that is missing is named', async () => {
  const [coalItem, book] = (await ask('auditor', 'coal-weighed')).body.items;
  expect(coalItem).toMatchObject({ outcome: 'error' });
  expect(coalItem.conditions[1]).toMatchObject({
    verdict: 'error',
    decisive: true,
    reason: 'missing',
    missing: 'declaration.weighedDifference',
  });
  // Of a book the first condition settled it already.
  expect(book).toMatchObject({ line: 7, outcome: 'miss' });
});

test('where a hazard may not be sought nothing was looked at, and nothing is told', async () => {
  const [coalItem, book] = (await ask('reviewer', 'coal-species')).body.items;
  expect(coalItem).toMatchObject({ outcome: 'hit', barred: false });
  expect(book).toEqual({ line: 7, outcome: 'miss', barred: true, conditions: [] });
});

test('thresholds stay with those who may read rules, and what is not there is said so', async () => {
  for (const role of ['gate-officer', 'shift-lead'] as const) expect((await ask(role, 'coal-heavy')).status).toBe(403);
  expect((await ask('approver', 'coal-heavy')).status).toBe(200);
  expect(await ask('analyst', 'no-such-rule')).toMatchObject({ status: 404, body: { code: 'rule-unknown' } });
  const other = '019c0000-0000-7000-8000-000000000001';
  expect(await ask('analyst', 'coal-heavy', other)).toMatchObject({ body: { code: 'declaration-unknown' } });
});
