/** What a walk over a JSON text finds. Offsets count characters from the start of the text. */
export interface Walk {
  /** Where the grammar of RFC 8259 is first broken; absent when it is not. */
  readonly brokenAt?: number;
  /** Where the value of each JSON pointer starts. */
  readonly offsets: ReadonlyMap<string, number>;
  /** Keys that an object states twice: the pointer, and where the second one starts. */
  readonly duplicates: readonly { readonly pointer: string; readonly key: string; readonly offset: number }[];
}

/** Ends the walk where the text is broken. */
class Broken extends Error {
  readonly offset: number;
  constructor(offset: number) {
    super('broken JSON');
    this.offset = offset;
  }
}

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /true|false|null/y;

/**
 * Reads a JSON text for its places: `JSON.parse` is many times faster but says neither where a value stands nor, in a way that a
 * program may rely on, where the text is broken. Called only when something is wrong. The text must not nest deeper than
 * the reader's limit, since this recurses.
 */
export function walkJson(text: string): Walk {
  const offsets = new Map<string, number>();
  const duplicates: { pointer: string; key: string; offset: number }[] = [];
  let at = 0;

  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const expect = (char: string): void => {
    match(SPACE);
    if (text[at] !== char) throw new Broken(at);
    at += 1;
  };
  const string = (): string => {
    match(SPACE);
    const start = at;
    const found = match(STRING);
    if (found === undefined) throw new Broken(text[start] === '"' ? endOfBrokenString(text, start) : start);
    return JSON.parse(found) as string;
  };
  const value = (pointer: string): void => {
    match(SPACE);
    offsets.set(pointer, at);
    const first = text[at];
    if (first === '{') members(pointer);
    else if (first === '[') elements(pointer);
    else if (first === '"') string();
    else if (match(NUMBER) === undefined && match(WORD) === undefined) throw new Broken(at);
  };
  const members = (pointer: string): void => {
    const keys = new Set<string>();
    expect('{');
    match(SPACE);
    if (text[at] === '}') {
      at += 1;
      return;
    }
    for (;;) {
      match(SPACE);
      const start = at;
      const key = string();
      const child = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (keys.has(key)) duplicates.push({ pointer: child, key, offset: start });
      keys.add(key);
      expect(':');
      value(child);
      match(SPACE);
      if (text[at] !== ',') break;
      at += 1;
    }
    expect('}');
  };
  const elements = (pointer: string): void => {
    expect('[');
    match(SPACE);
    if (text[at] === ']') {
      at += 1;
      return;
    }
    for (let index = 0; ; index += 1) {
      value(`${pointer}/${index}`);
      match(SPACE);
      if (text[at] !== ',') break;
      at += 1;
    }
    expect(']');
  };

  try {
    value('');
    match(SPACE);
    if (at < text.length) throw new Broken(at);
    return { offsets, duplicates };
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return { brokenAt: error.offset, offsets, duplicates };
  }
}

/** Where a string stops being one: at a raw control character, at a bad escape, or at the end of the text. */
function endOfBrokenString(text: string, start: number): number {
  const good = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
  good.lastIndex = start;
  return start + (good.exec(text)?.[0].length ?? 0);
}
