import { fileURLToPath } from 'node:url';
import { bringRules } from '../../src/cli/compose/rules.ts';
import type { CrossingId, Instant, LocalDay, RuleId } from '../../src/core/domain/ids.ts';
import { grantLeaf } from '../../src/server/people/grants.ts';
import type { RoleGrant } from '../../src/store/port/people.ts';
import { type HeadKey, headKey } from '../../src/work/audit/check-head.ts';
import { commitParts, handOverParts } from '../../src/work/draws/contribute.ts';
import { eraseOpenings } from '../../src/work/erase-openings.ts';
import { sha256Hex } from '../../src/work/hash.ts';
import { newId } from '../../src/work/identify.ts';
import { custodianText } from '../../src/core/select/draw.ts';
import { sealEvents } from '../../src/work/seal-events.ts';
import { originOf } from '../../src/work/sequence-ledger.ts';
import { AFTERNOON, BROKER, coal, idOf, MINUTE_MS, openTestPort, type TestPort, truck } from '../support/port.ts';

const RULES = fileURLToPath(new URL('../../rules', import.meta.url));
const ANNA = { id: 'id-anna', username: 'anna' };
const BERT = { id: 'id-bert', username: 'bert' };
/** The last vehicle is weighed and waits to be directed. */
const WAITING = 8;
const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;

/** A port at which a little of everything was decided, its log in several heads and more than one tile. */
export async function openBusyPort(declarations = 270): Promise<{ readonly port: TestPort; readonly key: HeadKey }> {
  const port = await openTestPort();
  const { store, services, core } = port;
  await bringRules(store, RULES, at(-600));
  await core.assessor.rules.reload();
  await decideAtTheDesk(port);
  const ids: string[] = [];
  for (let part = 0; part < 9; part++) {
    const batch = Array.from({ length: declarations / 9 }, (_, index) => ({
      raw: coal(`B-${part}-${index}`, { seals: [`S-${part}-${index}`] }),
      form: 'json' as const,
    }));
    ids.push(...(await services.accept(batch, BROKER, at(part - 300))).map(idOf));
    await core.sequencer.run(at(part - 300));
  }
  for (const [index, id] of ids.slice(0, 6).entries()) {
    const raw = coal(`B-0-${index}`, { seals: ['S-OTHER'] });
    await services.amend(id as never, { raw, form: 'json' }, BROKER, at(-200 + index));
  }
  for (let vehicle = 0; vehicle <= WAITING; vehicle++) await cross(port, ids[vehicle] as string, vehicle);
  await core.sequencer.run(at(200));
  await sealEvents(store, at(201));
  await core.sequencer.run(at(201));
  // A declaration whose record and openings went, as retention has it.
  const gone = ids.at(-1) as string;
  const entries = (await store.ledger.ofSubject(gone)).map((entry) => entry.id);
  await eraseOpenings(store, entries, 'retention', 'landport', at(202));
  await port.pool.query('delete from assessment where declaration_id = $1', [gone]);
  await port.pool.query('delete from declaration where id = $1', [gone]);
  await sealEvents(store, at(203));
  await core.sequencer.run(at(203));
  // And one that is decided but not sequenced.
  await port.file(coal('PENDING'), at(204));
  await sealEvents(store, at(204));
  const publicKey = services.slipKeys.keys[0]?.publicKey ?? '';
  return { port, key: headKey(originOf(await store.installation.get()), publicKey) };
}

async function cross(port: TestPort, declaration: string, vehicle: number): Promise<void> {
  const booked = await port.services.crossings.book(
    { vehicle: truck(`TAMPER${vehicle}`), direction: 'inbound', slotAt: at(0), declarations: [declaration as never] },
    BROKER,
    at(-100),
  );
  if (booked.outcome !== 'booked') throw new Error(booked.outcome);
  const target = { id: booked.crossing.id as CrossingId };
  const start = vehicle * 10;
  await port.done(target, { action: 'arrive' }, at(start), 'gate-1');
  const weighed = await port.done(target, { action: 'weigh', weighedKg: 30_000 + vehicle }, at(start + 1), 'gate-1');
  if (vehicle === WAITING) return;
  if (weighed.lane === 'red') throw new Error('no rule of the fixture sends coal to inspection');
  await port.done(target, { action: 'direct', seenLane: 'yellow' }, at(start + 2), 'gate-1');
  await port.done(target, { action: 'start-check' }, at(start + 3), 'inspector-1');
  const found = vehicle % 2 === 0 ? ('conform' as const) : ('not-conform' as const);
  await port.done(target, { action: 'end-check', result: found }, at(start + 4), 'inspector-1');
  if (found === 'not-conform') {
    await port.done(target, { action: 'hold', note: 'weight-differs' }, at(start + 5), 'inspector-1');
    await port.done(target, { action: 'lift-hold', note: 'resolved' }, at(start + 6), 'lead-1');
  }
  await port.done(target, { action: 'release' }, at(start + 7), 'gate-1');
  if (vehicle % 3 === 0) await port.done(target, { action: 'exit' }, at(start + 8), 'gate-1');
}

