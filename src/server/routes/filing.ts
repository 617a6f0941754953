import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import type { DeclarationId } from '../../core/domain/ids.ts';
import { isRefused } from '../../intake/port/read.ts';
import { BatchReport, FilingOutcomeShape } from '../../wire/declarations.ts';
import { IdOnly } from '../../wire/installation.ts';
import { Id } from '../../wire/primitives.ts';
import { ApiError } from '../errors.ts';
import { type Filed, fileBody, limited, MOST_JSON_BYTES, peek } from '../filing/read-body.ts';
import { presentProblems } from '../present/problems.ts';
import { type Answer, type Call, ok, type Route, route, signedIn } from '../route.ts';
import type { Actor } from '../../work/environment.ts';
import { tapMessage } from '../../work/raw/tap-message.ts';

const JSON_TYPE = 'application/json';
const NDJSON_TYPE = 'application/x-ndjson';

/** Examples are shown in the documentation; the goods are those of DESIGN.md's one declaration. */
const EXAMPLE = {
  reference: 'BRK-2026-000123',
  direction: 'import',
  procedure: '4000',
  lodgedAt: '2026-03-01T06:12:00+08:00',
  declarant: 'OP-1007',
  importer: 'OP-1042',
  exporter: 'OP-0311',
  carrier: 'OP-0088',
  dispatchCountry: 'MN',
  destinationCountry: 'CN',
  vehicle: { plate: '0123UBA', country: 'MN', kind: 'truck' },
  totals: { grossKg: 38900, packages: 1 },
  goods: [
    {
      line: 1,
      hs: '270112',
      description: 'Bituminous coal, washed',
      origin: 'MN',
      netKg: 38500,
      grossKg: 38900,
      packages: 1,
      value: 5005,
      currency: 'USD',
    },
  ],
};

/** What declarants send. */
export const FILING_ROUTES: readonly Route[] = [
  route({
    name: 'POST /api/v1/declarations',
    tag: 'declarations',
    summary: {
      en: 'File one declaration, an array of them, or one on each line',
      zh: '提交一份申报、一组申报，或每行一份申报',
    },
    streams: [JSON_TYPE, NDJSON_TYPE],
    example: EXAMPLE,
    answers: {
      201: { shape: FilingOutcomeShape, means: 'One declaration was stored' },
      200: {
        shape: Type.Union([FilingOutcomeShape, BatchReport]),
        means: 'The same declaration was on file already; or the report of a batch',
      },
    },
    errors: [
      'batch-empty',
      'declaration-refused',
      'reference-taken',
      'operator-not-yours',
      'body-too-large',
      'media-type-unsupported',
    ],
    async handle(call) {
      const { services, metrics } = call.app;
      const actor = actorOf(call);
      // Lines have no end to wait for and no limit; a JSON body is bounded, as a reader may have to hold much of it.
      const lines = mediaType(call.request.headers['content-type']) === NDJSON_TYPE;
      const bytes = call.request.body as Readable;
      const { first, whole } = await peek(limited(bytes, lines ? Number.POSITIVE_INFINITY : MOST_JSON_BYTES));
      if (first === '') throw new ApiError('body-missing');
      const body = { format: lines ? ('ndjson' as const) : ('json' as const), message: services.newId() };
      const filed = await fileBody(whole, body, services.readDeclarations, (group, held) =>
        services.accept(group, actor, services.clock(), held),
      );
      // A report of zeros would read as success; a system that sends nothing has a fault of its own, and nobody would look.
      if (filed.length === 0) throw new ApiError('batch-empty');
      for (const { outcome } of filed) metrics.filed(outcome.outcome);
      const [only] = filed;
      // What follows one declaration, be it another or none, is reported as well: nothing of a body goes unsaid.
      const batch = lines || first === '[' || filed.length > 1;
      return batch || only === undefined ? ok(reportOf(filed)) : answerOne(only, actor);
    },
  }),
  route({
    name: 'PUT /api/v1/declarations/:id',
    tag: 'declarations',
    summary: { en: 'Amend a declaration, until its vehicle was directed', zh: '在车辆被引导之前修改申报' },
    params: Type.Object({ id: Id }),
    streams: [JSON_TYPE],
    example: EXAMPLE,
    answers: { 200: { shape: IdOnly, means: 'The declaration says this now' } },
    errors: [
      'declaration-unknown',
      'declaration-refused',
      'amendment-too-late',
      'changed-meanwhile',
      'operator-not-yours',
    ],
    async handle(call) {
      const { services } = call.app;
      const id = call.params.id as DeclarationId;
      const actor = actorOf(call);
      const stored = await services.store.declarations.byId(id);
      // Whether another firm's declaration exists is not told.
      const foreign = actor.operator !== undefined && stored?.declaration.declarant !== actor.operator;
      if (stored === undefined || foreign) throw new ApiError('declaration-unknown');
      const items = [];
      const body = limited(call.request.body as Readable, 1_000_000);
      // One declaration: what was read is taken once, at the end.
      const tap = tapMessage(services.newId(), 'json', async () => {});
      for await (const item of services.readDeclarations(tap.read(body), { format: 'json' })) items.push(item);
      const [item] = items;
      if (item === undefined || items.length > 1) throw new ApiError('body-not-valid');
      if (isRefused(item)) throw new ApiError('declaration-refused', { problems: presentProblems(item.refused) });
      const amended = await services.amend(id, item, actor, call.now, tap.take());
      switch (amended.outcome) {
        case 'amended':
        case 'same':
          return ok({ id });
        case 'refused':
        case 'other-declaration':
          throw refusal(amended.problems, actor, item.place);
        case 'not-found':
          throw new ApiError('declaration-unknown');
        case 'too-late':
          throw new ApiError('amendment-too-late');
      }
    },
  }),
];

