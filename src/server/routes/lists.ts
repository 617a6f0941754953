import { Type } from 'typebox';
import { localDay } from '../../core/domain/time.ts';
import { Id } from '../../wire/primitives.ts';
import {
  ListEntryShape,
  NamedLists,
  NamedListShape,
  NewListEntry,
  NewNamedList,
  NewTerm,
  Terms,
  TermShape,
} from '../../wire/workbench.ts';
import type { EntryDecision, ListResult } from '../../work/lists/keep-lists.ts';
import type { TermResult } from '../../work/lists/keep-vocabulary.ts';
import { ApiError, type ErrorCode } from '../errors.ts';
import { presentProblems } from '../present/problems.ts';
import { presentEntry, presentList, presentTerm } from '../present/workbench.ts';
import { ok, type Route, route, signedIn } from '../route.ts';
import { dayOf } from './workbench.ts';

const ListName = Type.String({ pattern: '^[a-zA-Z0-9-]{1,64}$' });
const TermName = Type.String({ pattern: '^[a-z0-9-]{1,64}$' });
const VALUE_ERRORS = [
  'entry-value-form',
  'entry-limited-goods',
  'entry-expiry',
  'entry-needs-finding',
  'finding-unknown',
  'finding-of-another',
  'finding-names-no-hazard',
  'finding-cited-before',
] as const satisfies readonly ErrorCode[];

/** Named lists and the vocabulary: two people stand behind each entry and word. */
export const LIST_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/lists',
    tag: 'workbench',
    summary: { en: 'The lists that rules may name, with every entry', zh: '规则可引用的清单及其全部条目' },
    answers: { 200: { shape: NamedLists, means: 'All of them, in one part' } },
    async handle({ app, now, zone }) {
      const { lists } = app.services.store;
      const [all, entries] = await Promise.all([lists.all(), lists.entries()]);
      return ok({ items: all.map((list) => presentList(list, entries, localDay(now, zone), zone)) });
    },
  }),
  route({
    name: 'POST /api/v1/lists',
    tag: 'workbench',
    summary: { en: 'Open an empty list', zh: '创建空清单' },
    body: NewNamedList,
    example: {
      id: 'dualUseMachines',
      kind: 'hs',
      title: { en: 'Machine tools under export control', zh: '出口管制机床' },
      legalBasis: 'Export Control Law, art. 9',
    },
    answers: { 201: { shape: NamedListShape, means: 'The list, without entries' } },
    errors: ['body-not-valid', 'list-taken', 'list-not-fit', 'legal-basis-not-registered'],
    async handle(call) {
      const { app, body, now, zone } = call;
      const list = doneOf(await app.services.workbench.createList(body, signedIn(call), now));
      return { status: 201, body: presentList(list, [], localDay(now, zone), zone) };
    },
  }),
  route({
    name: 'POST /api/v1/lists/:id/entries',
    tag: 'workbench',
    summary: { en: 'Propose an entry', zh: '提议清单条目' },
    params: Type.Object({ id: ListName }),
    body: NewListEntry,
    example: { value: '845811', hazard: 'dual-use', expiresOn: '2026-12-31' },
    answers: { 201: { shape: ListEntryShape, means: 'The proposal; somebody else decides' } },
    errors: ['body-not-valid', 'list-unknown', ...VALUE_ERRORS],
    async handle(call) {
      const { app, body, params, now, zone } = call;
      const input = { ...body, expiresOn: dayOf(body.expiresOn) };
      const entry = doneOf(await app.services.workbench.proposeEntry(params.id, input, signedIn(call), now));
      return { status: 201, body: presentEntry(entry, localDay(now, zone), zone) };
    },
  }),
  entryDecision('POST /api/v1/lists/:id/entries/:entry/approval', 'approve', 'Approve an entry', '批准清单条目'),
  entryDecision('POST /api/v1/lists/:id/entries/:entry/refusal', 'refuse', 'Refuse an entry', '拒绝清单条目'),
  entryDecision('POST /api/v1/lists/:id/entries/:entry/withdrawal', 'withdraw', 'Withdraw an entry', '撤回清单条目'),
  route({
    name: 'GET /api/v1/vocabulary',
    tag: 'workbench',
    summary: { en: 'The goods words that rules may ask for, and proposals', zh: '规则可用的货物词及提议' },
    answers: { 200: { shape: Terms, means: 'Open proposals first' } },
    async handle({ app }) {
      return ok({ items: (await app.services.workbench.terms()).map(presentTerm) });
    },
  }),
  route({
    name: 'POST /api/v1/vocabulary',
    tag: 'workbench',
    summary: { en: 'Propose a goods word', zh: '提议货物词' },
    body: NewTerm,
    example: {
      id: 'firework',
      label: { en: 'Fireworks', zh: '烟花爆竹' },
      words: ['firework', '烟花'],
      hsHeadings: ['3604'],
    },
    answers: { 201: { shape: TermShape, means: 'The proposal; somebody else decides' } },
    errors: ['body-not-valid', 'term-not-fit', 'term-proposed-already'],
    async handle(call) {
      const { app, body, now } = call;
      return { status: 201, body: termOf(await app.services.workbench.proposeTerm(body, signedIn(call), now)) };
    },
  }),
  termDecision('POST /api/v1/vocabulary/:id/approval', 'approve', 'Approve a goods word', '批准货物词'),
  termDecision('POST /api/v1/vocabulary/:id/refusal', 'refuse', 'Refuse a goods word', '拒绝货物词'),
];

