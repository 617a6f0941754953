import { Type } from 'typebox';
import type { CrossingId } from '../../core/domain/ids.ts';
import { CertificateShape } from '../../wire/certificate.ts';
import { Id } from '../../wire/primitives.ts';
import { ApiError } from '../errors.ts';
import { ok, type Route, route } from '../route.ts';

const FOREVER = 'public, max-age=31536000, immutable';
const TEXT = 'text/plain; charset=utf-8';

/** The log as it is published: salted hashes and signed heads, for whoever checks it. */
export const LEDGER_ROUTES: readonly Route[] = [
  route({
    name: 'GET /ledger/checkpoint',
    tag: 'ledger',
    summary: { en: 'The newest signed head of the log', zh: '台账最新的签名账首' },
    answers: { 200: { mediaType: 'text/plain', means: 'A signed note (C2SP tlog-checkpoint)' } },
    errors: ['ledger-empty'],
    async handle({ app }) {
      const head = await app.services.store.ledger.head();
      if (head === undefined) throw new ApiError('ledger-empty');
      return ok(head.note, { 'content-type': TEXT, 'cache-control': 'no-cache' });
    },
  }),
  route({
    name: 'GET /ledger/key',
    tag: 'ledger',
    summary: { en: 'The key that heads are signed with', zh: '账首的签名公钥' },
    answers: { 200: { mediaType: 'text/plain', means: 'name+id+key (C2SP signed-note); compare it by another way' } },
    async handle({ app }) {
      return ok(`${app.services.ledger.verifierKey}\n`, { 'content-type': TEXT });
    },
  }),
  route({
    name: 'GET /ledger/tile/*',
    tag: 'ledger',
    summary: { en: 'One tile of hashes, or one bundle of entries', zh: '一个哈希分片，或一组记录' },
    params: Type.Object({
      '*': Type.String({ maxLength: 100, description: 'as C2SP tlog-tiles names it: 0/x001/234.p/5' }),
    }),
    answers: { 200: { mediaType: 'application/octet-stream', means: 'Hashes, or commitments after their lengths' } },
    errors: ['tile-unknown'],
    async handle({ app, params, reply }) {
      const bytes = await app.services.ledger.tile(`tile/${params['*']}`);
      if (bytes === undefined) throw new ApiError('tile-unknown');
      // What a tile of one width holds never changes.
      void reply.headers({ 'cache-control': FOREVER }).type('application/octet-stream').send(bytes);
      return undefined;
    },
  }),
  route({
    name: 'GET /api/v1/crossings/:id/certificate',
    tag: 'ledger',
    summary: { en: 'The certificate of control of a released passage', zh: '已放行过境的查验放行证书' },
    params: Type.Object({ id: Id }),
    answers: { 200: { shape: CertificateShape, means: 'To hand on as it is, byte for byte' } },
    errors: ['crossing-unknown', 'certificate-not-yet', 'not-released', 'certificate-erased'],
    async handle({ app, params }) {
      const result = await app.services.ledger.certificate(params.id as CrossingId);
      switch (result.outcome) {
        case 'certified':
          return ok(result.text, {
            'content-type': 'application/json; charset=utf-8',
            'content-disposition': `inline; filename="certificate-${params.id}.json"`,
          });
        case 'unknown':
          throw new ApiError('crossing-unknown');
        case 'not-released':
          throw new ApiError('not-released');
        case 'not-yet':
          throw new ApiError('certificate-not-yet', { headers: { 'retry-after': '3' } });
        case 'erased':
          throw new ApiError('certificate-erased');
      }
    },
  }),
];
