import { Type } from 'typebox';
import type { Instant } from '../../core/domain/ids.ts';
import { parseDateTime } from '../../core/domain/time.ts';
import { endOf, outageState } from '../../core/outage/outage.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import { PORT } from '../../wire/access.ts';
import {
  FormBatchShape,
  NewForms,
  NewOutage,
  OutageConfirmation,
  OutageGrants,
  OutageList,
  OutageNotice,
  OutageReview,
  OutageShape,
} from '../../wire/outages.ts';
import { Id } from '../../wire/primitives.ts';
import type { OutageResult } from '../../work/outage/declare-outage.ts';
import type { App } from '../app.ts';
import { wrongForm } from '../check-request.ts';
import { ApiError } from '../errors.ts';
import { presentForms, presentOutage } from '../present/outages.ts';
import { inForce } from '../principal.ts';
import { ok, type Route, route, signedIn } from '../route.ts';
import { OUTAGE_ENTRY_ROUTES } from './outage-entries.ts';

const ById = Type.Object({ id: Id });
const HOUR_MS = 3_600_000;

/** The port without its server: when that is allowed, what devices hold for it, and the paper for everything else. */
export const OUTAGE_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/outage',
    tag: 'outage',
    summary: { en: 'Whether the port works without its server now', zh: '口岸当前是否处于停机模式' },
    answers: { 200: { shape: OutageNotice, means: 'Nothing, or which parts and until when' } },
    async handle({ app, now, zone }) {
      const open = (await app.services.outages.now(now)).filter(
        (one) => one.kind === 'declared' && outageState(one, now) === 'in-force',
      );
      return ok({
        items: open.map((one) => ({
          from: formatDateTime(one.from, zone),
          // As far as is certain: whoever reads this must not be told of hours that nobody has confirmed.
          until: formatDateTime(endOf(one), zone),
          parts: [...one.parts],
          reason: one.reason,
        })),
      });
    },
  }),
  route({
    name: 'GET /api/v1/outage/grants',
    tag: 'outage',
    summary: { en: 'Signed grants for a device to hold', zh: '供设备保存的签名停机授权' },
    answers: { 200: { shape: OutageGrants, means: 'Each verifies offline with the keys of /api/v1/slip-keys' } },
    async handle({ app, now, zone }) {
      const { outages } = app.services;
      return ok({
        at: formatDateTime(now, zone),
        permitted: outages.permitted,
        grants: [...(await outages.grants(now))],
      });
    },
  }),
  route({
    name: 'GET /api/v1/outages',
    tag: 'outage',
    summary: { en: 'Outages that are open, recent or to be looked at', zh: '进行中、近期及待复核的停机' },
    answers: { 200: { shape: OutageList, means: 'Newest first, with the forms printed last' } },
    async handle(call) {
      const { app, now, zone } = call;
      const { outages, store } = app.services;
      const [items, forms, persons, grants] = await Promise.all([
        outages.recent(now),
        outages.forms(),
        store.people.list(),
        store.people.grants(),
      ]);
      const names = new Map(persons.map(({ id, name }) => [id, name]));
      const beside = { names, zone, self: signedIn(call).id, now };
      // Who may have signed a paper form: everybody with a role at the port.
      const port = new Set(
        grants.filter((one) => inForce(one) && (PORT as readonly string[]).includes(one.role)).map((one) => one.userId),
      );
      return ok({
        permitted: outages.permitted,
        items: items.map((one) => presentOutage(one, beside)),
        forms: forms.map((one) => presentForms(one, beside)),
        officers: persons.filter(({ id }) => port.has(id)).map(({ id, name }) => ({ id, name })),
      });
    },
  }),
  route({
    name: 'POST /api/v1/outages',
    tag: 'outage',
    summary: { en: 'Declare an outage, or grant one ahead for a shift', zh: '宣布停机，或为班次预先授权' },
    body: NewOutage,
    example: { kind: 'declared', hours: 4, parts: ['gate'], reason: 'network' },
    answers: { 201: { shape: OutageShape, means: 'Declared; another person confirms it' } },
    errors: ['body-not-valid', 'outage-span', 'outage-no-part', 'outage-grants-off', 'outage-needs-another'],
    async handle(call) {
      const { app, body, now, zone } = call;
      const time = (text: string, pointer: string): Instant => {
        const at = parseDateTime(text, zone);
        if (at === undefined) throw wrongForm(pointer);
        return at;
      };
      const { kind, parts, reason } = body;
      const from = body.from === undefined ? now : time(body.from, '/from');
      const lasts = kind === 'declared' && body.hours !== undefined ? now + body.hours * HOUR_MS : undefined;
      const until = (lasts as Instant | undefined) ?? time(body.until ?? '', '/until');
      const input = { kind, parts, reason, from, until };
      const self = signedIn(call).id;
      return { status: 201, body: await shown(app, await app.services.outages.declare(input, self, now), self, now) };
    },
  }),
  route({
    name: 'POST /api/v1/outages/:id/confirmation',
    tag: 'outage',
    summary: { en: 'Confirm an outage, or refuse it', zh: '确认或拒绝停机' },
    params: ById,
    body: OutageConfirmation,
    example: { agrees: true },
    answers: { 200: { shape: OutageShape, means: 'As it stands now' } },
    errors: ['outage-unknown', 'outage-decided', 'outage-over', 'outage-needs-two', 'changed-meanwhile'],
    async handle(call) {
      const { app, params, body, now } = call;
      const self = signedIn(call).id;
      return ok(await shown(app, await app.services.outages.decide(params.id, body.agrees, self, now), self, now));
    },
  }),
  route({
    name: 'POST /api/v1/outages/:id/end',
    tag: 'outage',
    summary: { en: 'End an outage before its time', zh: '提前结束停机' },
    params: ById,
    answers: { 200: { shape: OutageShape, means: 'As it stands now' } },
    errors: ['outage-unknown', 'outage-over', 'changed-meanwhile'],
    async handle(call) {
      const { app, params, now } = call;
      const self = signedIn(call).id;
      return ok(await shown(app, await app.services.outages.end(params.id, self, now), self, now));
    },
  }),
  route({
    name: 'POST /api/v1/outages/:id/review',
    tag: 'outage',
    summary: { en: 'Look at an outage again once it is over', zh: '复核已结束的停机' },
    params: ById,
    body: OutageReview,
    example: { verdict: 'justified' },
    answers: { 200: { shape: OutageShape, means: 'As it stands now' } },
    errors: ['outage-unknown', 'outage-not-over', 'outage-reviewed', 'outage-needs-two', 'changed-meanwhile'],
    async handle(call) {
      const { app, params, body, now } = call;
      const self = signedIn(call).id;
      return ok(await shown(app, await app.services.outages.review(params.id, body.verdict, self, now), self, now));
    },
  }),
  route({
    name: 'POST /api/v1/outage-forms',
    tag: 'outage',
    summary: { en: 'Number forms that are printed now', zh: '为即将印制的表单编号' },
    body: NewForms,
    example: { kind: 'gate-log', count: 5 },
    answers: { 201: { shape: FormBatchShape, means: 'Their serial numbers' } },
    errors: ['body-not-valid', 'changed-meanwhile'],
    async handle(call) {
      const { app, body, now, zone } = call;
      const batch = await app.services.outages.printForms(body, signedIn(call).id, now);
      if (batch === 'changed-meanwhile') throw new ApiError(batch);
      return { status: 201, body: presentForms(batch, { names: await namesIn(app), zone }) };
    },
  }),
  ...OUTAGE_ENTRY_ROUTES,
];

async function namesIn(app: App): Promise<ReadonlyMap<string, string>> {
  return new Map((await app.services.store.people.list()).map(({ id, name }) => [id, name]));
}

/** An outage as it stands now, or the outcome thrown as the error of its name. */
async function shown(app: App, result: OutageResult, self: string, now: Instant) {
  if (result.outcome !== 'done') throw new ApiError(result.outcome);
  return presentOutage(result.outage, { names: await namesIn(app), zone: app.zone, self, now });
}