/** The three decisions on an entry differ in their address alone. */
function entryDecision(name: Route['name'], decision: EntryDecision, en: string, zh: string): Route {
  return route({
    name,
    tag: 'workbench',
    summary: { en, zh },
    params: Type.Object({ id: ListName, entry: Id }),
    answers: { 200: { shape: ListEntryShape, means: 'The entry as it stands now' } },
    errors: ['entry-unknown', 'entry-decided', 'entry-needs-two'],
    async handle(call) {
      const { app, params, now, zone } = call;
      const { workbench } = app.services;
      const entry = doneOf(await workbench.decideEntry(params.id, params.entry, decision, signedIn(call), now));
      return ok(presentEntry(entry, localDay(now, zone), zone));
    },
  });
}

/** The two decisions on a goods word differ in their address alone. */
function termDecision(name: Route['name'], decision: 'approve' | 'refuse', en: string, zh: string): Route {
  return route({
    name,
    tag: 'workbench',
    summary: { en, zh },
    params: Type.Object({ id: TermName }),
    answers: { 200: { shape: TermShape, means: 'The word as it stands now' } },
    errors: ['term-unknown', 'term-decided', 'term-needs-two', 'term-not-fit'],
    async handle(call) {
      const { app, params, now } = call;
      return ok(termOf(await app.services.workbench.decideTerm(params.id, decision, signedIn(call), now)));
    },
  });
}

/** What was done, or the refusal thrown as the error of its name. */
function doneOf<T>(result: ListResult<T>): T {
  if (result.outcome === 'done') return result.value;
  throw new ApiError(result.refusal, result.latest === undefined ? {} : { details: { latest: result.latest } });
}

/** The word as it stands now, or the outcome thrown as an error of its own. */
function termOf(result: TermResult) {
  switch (result.outcome) {
    case 'done': {
      const { refusedAt, approvedAt } = result.term;
      const state = refusedAt !== undefined ? 'refused' : approvedAt === undefined ? 'proposed' : 'in-force';
      return presentTerm({ ...result.term, state });
    }
    case 'not-fit':
      throw new ApiError('term-not-fit', { problems: presentProblems(result.problems) });
    case 'unknown':
      throw new ApiError('term-unknown');
    case 'proposed-already':
      throw new ApiError('term-proposed-already');
    case 'decided':
      throw new ApiError('term-decided');
    case 'needs-two':
      throw new ApiError('term-needs-two');
  }
}
