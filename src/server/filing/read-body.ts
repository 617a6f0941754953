import type { Readable } from 'node:stream';
import type { RawDeclaration, ReadDeclarations } from '../../intake/port/read.ts';
import { isRefused } from '../../intake/port/read.ts';
import type { FilingOutcome } from '../../wire/declarations.ts';
import { ApiError } from '../errors.ts';
import { presentProblems } from '../present/problems.ts';
import type { Filing, FilingResult } from '../../work/accept.ts';
import { type HeldPart, tapMessage } from '../../work/raw/tap-message.ts';

/** Declarations that go to the database together. Larger groups make a sender wait without storing any faster. */
const GROUP = 500;

/** Bytes of a JSON body. Newline-delimited bodies are taken as they come and have no limit of their own. */
export const MOST_JSON_BYTES = 32_000_000;

/** Stores a group together with the bytes that were read for it; a group may be empty where all of it was refused. */
export type AcceptGroup = (group: readonly Filing[], held: HeldPart) => Promise<readonly FilingResult[]>;

/** One declaration of a body: what was read of it and what became of it. */
export interface Filed {
  readonly outcome: FilingOutcome;
  /** The answer of the use case; absent where the declaration could not even be read. */
  readonly result?: FilingResult;
}

/**
 * Reads a body and hands its declarations on in groups; each group is committed before the next is read, so memory stays
 * bounded, by number and by bytes, and a body that breaks off keeps what was acknowledged to nobody out of nothing: sent again, it is
 * the same. `message` names the body where it is kept.
 */
export async function fileBody(
  body: AsyncIterable<Uint8Array>,
  { format, message }: { readonly format: 'json' | 'ndjson'; readonly message: string },
  read: ReadDeclarations,
  accept: AcceptGroup,
): Promise<readonly Filed[]> {
  const filed: Filed[] = [];
  let group: { readonly index: number; readonly item: RawDeclaration }[] = [];
  // Places count over the whole body, refused ones among them, so that a report is in the order in which it was sent.
  let index = 0;
  let ended = false;
  const tap = tapMessage(message, format, flush);

  async function flush(): Promise<void> {
    const batch = group;
    group = [];
    // Of a body that is refused whole the beginning is kept, to be argued about.
    if (batch.length === 0 && (tap.taken() || !ended)) return;
    const results = await accept(
      batch.map(({ item }) => item),
      tap.take(),
    );
    for (const [at, { index: place, item }] of batch.entries()) {
      const result = results[at];
      if (result === undefined) throw new Error(`${results.length} answers to ${batch.length} declarations`);
      filed[place] = { outcome: outcomeOf(place, result, item), result };
    }
  }

  for await (const item of read(tap.read(body), { format })) {
    if (isRefused(item)) {
      const { reference, refused } = item;
      const problems = presentProblems(refused);
      const named = reference === undefined ? {} : { reference };
      filed[index] = { outcome: { index, outcome: 'refused', ...named, problems } };
    } else {
      group.push({ index, item });
    }
    index++;
    if (group.length >= GROUP) await flush();
  }
  ended = true;
  await flush();
  return filed;
}

/** One declaration's answer on the wire; problems get the places of the body that they came in. */
function outcomeOf(index: number, result: FilingResult, item: RawDeclaration): FilingOutcome {
  const { outcome, reference, id, problems, differences } = result;
  return {
    index,
    outcome,
    ...(reference === undefined ? {} : { reference }),
    ...(id === undefined ? {} : { id }),
    problems: presentProblems(problems, item.place),
    ...(differences === undefined ? {} : { differences: differences.map((one) => ({ ...one })) }),
  };
}

/** A body's bytes, ending in `body-too-large` beyond a limit. */
export async function* limited(body: Readable, most: number): AsyncIterable<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > most) throw new ApiError('body-too-large', { details: { max: most } });
    yield chunk;
  }
}

/** The first byte of a body that is no white space or byte order mark, and the whole body again. */
export async function peek(
  body: AsyncIterable<Uint8Array>,
): Promise<{ readonly first: string; readonly whole: AsyncIterable<Uint8Array> }> {
  const seen: Uint8Array[] = [];
  const rest = body[Symbol.asyncIterator]();
  let first = '';
  while (first === '') {
    const next = await rest.next();
    if (next.done === true) break;
    seen.push(next.value);
    first = Buffer.from(next.value)
      .toString('latin1')
      .replace(/^[\s\u00ef\u00bb\u00bf]+/, '')
      .slice(0, 1);
  }
  // What was read to look at comes first, then whatever the sender still sends.
  async function* whole(): AsyncIterable<Uint8Array> {
    yield* seen;
    yield* { [Symbol.asyncIterator]: () => rest };
  }
  return { first, whole: whole() };
}
