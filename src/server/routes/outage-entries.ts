import { Type } from 'typebox';
import type { DeclarationId } from '../../core/domain/ids.ts';
import { parseDateTime } from '../../core/domain/time.ts';
import { normalisePlate } from '../../core/domain/validate/plate.ts';
import { ACTION_ACCESS } from '../../wire/access.ts';
import { ActionOutcome } from '../../wire/crossings.ts';
import { NewOutageEntry, OutageEntries, OutageEntryReview, OutageEntryShape } from '../../wire/outages.ts';
import { Id } from '../../wire/primitives.ts';
import type { App } from '../app.ts';
import { wrongForm } from '../check-request.ts';
import { ApiError } from '../errors.ts';
import { codeOf, refusalDetails, targetOfPlate } from '../gate/take-action.ts';
import { presentOneCrossing } from '../present/crossings.ts';
import { presentEntry } from '../present/outages.ts';
import { ok, type Route, route, signedIn } from '../route.ts';

/** What was done without the server: keyed from paper, listed, looked at again. */
export const OUTAGE_ENTRY_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/outage-entries',
    tag: 'outage',
    summary: { en: 'What was done without the server', zh: '停机期间办理的事项' },
    answers: { 200: { shape: OutageEntries, means: 'Those nobody looked at first' } },
    async handle(call) {
      const { app, now, zone } = call;
      const { outages } = app.services;
      const [entries, open] = await Promise.all([outages.entries(), outages.openEntries()]);
      const beside = { names: await namesIn(app), zone, self: signedIn(call).id, now };
      const plates = await platesOf(
        app,
        entries.flatMap(({ crossing }) => crossing ?? []),
      );
      const items = entries.map((one) => presentEntry(one, plates.get(one.crossing ?? ''), beside));
      return ok({ items, open });
    },
  }),
  route({
    name: 'POST /api/v1/outage-entries',
    tag: 'outage',
    summary: { en: 'Key one line of a paper form', zh: '补录纸质表单的一行' },
    body: NewOutageEntry,
    example: {
      id: '019c0000-0000-7000-8000-000000000001',
      form: 'GL-000012',
      line: 3,
      plate: '0123UBA',
      action: 'direct',
      seenLane: 'yellow',
      happenedAt: '2026-03-01T06:30:00+08:00',
      doneBy: '019c0000-0000-7000-8000-000000000002',
    },
    answers: { 200: { shape: ActionOutcome, means: 'Done, or `seen` where this id was done before' } },
    errors: [
      ...['body-not-valid', 'person-unknown', 'form-unknown', 'form-kind', 'form-line', 'form-line-keyed'],
      ...['form-id-used', 'form-time', 'action-not-yours', 'action-refused', 'crossing-unknown', 'changed-meanwhile'],
    ] as const,
    async handle(call) {
      const { app, body, now, zone } = call;
      const principal = signedIn(call);
      const { id, form, line, plate: text, direction, action, happenedAt, doneBy, findings, ...said } = body;
      // Whoever keys needs the role of the deed; whoever did it is named on the paper and only needs to exist.
      if (!ACTION_ACCESS[action].some((role) => principal.roles.has(role)))
        throw new ApiError('action-not-yours', { details: refusalDetails(action) });
      const at = parseDateTime(happenedAt, zone);
      if (at === undefined) throw wrongForm('/happenedAt');
      const plate = normalisePlate(text);
      if (plate === undefined) throw wrongForm('/plate');
      if (!(await namesIn(app)).has(doneBy)) throw new ApiError('person-unknown');
      const found = findings?.map(({ declarationId, ...finding }) => ({
        ...finding,
        ...(declarationId === undefined ? {} : { declarationId: declarationId as DeclarationId }),
      }));
      const input = { id, action, at, ...said, ...(found === undefined ? {} : { findings: found }) };
      const keyed = { serial: form.trim().toUpperCase(), line, doneBy, input };
      const target = await targetOfPlate(app, plate, direction);
      const result = await app.services.outages.key(target, keyed, principal.id, now);
      if (typeof result === 'string') throw new ApiError(result);
      if (result.outcome === 'refused') throw new ApiError(codeOf(result.refusal), { details: refusalDetails(action) });
      const crossing = await presentOneCrossing(app.services.store, result.crossing, zone);
      return ok({ id, outcome: result.outcome, crossing });
    },
  }),
  route({
    name: 'POST /api/v1/outage-entries/:id/review',
    tag: 'outage',
    summary: { en: 'Look again at what was done without the server', zh: '复核停机期间办理的事项' },
    params: Type.Object({ id: Id }),
    body: OutageEntryReview,
    example: { verdict: 'in-order' },
    answers: { 200: { shape: OutageEntryShape, means: 'As it stands now' } },
    errors: ['outage-entry-unknown', 'outage-entry-reviewed', 'outage-entry-own', 'changed-meanwhile'],
    async handle(call) {
      const { app, params, body, now, zone } = call;
      const self = signedIn(call).id;
      const result = await app.services.outages.lookAt(params.id, body.verdict, self, now);
      if (result.outcome !== 'done') throw new ApiError(result.outcome);
      return ok(presentEntry(result.entry, undefined, { names: await namesIn(app), zone, self, now }));
    },
  }),
];

/** Names of everybody with an account, by id. */
async function namesIn(app: App): Promise<ReadonlyMap<string, string>> {
  return new Map((await app.services.store.people.list()).map(({ id, name }) => [id, name]));
}

/** Plates of passages, as long as they are kept. */
async function platesOf(
  { services }: App,
  ids: readonly Parameters<App['services']['store']['crossings']['byId']>[0][],
): Promise<ReadonlyMap<string, string>> {
  const crossings = await Promise.all([...new Set(ids)].map((id) => services.store.crossings.byId(id)));
  return new Map(crossings.flatMap((one) => (one?.vehicle.plate === undefined ? [] : [[one.id, one.vehicle.plate]])));
}
