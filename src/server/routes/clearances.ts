import { Type } from 'typebox';
import type { DeclarationId } from '../../core/domain/ids.ts';
import { ClearanceReceipt, ClearanceRequest, Conditions } from '../../wire/documents.ts';
import { Id } from '../../wire/primitives.ts';
import { ApiError } from '../errors.ts';
import { presentCondition } from '../present/documents.ts';
import { ok, type Route, route, signedIn } from '../route.ts';

const ById = Type.Object({ id: Id });

/** What a release waits for besides its check, and the messages that partners send. */
export const CLEARANCE_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/declarations/:id/conditions',
    tag: 'documents',
    summary: { en: 'What the release of a declaration waits for', zh: '申报的放行条件' },
    params: ById,
    answers: { 200: { shape: Conditions, means: 'Every condition, those that are met among them' } },
    errors: ['declaration-unknown'],
    async handle({ app, params, zone }) {
      const { services } = app;
      const stored = await services.store.declarations.byId(params.id as DeclarationId);
      if (stored === undefined) throw new ApiError('declaration-unknown');
      const [conditions, crossing] = await Promise.all([
        services.cases.conditions([stored]),
        stored.crossingId === undefined ? undefined : services.store.crossings.byId(stored.crossingId),
      ]);
      // Of a vehicle that was released nothing is waited for any more.
      const over = crossing?.stages.released !== undefined;
      const items = conditions.map((one) => presentCondition(over ? { ...one, open: false } : one, zone));
      return ok({ items });
    },
  }),
  route({
    name: 'POST /api/v1/declarations/:id/clearances',
    tag: 'documents',
    summary: { en: 'A partner’s word on a declaration', zh: '协作部门对申报的答复' },
    params: ById,
    body: ClearanceRequest,
    example: { id: '019c0000-0000-7000-8000-000000000001', decision: 'cleared', number: 'VET-2026-88' },
    answers: { 201: { shape: ClearanceReceipt, means: '`recorded`, or `seen` where this id came before' } },
    errors: ['body-not-valid', 'clearance-not-asked', 'clearance-not-yours'],
    async handle(call) {
      const { app, body, params, now } = call;
      const { id, partner } = signedIn(call);
      // A grant or token of the role always names one; without it nobody would know who speaks.
      if (partner === undefined) throw new ApiError('clearance-not-yours');
      const result = await app.services.cases.clear(params.id as DeclarationId, body, { id, partner }, now);
      if (result.outcome === 'refused') throw new ApiError(result.refusal);
      return { status: 201, body: { id: body.id, outcome: result.outcome } };
    },
  }),
];
