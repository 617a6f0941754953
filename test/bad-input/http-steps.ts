/** One broken request of a gate's device or of the desk, and what must be said of it. */
export interface BadStep {
  /** Ends the phrase "a request with …". */
  readonly name: string;
  /** Below /api; the device's queue unless given. */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  readonly status: number;
  /** The code of the refusal; of a queue that is read, those of its steps. */
  readonly code: string;
  /** Where the problems are. */
  readonly pointers?: readonly string[];
}

const JSON_TYPE = { 'content-type': 'application/json' };
const id = (number: number): string => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** A queue of one step that is whole; `change` breaks it. */
const queue = (change: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    actions: [{ id: id(1), action: 'arrive', at: '2026-03-01T06:12:00+08:00', plate: '0123UBA', ...change }],
  });
const one = (change: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({ id: id(1), action: 'arrive', at: '2026-03-01T06:12:00+08:00', ...change });
const booking = (change: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ vehicle: { plate: '0123UBA' }, direction: 'inbound', ...change });

const malformed = (name: string, body: string): BadStep => ({ name, body, status: 400, code: 'request-malformed' });
const wrong = (name: string, body: string | Uint8Array, ...pointers: readonly string[]): BadStep => ({
  name,
  body,
  status: 422,
  code: 'body-not-valid',
  pointers,
});
const wrongBooking = (name: string, body: string, ...pointers: readonly string[]): BadStep => ({
  ...wrong(name, body, ...pointers),
  path: '/v1/crossings',
});
/** A queue that is read, its step refused: the rest of a device's steps would go on. */
const step = (name: string, code: string, change: Readonly<Record<string, unknown>>): BadStep => ({
  name,
  body: queue(change),
  status: 200,
  code,
});

export const BAD_STEPS: readonly BadStep[] = [
  { name: 'no body', body: '', status: 400, code: 'body-missing' },
  { name: 'null', body: 'null', status: 400, code: 'body-missing' },
  malformed('half a body', queue({}).slice(0, 40)),
  malformed('NaN in it', queue({}).replace('"0123UBA"', 'NaN')),
  malformed('brackets that never close', '['.repeat(100_000)),
  malformed('__proto__ as a field', queue({}).replace('{"id"', '{"__proto__":{"a":1},"id"')),
  wrong('an array', '[]', ''),
  wrong('an empty object', '{}', '/actions'),
  wrong('brackets fifty thousand deep', `{"actions":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, '/actions/0'),
  wrong(
    'more steps than a device queues',
    JSON.stringify({ actions: Array.from({ length: 201 }, (_, at) => JSON.parse(one({ id: id(at) }))) }),
    '/actions',
  ),
  wrong('an id of its own make', queue({ id: 'one' }), '/actions/0/id'),
  wrong('no id', queue({ id: undefined }), '/actions/0/id'),
  wrong('a step that there is not', queue({ action: 'teleport' }), '/actions/0/action'),
  wrong('a time in words', queue({ at: 'now' }), '/actions/0/at'),
  wrong('30 February', queue({ at: '2026-02-30T00:00:00Z' }), '/actions/0/at'),
  wrong('a negative weight', queue({ action: 'weigh', weighedKg: -1 }), '/actions/0/weighedKg'),
  wrong('a thousand tonnes', queue({ action: 'weigh', weighedKg: 1e6 }), '/actions/0/weighedKg'),
  wrong('a weight in quotes', queue({ action: 'weigh', weighedKg: '12' }), '/actions/0/weighedKg'),
  wrong('a lane that there is not', queue({ seenLane: 'purple' }), '/actions/0/seenLane'),
  wrong('a NUL in a plate', queue({ plate: 'A\u0000B' }), '/actions/0/plate'),
  wrong('half a character in a plate', queue({}).replace('0123UBA', 'A\\ud800'), '/actions/0/plate'),
  step('a plate of no characters', 'vehicle-not-open', { plate: '' }),
  step('a plate of signs', 'vehicle-not-open', { plate: '<script>' }),
  step('a plate of 5,000 letters', 'vehicle-not-open', { plate: 'A'.repeat(5_000) }),
  step('neither plate nor passage', 'vehicle-not-open', { plate: undefined }),
  step('a passage that there is not', 'crossing-unknown', { plate: undefined, crossingId: id(9) }),
  step('a weighing without a weight', 'crossing-unknown', { action: 'weigh' }),
  step('a hold lifted by whom it is not for', 'action-not-yours', { action: 'lift-hold', note: 'resolved' }),
  {
    name: 'text for a body',
    headers: { 'content-type': 'text/plain' },
    body: queue({}),
    status: 415,
    code: 'media-type-unsupported',
  },
  { name: 'a body of no kind', headers: {}, body: queue({}), status: 415, code: 'media-type-unsupported' },
  {
    name: 'a compressed body',
    headers: { ...JSON_TYPE, 'content-encoding': 'gzip' },
    body: queue({}),
    status: 415,
    code: 'encoding-unsupported',
  },
  {
    name: 'two megabytes',
    body: JSON.stringify({ actions: [], more: 'x'.repeat(2_000_000) }),
    status: 413,
    code: 'body-too-large',
  },
  {
    name: 'another site as its origin',
    headers: { ...JSON_TYPE, origin: 'https://elsewhere.example' },
    body: queue({}),
    status: 403,
    code: 'origin-not-ours',
  },
  {
    name: 'another site as its sender',
    headers: { ...JSON_TYPE, 'sec-fetch-site': 'cross-site' },
    body: queue({}),
    status: 403,
    code: 'origin-not-ours',
  },
  wrongBooking('nothing booked', '{}', '/vehicle', '/direction'),
  wrongBooking('a plate of signs booked', booking({ vehicle: { plate: '***' } }), '/vehicle/plate'),
  wrongBooking(
    'a trailer of signs booked',
    booking({ vehicle: { plate: 'A1', trailerPlate: '*' } }),
    '/vehicle/trailerPlate',
  ),
  wrongBooking(
    'a country in words booked',
    booking({ vehicle: { plate: 'A1', country: 'Mongolia' } }),
    '/vehicle/country',
  ),
  wrongBooking('a third direction', booking({ direction: 'up' }), '/direction'),
  wrongBooking('a slot in words', booking({ slotAt: 'soon' }), '/slotAt'),
  wrongBooking(
    'too many declarations',
    booking({ declarations: Array.from({ length: 21 }, (_, at) => id(at)) }),
    '/declarations',
  ),
  {
    name: 'a declaration booked that there is not',
    path: '/v1/crossings',
    body: booking({ declarations: [id(7)] }),
    status: 404,
    code: 'declaration-unknown',
  },
  {
    name: 'a step of a passage that there is not',
    path: `/v1/crossings/${id(9)}/actions`,
    body: one(),
    status: 404,
    code: 'crossing-unknown',
  },
  {
    name: 'a passage that has no such name',
    path: '/v1/crossings/first/actions',
    body: one(),
    status: 404,
    code: 'path-unknown',
  },
  {
    name: 'a path out of the tree',
    path: '/v1/crossings/..%2f..%2fkeys/actions',
    body: one(),
    status: 404,
    code: 'path-unknown',
  },
];
