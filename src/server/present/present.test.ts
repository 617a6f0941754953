import { describe, expect, test } from 'vitest';
import { addCrossing, addDeclaration, fakePort, testServer } from '../../../test/support/server.ts';
import type { Assessment } from '../../core/domain/assessment.ts';
import type { Instant, LocalDay, OperatorId, RuleId } from '../../core/domain/ids.ts';
import { problem } from '../../core/domain/problem.ts';
import { checkRule } from '../../core/rule/check-rule.ts';
import { NO_LISTS } from '../../core/rule/named-list.ts';
import type { RuleVersion } from '../../store/port/rules.ts';
import type { Standing } from '../../work/rules/standing.ts';
import { sha256Hex } from '../../work/hash.ts';

const RULE = {
  id: 'coal-undervalued',
  hazard: 'revenue',
  lane: 'yellow',
  mandatory: false,
  rate: 1,
  when: 'goods.hs.startsWith("2701") && goods.unitValue < 0.6',
  reason: { en: 'Declared value far below the usual price for this coal', zh: '申报价格明显低于同类煤炭的通常价格' },
  legalBasis: 'Customs Valuation Agreement, art. 17',
  owner: 'analyst-1',
  approvedBy: 'analyst-2',
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
  cases: [
    { given: { 'goods.hs': '270112', 'goods.unitValue': 0.4 }, hit: true },
    { given: { 'goods.hs': '270112', 'goods.unitValue': 0.9 }, hit: false },
  ],
};