/** Rules, lists, words, roles and a custodian's part of a seed. */
async function decideAtTheDesk({ services, store, pool, core }: TestPort): Promise<void> {
  const { workbench } = services;
  const draft = {
    id: 'coal-heavy',
    hazard: 'revenue',
    lane: 'yellow',
    when: 'goods.hs.startsWith("2701") && goods.netKg > 90000.0',
    reason: { en: 'More coal than a truck carries', zh: '煤炭重量超过卡车载重' },
    legalBasis: 'Customs Valuation Agreement, art. 17',
    validFrom: '2026-03-01',
    validUntil: '2026-12-31',
  };
  const drafted = await workbench.draft(draft, ANNA, at(-500));
  if (drafted.outcome !== 'drafted') throw new Error(JSON.stringify(drafted));
  const rule = { rule: 'coal-heavy' as RuleId, version: 1 };
  await workbench.step({ ...rule, step: 'replay' }, ANNA, at(-490));
  await workbench.step({ ...rule, step: 'approve' }, BERT, at(-480));
  await workbench.step({ ...rule, step: 'shadow' }, ANNA, at(-470));
  await workbench.step({ ...rule, step: 'withdraw', because: 'It would stop the wrong trucks' }, BERT, at(-460));

  const list = { id: 'watchedRoutes', kind: 'route' as const, title: { en: 'Watched routes', zh: '关注路线' } };
  const made = await workbench.createList({ ...list, legalBasis: draft.legalBasis }, ANNA, at(-450));
  if (made.outcome !== 'done') throw new Error(JSON.stringify(made));
  for (const [index, value] of ['MN-CN', 'RU-CN', 'KZ-CN'].entries()) {
    const entry = { value, expiresOn: '2026-04-01' as LocalDay };
    const proposed = await workbench.proposeEntry('watchedRoutes', entry, ANNA, at(-440 + index));
    if (proposed.outcome !== 'done') throw new Error(JSON.stringify(proposed));
    const decision = (['approve', 'refuse', 'withdraw'] as const)[index] ?? 'approve';
    await workbench.decideEntry('watchedRoutes', proposed.value.id, decision, BERT, at(-430 + index));
  }
  const term = { id: 'briquette', label: { en: 'Briquettes', zh: '煤砖' }, words: ['briquette'], hsHeadings: ['2701'] };
  await workbench.proposeTerm(term, ANNA, at(-420));
  await workbench.decideTerm('briquette', 'approve', BERT, at(-410));

  for (const [index, role] of (['inspector', 'auditor', 'analyst'] as const).entries()) {
    await pool.query('insert into "user" (id, name, email) values ($1, $1, $1)', [`user-${index}`]);
    const grant: RoleGrant = {
      id: newId(at(-400)),
      userId: `user-${index}`,
      role,
      proposedBy: 'admin-1',
      proposedAt: at(-400),
      origin: 'proposal',
    };
    await store.people.addGrant(grant, [], [grantLeaf('grant-proposed', grant, 'admin-1', at(-400))]);
    const decided = { ...grant, approvedBy: 'admin-2', approvedAt: at(-390) };
    if (index > 0)
      await store.people.decideGrant(decided, [], [grantLeaf('grant-approved', decided, 'admin-2', at(-390))]);
  }
  const day = '2026-03-03' as LocalDay;
  const secretHex = '5a'.repeat(32);
  const commitment = sha256Hex(custodianText(day, secretHex));
  await commitParts(core.environment, 'custodian-1', [{ day, commitment }], at(-380));
  await handOverParts(core.environment, 'custodian-1', [{ day, secretHex }], at(-370));
}
