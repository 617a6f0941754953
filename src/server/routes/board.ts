import { BoardShape } from '../../wire/board.ts';
import { ApiError } from '../errors.ts';
import { ACCESS, mayPass } from '../access.ts';
import { presentBoard } from '../present/board.ts';
import { ok, type Route, route } from '../route.ts';

/** The port at a glance, once and live. */
export const BOARD_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/board',
    tag: 'board',
    summary: { en: 'The port at a glance', zh: '口岸概览' },
    answers: { 200: { shape: BoardShape, means: 'Queues, waits, flows and open passages' } },
    async handle({ app, now, zone }) {
      return ok(presentBoard(await app.services.board(now), app.services.progress(), zone));
    },
  }),
  route({
    name: 'GET /api/v1/live',
    tag: 'board',
    summary: {
      en: 'The board whenever it changes, as server-sent events named `board`',
      zh: '概览变化时以 board 事件推送',
    },
    hijacks: true,
    answers: {
      200: { mediaType: 'text/event-stream', means: 'At most four boards a second; a comment when all is quiet' },
    },
    errors: ['live-full'],
    async handle({ app, request, reply }) {
      // The stream ends when the session does, or when the last role that opened it is revoked.
      const stillAllowed = async (): Promise<boolean> => {
        const { principal } = { principal: undefined, ...(await app.sessions.resolve(request.headers)) };
        return mayPass(ACCESS['GET /api/v1/live'], principal?.roles) === 'yes';
      };
      if (request.method === 'HEAD') return { status: 200, headers: { 'content-type': 'text/event-stream' } };
      if (app.live.full) throw new ApiError('live-full');
      reply.hijack();
      const headers = { ...reply.getHeaders(), 'content-type': 'text/event-stream; charset=utf-8' };
      for (const [name, value] of Object.entries(headers)) if (value !== undefined) reply.raw.setHeader(name, value);
      reply.raw.setHeader('cache-control', 'no-store');
      // Tells a proxy not to gather the stream before it passes it on.
      reply.raw.setHeader('x-accel-buffering', 'no');
      reply.raw.flushHeaders();
      app.live.subscribe(reply.raw, stillAllowed);
      return undefined;
    },
  }),
];
