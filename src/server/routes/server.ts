import { Type } from 'typebox';
import { docsPage } from '../docs-page.ts';
import { ApiError } from '../errors.ts';
import { languageOf } from '../answer-errors.ts';
import { openApi } from '../openapi.ts';
import { ok, type Route, route } from '../route.ts';

const Alive = Type.Object({ status: Type.Literal('ok') });

/** What machines and newcomers ask of the server itself. `routes` gives the whole list, which includes these. */
export const serverRoutes = (routes: () => readonly Route[]): readonly Route[] => [
  route({
    name: 'GET /healthz',
    tag: 'server',
    summary: { en: 'Whether the process runs', zh: '进程是否运行' },
    answers: { 200: { shape: Alive, means: 'It does' } },
    handle: async () => ok({ status: 'ok' }),
  }),
  route({
    name: 'GET /readyz',
    tag: 'server',
    summary: {
      en: 'Whether it can do its work: the database answers and is migrated',
      zh: '是否可以工作：数据库可用且已迁移',
    },
    answers: { 200: { shape: Alive, means: 'It can' } },
    errors: ['not-ready'],
    async handle({ app: { services } }) {
      const database = await services.store.ping().then(
        () => [],
        () => ['database'],
      );
      const missing = database.length > 0 ? database : await services.pending();
      if (missing.length > 0) {
        throw new ApiError('not-ready', { details: { what: missing.join(', ') }, headers: { 'retry-after': '2' } });
      }
      return ok({ status: 'ok' });
    },
  }),
  route({
    name: 'GET /metrics',
    tag: 'server',
    summary: { en: 'Figures for Prometheus', zh: 'Prometheus 指标' },
    loopback: true,
    answers: { 200: { mediaType: 'text/plain', means: 'The text format of Prometheus' } },
    async handle({ app: { metrics } }) {
      return ok(await metrics.text(), { 'content-type': metrics.contentType });
    },
  }),
  route({
    name: 'GET /openapi.json',
    tag: 'server',
    summary: { en: 'This interface as OpenAPI 3.1', zh: '本接口的 OpenAPI 3.1 描述' },
    answers: { 200: { mediaType: 'application/json', means: 'An OpenAPI document' } },
    handle: async () => ok(openApi(routes())),
  }),
  route({
    name: 'GET /docs',
    tag: 'server',
    summary: { en: 'This interface, to read', zh: '本接口的阅读页' },
    query: Type.Object({ lang: Type.Optional(Type.String()) }),
    answers: { 200: { mediaType: 'text/html', means: 'A page' } },
    async handle({ request }) {
      const language = languageOf(request);
      return ok(docsPage(routes(), language), {
        'content-type': 'text/html; charset=utf-8',
        'content-language': language,
      });
    },
  }),
];
