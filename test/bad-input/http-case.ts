import { gzipSync } from 'node:zlib';
import { whole } from './case.ts';

/** One broken request and all that must be said of it. */
export interface BadRequest {
  /** Ends the sentence "a request with …". */
  readonly name: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  readonly status: number;
  /** The code of the refusal, or `report` for the report of a batch. */
  readonly code: string;
  /** The errors named, in order: `code @ pointer` or `code @ line:column pointer`; of a batch, those of all its parts. */
  readonly errors?: readonly string[];
  /** References of the declarations that still go in, in order. */
  readonly goesIn?: readonly string[];
}

const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
const JSON_TYPE = { 'content-type': 'application/json' };
const NDJSON = { 'content-type': 'application/x-ndjson' };

const unsupported = (type: string, body: string): BadRequest => ({
  name: `a body said to be ${type === '' ? 'nothing in particular' : type}`,
  headers: type === '' ? {} : { 'content-type': type },
  body,
  status: 415,
  code: 'media-type-unsupported',
});

const missing = (name: string, body: string, headers: BadRequest['headers'] = JSON_TYPE): BadRequest => ({
  name,
  headers,
  body,
  status: 400,
  code: 'body-missing',
});

const refused = (name: string, body: string | Uint8Array, ...errors: readonly string[]): BadRequest => ({
  name,
  body,
  status: 422,
  code: 'declaration-refused',
  errors,
});

const batch = (
  name: string,
  body: string | Uint8Array,
  errors: readonly string[],
  goesIn: readonly string[],
  headers: BadRequest['headers'] = JSON_TYPE,
): BadRequest => ({ name, headers, body, status: 200, code: 'report', errors, goesIn });

