/** Edit distance (insert, delete, replace, swap of neighbours), given up beyond `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let best = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + same,
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, (before[column - 2] ?? 0) + 1);
      }
      current.push(best);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/**
 * The known name that was probably meant, or nothing. Case and signs do not count, and the right last part under a
 * wrong first one (`item.hs` for `goods.hs`) does.
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}.]/gu, '');
  const wanted = plain(name).slice(0, 60);
  // A quarter of a name may be wrong; of a short one a single letter.
  const limit = Math.max(1, Math.floor(wanted.length / 4));
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of known) {
    const far = distance(wanted, plain(candidate), limit);
    if (far < least) [best, least] = [candidate, far];
  }
  if (best !== undefined) return best;
  const last = wanted.split('.').at(-1);
  return known.find((candidate) => plain(candidate).split('.').at(-1) === last);
}