/** The signed-in declarant as the record names them. */
export function actorOf(call: Pick<Call<unknown, unknown, unknown>, 'principal'>): Actor {
  const { id, operator } = signedIn(call);
  return { id, ...(operator === undefined ? {} : { operator }) };
}

/** A single declaration is answered by its status; a batch, whatever is in it, by a report. */
function answerOne({ outcome, result }: Filed, actor: Actor): Answer {
  switch (outcome.outcome) {
    case 'stored':
      return { status: 201, body: outcome, headers: { location: `/api/v1/filings/${outcome.id}` } };
    case 'same':
      return ok(outcome);
    case 'conflict':
      throw new ApiError('reference-taken', {
        ...(outcome.id === undefined ? {} : { id: outcome.id }),
        differences: outcome.differences ?? [],
      });
    case 'refused':
      throw result === undefined
        ? new ApiError('declaration-refused', { problems: outcome.problems })
        : refusal(result.problems, actor);
  }
}

/** Filing for another firm is no fault of the declaration: it is said as what it is. */
function refusal(
  problems: Parameters<typeof presentProblems>[0],
  actor: Actor,
  place?: Parameters<typeof presentProblems>[1],
): ApiError {
  const foreign = problems.some(({ code }) => code === 'foreign-declarant');
  return new ApiError(foreign ? 'operator-not-yours' : 'declaration-refused', {
    problems: presentProblems(problems, place),
    ...(foreign ? { details: { operator: actor.operator ?? '' } } : {}),
  });
}

/** Counts and every outcome, in the order of the body. */
function reportOf(filed: readonly Filed[]) {
  const outcomes = filed.map(({ outcome }) => outcome);
  const count = (kind: (typeof outcomes)[number]['outcome']) => outcomes.filter((one) => one.outcome === kind).length;
  return {
    stored: count('stored'),
    same: count('same'),
    conflict: count('conflict'),
    refused: count('refused'),
    outcomes,
  };
}

function mediaType(header: string | undefined): string {
  return (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}
