/** A stream of numbers, each at least 0 and below 1. Two streams made of the same keys give the same numbers. */
export type Random = () => number;

/**
 * A seeded stream named by its keys, for example `randomOf(seed, '2026-03-01', 42, 'goods')`.
 * Naming a stream for each purpose means that one more draw in one place changes nothing anywhere else.
 * The generator is sfc32 (Chris Doty-Humphrey, PractRand); it serves simulation, never a decision about a load.
 */
export function randomOf(...keys: readonly (string | number)[]): Random {
  let [a, b, c, d] = hash128(keys.join('\u001f'));
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  // The state of similar keys is alike at first; a dozen rounds part them.
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

/** Four 32-bit words of a text (cyrb128, public domain): spreads keys, keeps no secret. */
function hash128(text: string): [number, number, number, number] {
  let h1 = 1_779_033_703;
  let h2 = 3_144_134_277;
  let h3 = 1_013_904_242;
  let h4 = 2_773_480_762;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    h1 = h2 ^ Math.imul(h1 ^ code, 597_399_067);
    h2 = h3 ^ Math.imul(h2 ^ code, 2_869_860_233);
    h3 = h4 ^ Math.imul(h3 ^ code, 951_274_213);
    h4 = h1 ^ Math.imul(h4 ^ code, 2_716_044_179);
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597_399_067);
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2_869_860_233);
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951_274_213);
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2_716_044_179);
  return [h1 ^ h2 ^ h3 ^ h4, h2 ^ h1, h3 ^ h1, h4 ^ h1];
}
