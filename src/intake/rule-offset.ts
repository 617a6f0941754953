import type { Scalar } from 'yaml';

const ESCAPE_LENGTH: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

/**
 * A function from an offset in a YAML scalar's value to the offset in its file. Indents, quotes, escapes and folded
 * line ends stand in the file and not in the value: both are walked side by side.
 */
export function sourceOffset(node: Scalar, text: string): (offset: number) => number {
  const value = String(node.value);
  const [from = 0, end = from] = node.range ?? [];
  const block = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  // A block's header (`|-2 # why`) stands on the first line; its text begins on the next.
  let position = block ? text.indexOf('\n', from) + 1 : from;
  const positions: number[] = [];
  for (let index = 0; index < value.length; index += 1) {
    const wanted = value[index] ?? '';
    const blank = /\s/.test(wanted);
    while (position < end) {
      const found = text[position] ?? '';
      if (found === '\\' && node.type === 'QUOTE_DOUBLE') break;
      if (found === wanted || (blank && found === '\n')) break;
      position += 1;
    }
    positions.push(Math.min(position, Math.max(from, end - 1)));
    if (text[position] === '\\' && node.type === 'QUOTE_DOUBLE') {
      const length = ESCAPE_LENGTH[text[position + 1] ?? ''] ?? 2;
      // An escaped line end leaves nothing in the value: go on to the next line for this character.
      if (text[position + 1] === '\n') {
        position += 2;
        positions.pop();
        index -= 1;
        while (/[ \t]/.test(text[position] ?? '')) position += 1;
      } else position += length;
    } else position += 1;
  }
  const last = positions.at(-1) ?? from;
  return (offset) => positions[offset] ?? Math.min(last + 1, end);
}