/** What each route answers is held against its documented shape by `ask`; here it is held against what it means. */
describe('An officer reads', () => {
  test('one declaration: in the port’s time and currency, with units, differences and names', async () => {
    const port = fakePort();
    const { ask, signIn } = await testServer({}, port);
    const cookie = await signIn('lead', ['shift-lead']);
    const stored = addDeclaration(port, {
      declarant: 'OP-1' as OperatorId,
      goods: [{ line: 1, hs: '270112' as never, netKg: 2 }],
    });
    const [newest] = stored.assessments;
    const assessment: Assessment = {
      ...(newest?.assessment as Assessment),
      hits: [
        {
          rule: 'coal-undervalued' as RuleId,
          ruleHash: '00' as never,
          hazard: 'revenue',
          lane: 'yellow',
          mandatory: false,
          line: 1,
          reason: RULE.reason,
          seen: [{ field: 'goods.unitValue', value: 0.4 }, { field: 'goods.netKg' }, { field: 'goods.gone', value: 1 }],
          selected: true,
          probability: 1,
        },
      ],
      unevaluated: [{ rule: 'other' as RuleId, line: 1, missing: 'goods.netKg' }],
    };
    port.declarations.set(stored.id, {
      ...stored,
      valueMinor: 123_456,
      warnings: [problem('weight-missing', '/goods/0', {})],
      past: [
        {
          version: 1,
          replacedAt: port.now,
          declaration: { ...stored.declaration, goods: [{ line: 1, hs: '270112' as never, netKg: 1 }] },
        },
      ],
      assessments: [
        { assessment, features: [{ 'declarant.count90': 3, 'declarant.firstTime': false, 'goods.terms': ['coal'] }] },
      ],
    });
    const actor = String(port.tables.user[0]?.id);
    const event = {
      id: port.services.newId(),
      at: port.now,
      kind: 'declaration-accepted',
      subject: stored.id,
    } as const;
    port.events.push({ ...event, seq: 1, actor, body: { lane: 'red', observation: { secret: true } } });

    const detail = (await ask({ url: `/api/v1/declarations/${stored.id}`, headers: cookie })).json();
    expect(detail).toMatchObject({
      value: 1234.56,
      acceptedAt: '2026-03-01T14:00:00+08:00',
      terms: [['coal']],
      operators: [{ role: 'declarant', id: 'OP-1', count90: 3, firstTime: false }],
      past: [{ version: 1, differences: [{ pointer: '/goods/0/netKg', was: 1, now: 2 }] }],
      events: [{ actor: 'lead', body: { lane: 'red' } }],
    });
    expect(detail.warnings[0].sentence.zh).toMatch(/\p{Script=Han}/u);
    const [seen, missing, gone] = detail.assessments[0].hits[0].seen;
    expect(seen).toMatchObject({ unit: 'CNY/kg', value: 0.4, doc: { en: expect.any(String), zh: expect.any(String) } });
    expect(missing).not.toHaveProperty('value');
    expect(gone.doc.en).toBe('goods.gone');
    expect(detail.events[0].body).not.toHaveProperty('observation');
  });

  test('lists by cursor: each row once, also while new ones come in', async () => {
    const port = fakePort();
    const { ask, signIn } = await testServer({}, port);
    const headers = await signIn('lead', ['shift-lead']);
    for (let i = 0; i < 7; i++) addDeclaration(port, { reference: `R-${i}` }, (port.now + i) as Instant);
    const first = (await ask({ url: '/api/v1/declarations?limit=3', headers })).json();
    expect(first).toMatchObject({ total: 7, totalIsAtLeast: false });
    addDeclaration(port, { reference: 'R-late' }, (port.now + 100) as Instant);
    const second = (await ask({ url: `/api/v1/declarations?limit=3&cursor=${first.next}`, headers })).json();
    const third = (await ask({ url: `/api/v1/declarations?limit=3&cursor=${second.next}`, headers })).json();
    const names = [first, second, third].flatMap(({ items }) =>
      items.map((row: { reference: string }) => row.reference),
    );
    expect(names).toEqual(['R-6', 'R-5', 'R-4', 'R-3', 'R-2', 'R-1', 'R-0']);
    expect(third.next).toBeUndefined();
  });

  test('a passage with what it carries, what may be done next, and what happened', async () => {
    const port = fakePort();
    const { ask, signIn } = await testServer({}, port);
    const headers = await signIn('gate', ['gate-officer']);
    const stored = addDeclaration(port, { reference: 'R-1' });
    const stages = { booked: port.now, arrived: port.now };
    const crossing = addCrossing(port, [stored], { state: 'arrived', stages });
    const detail = (await ask({ url: `/api/v1/crossings/${crossing.id}`, headers })).json();
    expect(detail).toMatchObject({
      vehicle: { plate: '0123UBA' },
      stages: { booked: '2026-03-01T14:00:00+08:00' },
      declarations: [{ id: stored.id, reference: 'R-1', lane: 'red' }],
      events: [],
    });
    expect(detail.actions).toContain('come-to-gate');
    const list = (await ask({ url: '/api/v1/crossings?open=true&lane=red,yellow', headers })).json();
    expect(list.items.map(({ id }: { id: string }) => id)).toEqual([crossing.id]);
  });

  test('one filing: a vehicle in a stricter lane than its goods asked for is shown there, with why', async () => {
    const port = fakePort();
    const { ask, token } = await testServer({}, port);
    const stored = addDeclaration(port, { reference: 'R-1', declarant: 'OP-1' as OperatorId });
    const stages = { booked: port.now, directed: port.now };
    const crossing = addCrossing(port, [stored], { state: 'directed', stages });
    port.crossings.set(crossing.id, { ...crossing, lane: 'red' });
    port.declarations.set(stored.id, { ...stored, lane: 'green', crossingId: crossing.id });
    const headers = await token('declarant', 'OP-1');
    const filing = (await ask({ url: `/api/v1/filings/${stored.id}`, headers })).json();
    expect(filing.lane).toBe('red');
    expect(filing.reasons.at(-1).en).toContain('the vehicle');
  });

  test('one glance at an unknown vehicle: to documents, and what to say', async () => {
    const { ask, signIn } = await testServer();
    const headers = await signIn('gate', ['gate-officer']);
    const answer = (await ask({ url: '/api/v1/gate/vehicles/uba%200123', headers })).json();
    expect(answer).toMatchObject({ plate: 'UBA0123', known: 'unknown', lane: 'yellow', declarations: [] });
    expect(answer.say.zh).toMatch(/\p{Script=Han}/u);
  });

  test('a queue of actions: each with its outcome, a refused one does not stop the rest', async () => {
    const port = fakePort();
    const { ask, signIn } = await testServer({}, port);
    const headers = await signIn('gate', ['gate-officer']);
    const crossing = addCrossing(port, [], { state: 'arrived', stages: { arrived: port.now } });
    const action = (part: object) => ({ id: port.services.newId(), at: '2026-03-01T06:30:00+08:00', ...part });
    const actions = [
      action({ action: 'direct' }),
      action({ action: 'direct', plate: '!!' }),
      action({ action: 'lift-hold', crossingId: crossing.id }),
      action({ action: 'direct', crossingId: port.services.newId() }),
      action({ action: 'direct', crossingId: crossing.id, offline: true }),
    ];
    const payload = { actions };
    const { outcomes } = (await ask({ method: 'POST', url: '/api/v1/gate/actions', headers, payload })).json();
    expect(outcomes.map(({ outcome, code }: { outcome: string; code?: string }) => [outcome, code])).toEqual([
      ['refused', 'vehicle-not-open'],
      ['refused', 'vehicle-not-open'],
      ['refused', 'action-not-yours'],
      ['refused', 'crossing-unknown'],
      ['done', undefined],
    ]);
    expect(outcomes.map(({ id }: { id: string }) => id)).toEqual(actions.map(({ id }) => id));
  });

  test('one rule: its fields with units, and its cases run now', async () => {
    const port = fakePort();
    const version: RuleVersion = {
      ruleId: RULE.id as RuleId,
      version: 2,
      hash: sha256Hex('x'),
      state: 'live',
      body: RULE,
      validFrom: RULE.validFrom as LocalDay,
      validUntil: RULE.validUntil as LocalDay,
      createdBy: 'analyst-1',
      createdAt: port.now,
    };
    const standing: Standing = { version, state: 'live', inForce: true, taken: 0 };
    const older: Standing = { version: { ...version, version: 1 }, state: 'withdrawn', inForce: false, taken: 1 };
    Object.assign(port.services.workbench, {
      current: async () => [standing],
      versions: async () => [standing, older],
    });
    Object.assign(port.services, {
      checkRule: (body: RuleVersion['body']) => checkRule(body, { hash: sha256Hex, lists: NO_LISTS }),
    });
    const { ask, signIn } = await testServer({}, port);
    const headers = await signIn('analyst', ['analyst']);
    expect((await ask({ url: '/api/v1/rules', headers })).json().items).toHaveLength(1);
    const detail = (await ask({ url: '/api/v1/rules/coal-undervalued', headers })).json();
    expect(detail.fields.map(({ name, unit }: { name: string; unit?: string }) => [name, unit])).toEqual([
      ['goods.hs', undefined],
      ['goods.unitValue', 'CNY/kg'],
    ]);
    expect(detail.cases.map(({ holds }: { holds: boolean }) => holds)).toEqual([true, true]);
    expect([detail.version, detail.versions.length]).toEqual([2, 2]);
  });

  test('a rule that may not stand any more: apart from the others, with why, and so when it is opened', async () => {
    const port = fakePort();
    const body = { ...RULE, when: 'goods.colour == "red"' };
    const version = { ruleId: RULE.id, version: 3, hash: sha256Hex('y'), state: 'live', body, createdBy: 'analyst-1' };
    const dates = { validFrom: RULE.validFrom, validUntil: RULE.validUntil, createdAt: port.now };
    const standing = {
      version: { ...version, ...dates },
      state: 'live',
      inForce: true,
      taken: 0,
    } as unknown as Standing;
    Object.assign(port.services.workbench, { current: async () => [standing], versions: async () => [standing] });
    Object.assign(port.services, {
      checkRule: (raw: RuleVersion['body']) => checkRule(raw, { hash: sha256Hex, lists: NO_LISTS }),
    });
    const { ask, signIn } = await testServer({}, port);
    const headers = await signIn('analyst', ['analyst']);
    const list = (await ask({ url: '/api/v1/rules', headers })).json();
    expect(list.items).toEqual([]);
    expect(list.faulty).toMatchObject([
      { id: RULE.id, version: 3, state: 'live', problems: [{ code: 'unknown-field' }] },
    ]);
    const opened = await ask({ url: `/api/v1/rules/${RULE.id}`, headers });
    expect([opened.statusCode, opened.json().code]).toEqual([422, 'rule-not-sound']);
    expect(opened.json().problems[0].sentence.zh).toMatch(/\p{Script=Han}/u);
  });
});
