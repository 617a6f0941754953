import type { TSchema } from 'typebox';
import { ProblemDetails } from '../wire/primitives.ts';
import { errorSentence } from '../messages/errors.ts';
import { ACCESS, PERSONS_ONLY } from './access.ts';
import { ERROR_STATUS, type ErrorCode } from './errors.ts';
import { type AnswerShape, addressOf, type Route } from './route.ts';

type Json = Readonly<Record<string, unknown>>;
const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/** The interface as an OpenAPI 3.1 document, made of the very shapes that requests are checked with. */
export function openApi(routes: readonly Route[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const one of routes) {
    const { method, url } = addressOf(one.name);
    // `:id` and `*` as OpenAPI writes them, in braces.
    const path = url.replaceAll(/:?(\*|(?<=:)\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(one) };
  }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Landport',
      version: '1',
      description:
        'A land port’s declarations, crossings, rules and people. Lists go by cursor; errors are problem+json.',
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: ProblemDetails },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token of a firm’s own system: `lp_…`.' },
        session: { type: 'apiKey', in: 'cookie', name: 'landport.session_token', description: 'A signed-in person.' },
      },
    },
  };
}

/** One route as an operation; who may call it stands in `x-roles`, its Chinese summary in `x-summary-zh`. */
function operation(one: Route): Json {
  const access = ACCESS[one.name];
  const security =
    access === 'public' ? [] : PERSONS_ONLY.has(one.name) ? [{ session: [] }] : [{ session: [] }, { token: [] }];
  return {
    // For generated clients: the route's name without what no identifier may hold.
    operationId: one.name.replaceAll(/[^a-zA-Z]+(\w)?/g, (_all, next?: string) => (next ?? '').toUpperCase()),
    summary: one.summary.en,
    'x-summary-zh': one.summary.zh,
    'x-roles': access,
    tags: [one.tag],
    security,
    ...parameters(one),
    ...requestBody(one),
    responses: {
      ...Object.fromEntries(Object.entries(one.answers).map(([status, shape]) => [status, answer(shape)])),
      ...problems(one),
    },
  };
}

/** Parts of the path, then of the query; the query's are required where its shape says so. */
function parameters({ query, params }: Route): Json {
  const list = (shape: Route['query'], place: 'query' | 'path') =>
    Object.entries(shape.properties).map(([name, schema]) => ({
      name,
      in: place,
      required: place === 'path' || ((shape.required as readonly string[] | undefined) ?? []).includes(name),
      schema: schema as TSchema,
    }));
  const all = [...list(params, 'path'), ...list(query, 'query')];
  return all.length === 0 ? {} : { parameters: all };
}

/** The shape of a JSON body, or the media types of a stream. */
function requestBody({ body, streams, example }: Route): Json {
  const shown = example === undefined ? {} : { example };
  if (streams !== undefined) {
    const schema = { type: 'object', description: 'A declaration, version 1; an array of them; or one on each line.' };
    return {
      requestBody: { required: true, content: Object.fromEntries(streams.map((type) => [type, { schema, ...shown }])) },
    };
  }
  return body === undefined
    ? {}
    : { requestBody: { required: true, content: { 'application/json': { schema: body, ...shown } } } };
}

function answer({ means, shape, mediaType }: AnswerShape): Json {
  if (shape !== undefined) return { description: means, content: { 'application/json': { schema: shape } } };
  return { description: means, content: { [mediaType ?? 'text/plain']: { schema: { type: 'string' } } } };
}

/** The problems a route may answer with: its own, and those of any route that asks who calls. */
export function problemsOf(one: Route): readonly ErrorCode[] {
  const access = ACCESS[one.name];
  const own: ErrorCode[] = [...one.errors, 'rate-limited', 'unexpected'];
  if (access !== 'public') own.push('sign-in-required', 'token-not-valid');
  if (typeof access !== 'string') own.push('role-required');
  if (PERSONS_ONLY.has(one.name)) own.push('person-required');
  return [...new Set(own)];
}

/** One answer for each status, with every code that it may carry. */
function problems(one: Route): Json {
  const codes = problemsOf(one);
  const statuses = [...new Set(codes.map((code) => ERROR_STATUS[code]))];
  return Object.fromEntries(
    statuses.map((status) => {
      const here = codes.filter((code) => ERROR_STATUS[code] === status);
      const description = here.map((code) => `\`${code}\`: ${errorSentence(code).en}`).join('\n\n');
      return [String(status), { description, content: PROBLEM }];
    }),
  );
}
