import { readsAs, type Wanted } from './wanted.ts';

/** Deeper brackets are counted only: intake refuses what nests deeper than 64. */
const MOST_DEPTH = 1_000;
/** The longest that a key or a value is looked at, each letter written as an escape. */
const MOST_LETTERS = 1_000;

/** An object or array that is open, and what an object said of itself so far. */
interface Frame {
  readonly open: number;
  readonly isObject: boolean;
  /** The last string where a key may stand. */
  said?: string | undefined;
  /** The key whose value follows. */
  key?: string | undefined;
  reference: boolean;
  declarant: boolean;
}

/** The JSON object whose own `reference` and `declarant` they are; sent twice, the last is what followed the rest. */
export function cutJson(text: string, wanted: Wanted): string | undefined {
  // A stretch may begin inside a string of a record that began before.
  const found = [...objectsOf(text, wanted, false), ...objectsOf(text, wanted, true)].sort((a, b) => b.end - a.end);
  for (const { open, end } of found) {
    const record = text.slice(open, end);
    if (isOf(record, wanted)) return record;
  }
  return undefined;
}

function isOf(record: string, { reference, declarant }: Wanted): boolean {
  try {
    const read = JSON.parse(record) as { readonly reference?: unknown; readonly declarant?: unknown };
    return readsAs(read.reference, reference) && readsAs(read.declarant, declarant);
  } catch {
    return false;
  }
}

/** Where objects stand that say both, none inside another; in one pass. */
function objectsOf(text: string, wanted: Wanted, beginsQuoted: boolean): { open: number; end: number }[] {
  const found: { open: number; end: number }[] = [];
  const stack: Frame[] = [];
  let objects = 0;
  let beyond = 0;
  const close = (isObject: boolean, at: number): void => {
    if (beyond > 0) {
      beyond -= 1;
      return;
    }
    // A bracket that closes nothing here belongs to what began before.
    if ((isObject ? objects : stack.length - objects) === 0) return;
    // The nearest of its kind: those opened since were never closed.
    for (let frame = stack.pop(); frame !== undefined; frame = stack.pop()) {
      if (frame.isObject) objects -= 1;
      if (frame.isObject !== isObject) continue;
      if (frame.reference && frame.declarant) {
        while ((found.at(-1)?.open ?? -1) > frame.open) found.pop();
        found.push({ open: frame.open, end: at + 1 });
      }
      return;
    }
  };
  for (let at = beginsQuoted ? endOfString(text, 0) + 1 : 0; at < text.length; at++) {
    const letter = text[at];
    const top = stack.at(-1);
    if (letter === '"') {
      const end = endOfString(text, at + 1);
      if (top?.isObject === true && beyond === 0)
        say(top, text.slice(at, Math.min(end + 1, at + MOST_LETTERS)), wanted);
      at = end;
    } else if (letter === '{' || letter === '[') {
      const isObject = letter === '{';
      if (stack.length >= MOST_DEPTH) beyond += 1;
      else {
        stack.push({ open: at, isObject, reference: false, declarant: false });
        if (isObject) objects += 1;
      }
    } else if (letter === '}' || letter === ']') close(letter === '}', at);
    else if (top !== undefined && beyond === 0 && letter === ':') top.key = top.said;
    else if (top !== undefined && beyond === 0 && letter === ',') top.said = top.key = undefined;
  }
  return found;
}

/** A string at an object's own level: a key, or the value of one. */
function say(frame: Frame, quoted: string, wanted: Wanted): void {
  const { key } = frame;
  if (key === undefined) frame.said = unquoted(quoted);
  else if (key === 'reference' || key === 'declarant') frame[key] = readsAs(unquoted(quoted), wanted[key]);
}

function unquoted(quoted: string): string | undefined {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}

/** The place of the quote that ends a string, or of the line's end, where one that was left open ends. */
function endOfString(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const letter = text[at];
    if (letter === '\\') at += 1;
    else if (letter === '"' || letter === '\n') return at;
  }
  return text.length;
}
