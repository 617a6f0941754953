/** A stretch of a text: from the first character up to, and without, the last. */
export type Stretch = readonly [from: number, to: number];

/**
 * Where the value of a JSON pointer (RFC 6901) stands in a JSON text; of a property that is absent, where its nearest
 * ancestor stands. The text must be JSON already: JSON.parse has read it.
 */
export function locatePointer(text: string, pointer: string): Stretch {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  let found: Stretch = [0, text.length];
  const at = { place: 0 };

  const blank = () => {
    while (/\s/.test(text[at.place] ?? '')) at.place += 1;
  };
  const string = (): string => {
    const from = at.place;
    at.place += 1;
    while (text[at.place] !== '"') at.place += text[at.place] === '\\' ? 2 : 1;
    at.place += 1;
    return JSON.parse(text.slice(from, at.place)) as string;
  };
  // `depth` is how many steps lead here; -1 where no step does.
  const value = (depth: number) => {
    blank();
    const from = at.place;
    const opening = text[from];
    if (opening === '"') string();
    else if (opening === '{' || opening === '[') children(opening === '[', depth);
    else while (/[^\s,\]}]/.test(text[at.place] ?? ' ')) at.place += 1;
    // The deepest value that the pointer leads through: where it ends early, that is the nearest ancestor.
    if (depth >= 0 && (depth > best || best < 0)) {
      best = depth;
      found = [from, at.place];
    }
  };
  const children = (isList: boolean, depth: number) => {
    at.place += 1;
    blank();
    for (let index = 0; text[at.place] !== '}' && text[at.place] !== ']'; index += 1) {
      const name = isList ? String(index) : string();
      if (!isList) {
        blank();
        at.place += 1;
      }
      value(depth >= 0 && steps[depth] === name ? depth + 1 : -1);
      blank();
      if (text[at.place] === ',') at.place += 1;
      blank();
    }
    at.place += 1;
  };
  let best = -1;
  value(0);
  return found;
}
