import { Type } from 'typebox';
import type { Crossing } from '../../core/domain/crossing.ts';
import type { CrossingId, DeclarationId } from '../../core/domain/ids.ts';
import type { Role } from '../../core/domain/role.ts';
import { FilingPage, FilingShape } from '../../wire/declarations.ts';
import { Id } from '../../wire/primitives.ts';
import type { App } from '../app.ts';
import { pageOf, readCursor } from '../cursor.ts';
import { ApiError } from '../errors.ts';
import { presentFiling } from '../present/filings.ts';
import type { Principal } from '../principal.ts';
import { ok, type Route, route, signedIn } from '../route.ts';

/** What declarants follow: their own filings, without a lane until the vehicle is inside the gate. */
export const FILINGS_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/filings',
    tag: 'filings',
    summary: { en: 'Your filings, newest first', zh: '您的申报，最新在前' },
    query: Type.Object({
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
      cursor: Type.Optional(Type.String()),
      reference: Type.Optional(Type.String({ maxLength: 80, description: 'the beginning of a reference' })),
    }),
    answers: { 200: { shape: FilingPage, means: 'One part of the list' } },
    errors: ['request-malformed', 'cursor-unknown'],
    async handle(call) {
      const { app, query, zone } = call;
      const { declarations } = app.services.store;
      const limit = query.limit ?? 50;
      const operator = boundTo(signedIn(call));
      const filter = {
        ...(operator === undefined ? {} : { declarant: operator }),
        ...(query.reference ? { text: query.reference } : {}),
      };
      const after = query.cursor === undefined ? undefined : (readCursor(query.cursor) as DeclarationId);
      const rows = await declarations.list(filter, limit + 1, after);
      const page = pageOf(rows, limit, ({ id }) => id);
      // Read whole for a page of fifty: the public reasons come from the newest assessment.
      const stored = await declarations.byIds(page.items);
      const crossings = await crossingsOf(
        app,
        stored.flatMap(({ crossingId }) => crossingId ?? []),
      );
      const views = new Map(
        stored.map((one) => [one.id, presentFiling(one, crossings.get(one.crossingId ?? ''), zone)]),
      );
      const items = page.items.flatMap((id) => views.get(id) ?? []);
      return ok(page.next === undefined ? { items } : { items, next: page.next });
    },
  }),
  route({
    name: 'GET /api/v1/filings/:id',
    tag: 'filings',
    summary: { en: 'One of your filings, as filed', zh: '您的一份申报（原文）' },
    params: Type.Object({ id: Id }),
    answers: { 200: { shape: FilingShape, means: 'Where it stands; its lane once the vehicle is inside the gate' } },
    errors: ['filing-unknown'],
    async handle(call) {
      const { app, params, zone } = call;
      const stored = await app.services.store.declarations.byId(params.id as DeclarationId);
      const operator = boundTo(signedIn(call));
      // Another firm's filing is as unknown as one that is not there.
      if (stored === undefined || (operator !== undefined && stored.declaration.declarant !== operator)) {
        throw new ApiError('filing-unknown');
      }
      const crossing =
        stored.crossingId === undefined ? undefined : await app.services.store.crossings.byId(stored.crossingId);
      return ok({ ...presentFiling(stored, crossing, zone), declaration: stored.declaration });
    },
  }),
];

/** Those who may read everything are not narrowed to the operator that they also file for. */
const UNBOUND: readonly Role[] = ['reviewer', 'auditor'];

/** The operator whose filings somebody sees; undefined sees all. */
export function boundTo({ roles, operator }: Principal): Principal['operator'] {
  return UNBOUND.some((role) => roles.has(role)) ? undefined : operator;
}

/** Passages by their ids, each read once. */
async function crossingsOf(app: App, ids: readonly CrossingId[]): Promise<ReadonlyMap<string, Crossing>> {
  const found = await Promise.all([...new Set(ids)].map((id) => app.services.store.crossings.byId(id)));
  return new Map(found.flatMap((crossing) => (crossing === undefined ? [] : [[crossing.id, crossing] as const])));
}
