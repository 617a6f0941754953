import { Type } from 'typebox';
import type { Direction } from '../../core/domain/declaration.ts';
import type { DeclarationId, Instant, LocalDay, OperatorId, TimeZone } from '../../core/domain/ids.ts';
import { LANES, type Lane } from '../../core/domain/lane.ts';
import { addDays, parseLocalDay, startOfLocalDay } from '../../core/domain/time.ts';
import type { DeclarationFilter, StoredDeclaration } from '../../store/port/declarations.ts';
import {
  DeclarationDetail,
  DeclarationPage,
  DeclarationQuery,
  type DeclarationSearch,
  ProofShape,
} from '../../wire/declarations.ts';
import { SelectionOutcome, SelectionRequest } from '../../wire/crossings.ts';
import { Id } from '../../wire/primitives.ts';
import type { App } from '../app.ts';
import { pageOf, readCursor } from '../cursor.ts';
import { ApiError, type ErrorCode } from '../errors.ts';
import { codeOf } from '../gate/take-action.ts';
import { frozenTerms, type Port, presentDetail, presentEvents, presentRow } from '../present/declarations.ts';
import { presentProof } from '../present/proof.ts';
import { ok, type Route, route, signedIn } from '../route.ts';

/** Matches are counted so far; beyond it the list says that there are more. */
const MOST_COUNTED = 100_000;
const MOST_EVENTS = 500;
const ById = Type.Object({ id: Id });
/** What a selection by hand is refused with. */
export const SELECTION_REFUSALS: readonly ErrorCode[] = [
  'selection-incomplete',
  'selection-item',
  'selection-not-free',
  'hazard-not-for-item',
];

/** What officers read of declarations. */
export const DECLARATION_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/declarations',
    tag: 'declarations',
    summary: { en: 'Search declarations, newest first', zh: '查询申报，最新在前' },
    query: DeclarationQuery,
    answers: { 200: { shape: DeclarationPage, means: 'One part of the list, and how many match' } },
    errors: ['request-malformed', 'cursor-unknown'],
    async handle({ query, app, zone }) {
      const limit = query.limit ?? 100;
      const filter = filterOf(query, zone);
      const after = query.cursor === undefined ? undefined : (readCursor(query.cursor) as DeclarationId);
      const { declarations } = app.services.store;
      const [rows, found, port] = await Promise.all([
        declarations.list(filter, limit + 1, after),
        declarations.count(filter, MOST_COUNTED + 1),
        portOf(app),
      ]);
      return ok({
        ...pageOf(rows, limit, (row) => presentRow(row, port)),
        total: Math.min(found, MOST_COUNTED),
        totalIsAtLeast: found > MOST_COUNTED,
      });
    },
  }),
  route({
    name: 'GET /api/v1/declarations/:id',
    tag: 'declarations',
    summary: { en: 'One declaration with all its evidence', zh: '一份申报及其全部依据' },
    params: ById,
    answers: { 200: { shape: DeclarationDetail, means: 'Goods, assessments with the values seen, past and events' } },
    errors: ['declaration-unknown'],
    async handle({ params, app, zone }) {
      const { store } = app.services;
      const stored = await storedDeclaration(app, params.id);
      const [events, records, names, port] = await Promise.all([
        store.events.ofSubject(stored.id, MOST_EVENTS),
        operatorRecords(app, stored),
        namesOf(app),
        portOf(app),
      ]);
      const terms = frozenTerms(stored.assessments[0]?.features);
      return ok(presentDetail(stored, presentEvents(events, names, zone), records, terms, port));
    },
  }),
  route({
    name: 'GET /api/v1/declarations/:id/proof',
    tag: 'declarations',
    summary: { en: 'The ledger’s entries about a declaration, with their proofs', zh: '申报在账本中的记录及其证明' },
    params: ById,
    answers: { 200: { shape: ProofShape, means: 'Each entry with its path to the newest signed head' } },
    errors: ['declaration-unknown'],
    async handle({ params, app, zone }) {
      const { id } = await storedDeclaration(app, params.id);
      return ok(presentProof(await app.services.proof(id), zone));
    },
  }),
  route({
    name: 'POST /api/v1/declarations/:id/selection',
    tag: 'declarations',
    summary: { en: 'Select a load for inspection by hand', zh: '人工布控查验' },
    params: ById,
    body: SelectionRequest,
    example: { id: '019c0000-0000-7000-8000-000000000001', hazard: 'transit', observation: 'seal-damaged' },
    answers: { 200: { shape: SelectionOutcome, means: '`done`, or `seen` where this id was done before' } },
    errors: [
      'declaration-unknown',
      'body-not-valid',
      'not-in-this-state',
      ...SELECTION_REFUSALS,
      'changed-meanwhile',
      'person-required',
    ],
    async handle(call) {
      const { app, body, params, now } = call;
      const actor = { id: signedIn(call).id };
      const result = await app.services.crossings.select(params.id as DeclarationId, body, actor, now);
      if (result.outcome !== 'refused') return ok({ id: body.id, outcome: result.outcome });
      const { refusal } = result;
      throw new ApiError(refusal === 'declaration-unknown' ? refusal : codeOf(refusal));
    },
  }),
];

