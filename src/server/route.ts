import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TObject, TSchema } from 'typebox';
import { Type } from 'typebox';
import type { Instant, TimeZone } from '../core/domain/ids.ts';
import type { BilingualText } from '../core/domain/text.ts';
import type { RouteName } from './access.ts';
import type { App } from './app.ts';
import { ApiError, type ErrorCode } from './errors.ts';
import type { Principal } from './principal.ts';

/** One request as a handler sees it: validated, with who asks and when. */
export interface Call<Body, Query, Params> {
  readonly body: Body;
  readonly query: Query;
  readonly params: Params;
  /** Absent on public routes when nobody is signed in. */
  readonly principal: Principal | undefined;
  readonly now: Instant;
  readonly zone: TimeZone;
  readonly app: App;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What a handler gives back. `body` is sent as JSON, or as it is where it is text. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer's documentation: its shape, or its media type where it is no JSON. */
export interface AnswerShape {
  readonly shape?: TSchema;
  readonly mediaType?: string;
  readonly means: string;
}

/** One route. Who may call it stands in access.ts under its name. */
export interface Route {
  readonly name: RouteName;
  readonly summary: BilingualText;
  readonly tag: Tag;
  readonly body: TSchema | undefined;
  /** Set where the body is a stream of declarations: the media types it takes. */
  readonly streams?: readonly string[];
  readonly query: TObject;
  readonly params: TObject;
  /** By HTTP status; problems stand in `errors`. */
  readonly answers: Readonly<Record<number, AnswerShape>>;
  /** The errors of its own, beside those that any route may give. */
  readonly errors: readonly ErrorCode[];
  /** An example body, shown in the documentation. */
  readonly example?: unknown;
  /** Requests a minute, where the general limits do not fit. */
  readonly perMinute?: number;
  /** The handler writes to the connection itself and gives no answer. */
  readonly hijacks?: boolean;
  /** Open to this machine's own connections whoever asks. */
  readonly loopback?: boolean;
  handle(call: Call<unknown, unknown, unknown>): Promise<Answer | undefined>;
}

/** Under which heading the documentation lists it. */
export type Tag =
  | 'declarations'
  | 'filings'
  | 'crossings'
  | 'gate'
  | 'inspections'
  | 'board'
  | 'rules'
  | 'workbench'
  | 'documents'
  | 'accountability'
  | 'oversight'
  | 'roster'
  | 'outage'
  | 'ledger'
  | 'people'
  | 'server';

/** What a route is written as; shapes that are left out are empty objects. */
interface RouteSpec<Body extends TSchema, Query extends TObject, Params extends TObject>
  extends Pick<
    Route,
    'name' | 'summary' | 'tag' | 'answers' | 'streams' | 'example' | 'perMinute' | 'hijacks' | 'loopback'
  > {
  readonly body?: Body;
  readonly query?: Query;
  readonly params?: Params;
  readonly errors?: readonly ErrorCode[];
  handle(call: Call<Static<Body>, Static<Query>, Static<Params>>): Promise<Answer | undefined>;
}

type NoShape = ReturnType<typeof emptyShape>;
const emptyShape = () => Type.Object({});

/** Makes a route; its handler's types follow from the shapes, which are checked before it runs. */
export function route<
  Body extends TSchema = NoShape,
  Query extends TObject = NoShape,
  Params extends TObject = NoShape,
>(spec: RouteSpec<Body, Query, Params>): Route {
  const { body, query, params, errors, handle, ...rest } = spec;
  return {
    ...rest,
    body,
    query: query ?? emptyShape(),
    params: params ?? emptyShape(),
    errors: errors ?? [],
    handle: handle as Route['handle'],
  };
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The method and the path of a route's name. */
export function addressOf(name: RouteName): { readonly method: Method; readonly url: string } {
  const [method, url] = name.split(' ') as [Method, string];
  return { method, url };
}

/** Who asks, on a route that is not public. */
export function signedIn(call: { readonly principal: Principal | undefined }): Principal {
  if (call.principal === undefined) throw new ApiError('sign-in-required');
  return call.principal;
}

/** Answers with JSON. */
export function ok(body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, body, headers };
}
