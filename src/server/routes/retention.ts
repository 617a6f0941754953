import { Type } from 'typebox';
import { lastStage } from '../../core/domain/advance-crossing.ts';
import type { DeclarationId, Instant } from '../../core/domain/ids.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import { normalisePlate } from '../../core/domain/validate/plate.ts';
import { Id } from '../../wire/primitives.ts';
import {
  HeldShape,
  PlateLookUp,
  PlatePassages,
  RawMessageCase,
  RawMessages,
  RetentionShape,
} from '../../wire/retention.ts';
import { wrongForm } from '../check-request.ts';
import { ApiError } from '../errors.ts';
import { ok, type Route, route, signedIn } from '../route.ts';
import { boundTo } from './filings.ts';

/** Batches that are listed; older ones are in the sum. */
const MOST_BATCHES = 100;

/** What is kept for a time only, and what of it leads to somebody. */
export const RETENTION_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/retention',
    tag: 'oversight',
    summary: { en: 'What is kept, for how long, and what was erased', zh: '保存内容、期限及清除情况' },
    answers: { 200: { shape: RetentionShape, means: 'Classes of records with their timers, and the last batches' } },
    async handle({ app, zone }) {
      const { lines, batches } = await app.services.stewardship.retention();
      return ok({
        classes: lines.map(({ oldest, lastErasedAt, ...line }) => ({
          ...line,
          ...(oldest === undefined ? {} : { oldest: formatDateTime(oldest, zone) }),
          ...(lastErasedAt === undefined ? {} : { lastErasedAt: formatDateTime(lastErasedAt, zone) }),
        })),
        batches: batches.slice(0, MOST_BATCHES).map(({ at, before, ...one }) => ({
          ...one,
          at: formatDateTime(at, zone),
          before: formatDateTime(before, zone),
        })),
      });
    },
  }),
  route({
    name: 'POST /api/v1/plate-look-ups',
    tag: 'oversight',
    summary: { en: 'Look up where a vehicle passed, for a case; recorded', zh: '因案查询车辆过境记录（留痕）' },
    body: PlateLookUp,
    example: { plate: '0123UBA', reason: 'appeal', caseNumber: 'A-2026-117' },
    answers: { 200: { shape: PlatePassages, means: 'Newest first, as long as its plate is kept' } },
    errors: ['body-not-valid'],
    perMinute: 30,
    async handle(call) {
      const { app, body, now, zone } = call;
      const plate = normalisePlate(body.plate);
      if (plate === undefined) throw wrongForm('/plate');
      const found = await app.services.stewardship.lookUpPlate({ ...body, plate }, signedIn(call).id, now);
      return ok({
        items: found.map(({ id, direction, state, lane, stages }) => {
          const at = lastStage(stages) as Instant;
          return { id, direction, state, lane, ...(at === 0 ? {} : { at: formatDateTime(at, zone) }) };
        }),
      });
    },
  }),
  route({
    name: 'GET /api/v1/declarations/:id/messages',
    tag: 'oversight',
    summary: { en: 'Read what was sent of a declaration, for a case; recorded', zh: '因案查阅申报的原始报文（留痕）' },
    params: Type.Object({ id: Id }),
    query: RawMessageCase,
    answers: { 200: { shape: RawMessages, means: 'Oldest first, as long as they are kept' } },
    errors: ['request-malformed', 'declaration-unknown'],
    perMinute: 30,
    async handle(call) {
      const { app, params, query, now, zone } = call;
      const asked = { ...query, declaration: params.id as DeclarationId };
      const found = await app.services.stewardship.lookUpMessage(asked, signedIn(call).id, now);
      if (found === undefined) throw new ApiError('declaration-unknown');
      return ok({ items: found.map(({ at, ...one }) => ({ ...one, at: formatDateTime(at, zone) })) });
    },
  }),
  route({
    name: 'GET /api/v1/operators/:operator/held',
    tag: 'filings',
    summary: { en: 'What is held on your firm', zh: '本系统保存的贵企业信息' },
    params: Type.Object({ operator: Type.String({ minLength: 1, maxLength: 60 }) }),
    answers: { 200: { shape: HeldShape, means: 'Everything you filed, and how often others named you' } },
    errors: ['operator-not-yours'],
    perMinute: 6,
    async handle(call) {
      const { app, params, now, zone } = call;
      const principal = signedIn(call);
      const reads = principal.roles.has('reviewer') || principal.roles.has('auditor');
      const operator = boundTo(principal);
      // Whoever files for any firm is not that firm.
      if (!reads && operator !== params.operator)
        throw new ApiError('operator-not-yours', { details: { operator: operator ?? '–' } });
      const held = await app.services.stewardship.held(params.operator, principal.id, now);
      const time = (at: Instant) => formatDateTime(at, zone);
      return ok({
        at: time(now),
        ...(held.operator === undefined ? {} : { operator: held.operator }),
        named: held.named,
        declarations: held.declarations.map((one) => ({ ...one, acceptedAt: time(one.acceptedAt) })),
        documents: held.documents.map((one) => ({ ...one, at: time(one.at) })),
        appeals: held.appeals.map((one) => ({ ...one, lodgedAt: time(one.lodgedAt) })),
        messages: held.messages.map((one) => ({ ...one, at: time(one.at) })),
        photos: held.photos,
      });
    },
  }),
];