/** A declaration by its id; throws `declaration-unknown`. */
async function storedDeclaration(app: App, id: string): Promise<StoredDeclaration> {
  const stored = await app.services.store.declarations.byId(id as DeclarationId);
  if (stored === undefined) throw new ApiError('declaration-unknown');
  return stored;
}

/** Names of colleagues by their ids, so that a record reads "gate" and not a number. */
export async function namesOf(app: App): Promise<ReadonlyMap<string, string>> {
  const persons = await app.services.store.people.list();
  return new Map(persons.map(({ id, username }) => [id, username]));
}

/** What presenting needs of the port. */
export async function portOf({ services, zone }: App): Promise<Port> {
  const installation = await services.store.installation.get();
  return { zone, minorDigits: services.minorDigits, currency: installation?.currency ?? '' };
}

/** Registered firms among those that a declaration names, by id. */
async function operatorRecords(app: App, { declaration }: StoredDeclaration) {
  const { importer, exporter, declarant, carrier } = declaration;
  const ids = [...new Set([importer, exporter, declarant, carrier])].filter((id) => id !== undefined);
  const records = await Promise.all(ids.map((id) => app.services.store.history.operatorRecord(id)));
  return new Map(records.flatMap((record) => (record === undefined ? [] : [[record.id, record] as const])));
}

/** The query as the store filters: days are port-local and both included. Throws `request-malformed`. */
function filterOf(search: DeclarationSearch, zone: TimeZone): DeclarationFilter {
  const lanes = search.lane?.split(',').filter((lane): lane is Lane => (LANES as readonly string[]).includes(lane));
  // Lanes that do not exist match nothing; no lanes at all match everything.
  if (search.lane !== undefined && lanes?.length === 0) throw new ApiError('request-malformed');
  const text = search.q?.trim();
  return {
    ...(text ? { text } : {}),
    ...(lanes === undefined ? {} : { lanes }),
    ...(search.direction === undefined ? {} : { direction: search.direction as Direction }),
    ...(search.hs === undefined ? {} : { hs: search.hs }),
    ...(search.declarant === undefined ? {} : { declarant: search.declarant as OperatorId }),
    ...(search.from === undefined ? {} : { acceptedFrom: dayStart(search.from, 0, zone) }),
    ...(search.to === undefined ? {} : { acceptedBefore: dayStart(search.to, 1, zone) }),
  };
}

/** The first instant of a port-local day, or of one some days later; throws `request-malformed`. */
function dayStart(text: string, daysLater: number, zone: TimeZone): Instant {
  const day: LocalDay | undefined = parseLocalDay(text);
  if (day === undefined) throw new ApiError('request-malformed');
  return startOfLocalDay(addDays(day, daysLater), zone);
}
