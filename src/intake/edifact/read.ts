import type { ProblemCode } from '../../core/domain/problem-codes.ts';
import type { Problem } from '../../core/domain/problem.ts';
import type { IntakeItem } from '../port/read.ts';
import { problemAt, quoted, refuse } from '../refuse.ts';
import { mapCusdec } from './cusdec.ts';
import { component, withoutPeople } from './segments.ts';
import { type Segment, Tokenizer } from './tokenize.ts';

const OLDEST = 'D.96B';
const NEWEST = 'D.22A';
/** A message of this many segments is no truckload; it bounds what is held of one message. */
const MAX_SEGMENTS_OF_MESSAGE = 20_000;

/**
 * Reads EDIFACT interchanges, several messages each, several interchanges a file. CUSDEC is taken; other messages are
 * refused (`edifact-message-type`). Memory is bounded by one message of at most 20,000 segments, and one segment of at
 * most `maxBytes`.
 */
export async function* readEdifact(source: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<IntakeItem> {
  const tokenizer = new Tokenizer(maxBytes);
  const reader = new InterchangeReader(maxBytes);
  for await (const chunk of source) {
    // A plain loop: `yield*` of an async generator would wait three times for each segment, most of which give nothing.
    for (const piece of tokenizer.push(chunk)) for (const item of reader.take(piece)) yield item;
    if (reader.hopeless) return;
  }
  const rest = tokenizer.end();
  for (const problem of rest) yield* reader.take(problem);
  yield* reader.end(rest.length > 0);
}

/** The message being read. `count` is of all its segments, also of those that are dropped. */
interface Message {
  readonly unh: Segment;
  readonly segments: Segment[];
  readonly problems: Problem[];
  count: number;
}

/**
 * Follows the envelopes: interchange, group, message. A fault inside a message refuses it alone; a message that is whole goes in even
 * when the interchange around it turns out to be cut off, and the fault of the interchange is reported by itself.
 */
class InterchangeReader {
  readonly #maxBytes: number;
  #control: string | undefined;
  #unb: Segment | undefined;
  #messages = 0;
  #groups = 0;
  #message: Message | undefined;
  #started = false;
  /** The file is no interchange: nothing that follows can be one. */
  hopeless = false;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  *take(piece: Segment | Problem): Generator<IntakeItem> {
    if (this.hopeless) return;
    if ('code' in piece) {
      // A fault inside a message refuses that message; outside, it stands alone.
      if (this.#message === undefined) yield refuse(piece);
      else this.#message.problems.push(piece);
      return;
    }
    if (this.#unb === undefined && piece.tag !== 'UNB') {
      this.hopeless = !this.#started;
      yield refuse(
        at(this.#started ? 'edifact-segment-unexpected' : 'edifact-not-interchange', piece, {
          given: quoted(piece.tag),
        }),
      );
      return;
    }
    switch (piece.tag) {
      case 'UNB':
        return yield* this.#openInterchange(piece);
      case 'UNH':
        return yield* this.#openMessage(piece);
      case 'UNT':
        return yield* this.#closeMessage(piece);
      // Groups are only counted: UNZ states how many there are where there are any.
      case 'UNG':
        this.#groups += 1;
        return;
      case 'UNE':
        return;
      case 'UNZ':
        return yield* this.#closeInterchange(piece);
      default:
        return yield* this.#segment(piece);
    }
  }

  *end(alreadyReported: boolean): Generator<IntakeItem> {
    yield* this.#abandonMessage();
    if (this.#unb !== undefined && !alreadyReported) yield refuse(at('edifact-truncated', this.#unb, {}));
    if (!this.#started && !alreadyReported) yield refuse(problemAt('file-empty', { line: 1 }));
  }

  *#openInterchange(segment: Segment): Generator<IntakeItem> {
    yield* this.#abandonMessage();
    if (this.#unb !== undefined) yield refuse(at('edifact-truncated', this.#unb, {}));
    this.#started = true;
    this.#unb = segment;
    this.#control = component(segment, 4);
    this.#messages = 0;
    this.#groups = 0;
  }

  *#openMessage(segment: Segment): Generator<IntakeItem> {
    yield* this.#abandonMessage();
    this.#messages += 1;
    const problems: Problem[] = [];
    const type = component(segment, 1);
    const version = `${component(segment, 1, 1)}.${component(segment, 1, 2)}`;
    if (type !== 'CUSDEC') problems.push(at('edifact-message-type', segment, { given: quoted(type) }));
    else if (!isTaken(version)) {
      problems.push(at('edifact-version', segment, { given: quoted(version), min: OLDEST, max: NEWEST }));
    }
    // 0035 = 1: a test. What was sent to try the line must not stop a truck.
    if (this.#unb !== undefined && component(this.#unb, 10) === '1')
      problems.push(at('edifact-test-interchange', this.#unb, {}));
    this.#message = { unh: segment, segments: [], problems, count: 1 };
  }

  *#segment(segment: Segment): Generator<IntakeItem> {
    const message = this.#message;
    if (message === undefined) {
      yield refuse(at('edifact-segment-unexpected', segment, { given: quoted(segment.tag) }));
      return;
    }
    message.count += 1;
    if (!/^[A-Z][A-Z0-9]{2}$/.test(segment.tag)) {
      message.problems.push(at('edifact-segment-unexpected', segment, { given: quoted(segment.tag) }));
    }
    // Taken out before anything is held, so that a name in a message is in memory for no longer than its segment.
    const kept = withoutPeople(segment);
    // A message that is refused anyway is not held any further, save for the reference it is refused under.
    if (kept === undefined || message.problems.length > 0) {
      if (segment.tag === 'BGM') message.segments.push(segment);
      return;
    }
    if (message.segments.length < MAX_SEGMENTS_OF_MESSAGE) message.segments.push(kept);
    else message.problems.push(at('document-too-large', segment, { max: this.#maxBytes }));
  }

  *#closeMessage(segment: Segment): Generator<IntakeItem> {
    const message = this.#message;
    if (message === undefined) {
      yield refuse(at('edifact-segment-unexpected', segment, { given: 'UNT' }));
      return;
    }
    const count = message.count + 1;
    const stated = component(segment, 0);
    const { problems } = message;
    if (Number(stated) !== count)
      problems.push(at('edifact-count-differs', segment, { given: quoted(stated), expected: count }));
    const [opened, closed] = [component(message.unh, 0), component(segment, 1)];
    if (opened !== closed) {
      problems.push(at('edifact-control-differs', segment, { given: quoted(closed), expected: quoted(opened) }));
    }
    this.#message = undefined;
    if (problems.length > 0) yield refuse(problems, referenceOf(message));
    else yield mapCusdec(message.unh, message.segments);
  }

  *#closeInterchange(segment: Segment): Generator<IntakeItem> {
    yield* this.#abandonMessage();
    const problems: Problem[] = [];
    const stated = component(segment, 0);
    // ISO 9735: groups where there are groups, else messages.
    const counted = this.#groups > 0 ? this.#groups : this.#messages;
    if (Number(stated) !== counted) {
      problems.push(at('edifact-count-differs', segment, { given: quoted(stated), expected: counted }));
    }
    const closed = component(segment, 1);
    if (closed !== this.#control) {
      problems.push(
        at('edifact-control-differs', segment, { given: quoted(closed), expected: quoted(this.#control ?? '') }),
      );
    }
    this.#unb = undefined;
    if (problems.length > 0) yield refuse(problems);
  }

  /** A message whose UNT never came: cut off, and refused whole. */
  *#abandonMessage(): Generator<IntakeItem> {
    const message = this.#message;
    this.#message = undefined;
    if (message === undefined) return;
    const last = message.segments.at(-1) ?? message.unh;
    const problems = message.problems.length > 0 ? message.problems : [at('edifact-truncated', last, {})];
    yield refuse(problems, referenceOf(message));
  }
}

function at(code: ProblemCode, segment: Segment, params: Record<string, string | number>): Problem {
  return problemAt(code, { line: segment.line, segment: segment.number }, params);
}

function referenceOf(message: Message): string | undefined {
  const bgm = message.segments.find((segment) => segment.tag === 'BGM');
  return bgm === undefined ? undefined : component(bgm, 1) || undefined;
}

/** Whether a directory lies between the oldest and the newest that are taken. D.96B is 1996, D.22A 2022. */
function isTaken(version: string): boolean {
  const order = (name: string): string => {
    const found = /^D\.(\d{2})([AB])$/.exec(name);
    if (found === null) return '';
    return `${Number(found[1]) < 90 ? '20' : '19'}${found[1]}${found[2]}`;
  };
  const given = order(version);
  return given >= order(OLDEST) && given <= order(NEWEST);
}