/** Bodies and headers of POST /api/v1/declarations. References that go in are used once in the table. */
export const BAD_FILINGS: readonly BadRequest[] = [
  missing('no body', ''),
  missing('white space for a body', ' \n\t '),
  missing('a byte order mark for a body', '\ufeff'),
  missing('blank lines for NDJSON', '\n\n\n', NDJSON),
  unsupported('', whole('X')),
  unsupported('text/plain', whole('X')),
  unsupported('text/csv', 'reference,declarant'),
  unsupported('application/x-www-form-urlencoded', 'reference=X'),
  unsupported('multipart/form-data; boundary=x', '--x--'),
  unsupported('application/edifact', "UNB+UNOC:3'"),
  unsupported('garbage', whole('X')),
  {
    name: 'a compressed body',
    headers: { ...JSON_TYPE, 'content-encoding': 'gzip' },
    body: gzipSync(whole('X')),
    status: 415,
    code: 'encoding-unsupported',
  },
  { name: 'an empty array', body: '[]', status: 422, code: 'batch-empty' },
  refused('null', 'null', 'not-an-object @ '),
  refused('a number', '42', 'not-an-object @ '),
  refused('a text', '"BRK-1"', 'not-an-object @ '),
  refused(
    'an empty object',
    '{}',
    ...['/reference', '/lodgedAt', '/declarant', '/goods'].map((pointer) => `required @ ${pointer}`),
  ),
  refused('half of a declaration', whole('X').slice(0, 50), 'file-truncated @ 1:1'),
  refused('NaN as a weight', whole('X').replace('100', 'NaN'), 'json-malformed @ 1:131'),
  refused('a number beyond all numbers', whole('X').replace('100', '1e999'), 'number-not-finite @ /goods/0/netKg'),
  refused('a huge number', whole('X', {}, { netKg: 1e300 }), 'number-too-large @ /goods/0/netKg'),
  refused('a negative weight', whole('X', {}, { netKg: -5 }), 'number-negative @ /goods/0/netKg'),
  refused('a weight with its unit', whole('X', {}, { netKg: '12 kg' }), 'wrong-type @ /goods/0/netKg'),
  refused('less gross than net', whole('X', {}, { grossKg: 50 }), 'gross-below-net @ /goods/0/grossKg'),
  refused(
    'one line number twice',
    whole('X', { goods: [1, 1].map((line) => ({ line, hs: '270112', netKg: 1, value: 1, currency: 'USD' })) }),
    'line-duplicate @ /goods/1/line',
  ),
  refused('a field nobody knows', whole('X', { colour: 'red' }), 'unknown-field @ /colour'),
  refused('a driver in it', whole('X', { driver: { name: 'A' } }), 'personal-data @ /driver'),
  refused('__proto__ as a field', whole('X').replace('{', '{"__proto__":{},'), 'unknown-field @ /__proto__'),
  refused('a key stated twice', `{"reference":"Y",${whole('X').slice(1)}`, 'json-duplicate-key @ 1:18 /reference'),
  refused('brackets a hundred thousand deep in a field', whole('X').replace('"MN"', deep), 'json-too-deep @ 1:1'),
  refused('single quotes', "{'reference':'X'}", 'json-malformed @ 1:2'),
  refused('a comma too many', '{"reference":"X",}', 'json-malformed @ 1:18'),
  refused('bytes of Latin-1', Buffer.from(whole('X').replace('USD', 'US\u00e9'), 'latin1'), 'file-encoding @ 1'),
  refused(
    'bytes of GB18030',
    Buffer.concat([Buffer.from(`{"reference":"`), Buffer.from([0xbb, 0xf5, 0xce, 0xef]), Buffer.from('"}')]),
    'file-encoding @ 1',
  ),
  refused('a NUL in a text', whole('X\u0000Y'), 'text-control-character @ /reference'),
  refused('half a character', whole('X').replace('"X"', '"X\\ud800"'), 'text-lone-surrogate @ /reference'),
  refused('no goods', whole('X', { goods: [] }), 'required @ /goods'),
  refused('goods that are no list', whole('X', { goods: {} }), 'wrong-type @ /goods'),
  refused(
    'goods beyond the limit',
    whole('X', { goods: Array.from({ length: 1_001 }, (_, at) => ({ line: at + 1, hs: '270112' })) }),
    'list-too-long @ /goods',
  ),
  refused('words for an HS code', whole('X', {}, { hs: 'coal' }), 'hs-form @ /goods/0/hs'),
  refused('a number for an HS code', whole('X', {}, { hs: 270112 }), 'wrong-type @ /goods/0/hs'),
  refused('a country that is none', whole('X', {}, { origin: 'XQ' }), 'country-not-listed @ /goods/0/origin'),
  refused('a currency that is none', whole('X', {}, { currency: 'XXY' }), 'currency-not-listed @ /goods/0/currency'),
  refused('words for a time', whole('X', { lodgedAt: 'yesterday' }), 'time-form @ /lodgedAt'),
  refused('30 February', whole('X', { lodgedAt: '2026-02-30T06:00:00Z' }), 'time-no-such-day @ /lodgedAt'),
  refused(
    'a container with a wrong check digit',
    whole('X', { containers: [{ number: 'CSQU3054384' }] }),
    'container-check-digit @ /containers/0/number',
  ),
  refused('a reference of 5,000 letters', whole('R'.repeat(5_000)), 'text-too-long @ /reference'),
  refused(
    'a text of two million letters',
    whole('X', {}, { description: 'x'.repeat(2_000_000) }),
    'document-too-large @ 1:1',
  ),
  batch('an array with brackets a hundred thousand deep', `[${deep},${whole('A1')}]`, ['json-too-deep @ 1:2'], ['A1']),
  batch(
    'an array with a number and half a declaration in it',
    `[${whole('B1')},{"reference":"X"},7,${whole('B2')}]`,
    ['required @ 1:168 /lodgedAt', 'required @ 1:168 /declarant', 'required @ 1:168 /goods', 'not-an-object @ 1:186'],
    ['B1', 'B2'],
  ),
  batch('an array that is cut off', `[${whole('C1')},\n{"reference":"X","goo`, ['file-truncated @ 2:1'], ['C1']),
  batch('a comma missing in an array', `[${whole('D1')}\n${whole('D2')}]`, ['json-malformed @ 2:1'], ['D1', 'D2']),
  batch(
    'an open quote on one line of NDJSON',
    `${whole('E1')}\n{"reference":"X\n${whole('E2')}\n`,
    ['file-truncated @ 2:16'],
    ['E1', 'E2'],
    NDJSON,
  ),
  batch(
    'a negative weight in NDJSON with Windows line ends',
    `${whole('F1')}\r\n${whole('X', {}, { netKg: -1 })}\r\n${whole('F2')}\r\n`,
    ['number-negative @ 2:131 /goods/0/netKg'],
    ['F1', 'F2'],
    NDJSON,
  ),
  batch('a comment above it', `// today\n${whole('I1')}`, ['json-malformed @ 1:1'], ['I1']),
  // A sender who is told of the first only would take the rest for filed.
  batch('something after its declaration', `${whole('G1')} and more`, ['json-malformed @ 1:167'], ['G1']),
  batch(
    'two declarations where one was announced',
    `${whole('H1')}\n${whole('X', {}, { netKg: -1 })}`,
    ['number-negative @ 2:131 /goods/0/netKg'],
    ['H1'],
  ),
];
