import { expect, test } from 'vitest';
import type { LocalDay } from '../../core/domain/ids.ts';
import { createWorld } from '../world/world.ts';
import { ringsOf, schemeShare } from './schemes.ts';

const { schemes } = createWorld({ seed: 'schemes', firstDay: '2026-03-02' as LocalDay });

test('every scheme has goods and firms wherever it runs', () => {
  for (const scheme of schemes) {
    for (const phase of scheme.phases) {
      expect(phase.rings.length, scheme.id).toBeGreaterThan(0);
      for (const ring of phase.rings)
        expect(ring.buyers.length, `${scheme.id} ${ring.goods.good.hs}`).toBeGreaterThan(0);
    }
  }
});

test('some schemes run from the start, some start later, and some move to other goods', () => {
  expect(schemes.filter((scheme) => schemeShare(scheme, 0) > 0).length).toBeGreaterThan(3);
  expect(schemes.filter((scheme) => schemeShare(scheme, 0) === 0 && schemeShare(scheme, 7) > 0).length).toBeGreaterThan(
    3,
  );
  const moved = schemes.filter((scheme) => ringsOf(scheme, 7)[0]?.goods !== ringsOf(scheme, 3)[0]?.goods);
  expect(moved.length).toBeGreaterThan(2);
});

test('all together they touch two to three in a hundred loads each way once they run', () => {
  for (const outbound of [true, false]) {
    const mine = schemes.filter((scheme) => (scheme.movement === 'export') === outbound);
    const share = mine.reduce((sum, scheme) => sum + schemeShare(scheme, 8), 0);
    expect(share).toBeGreaterThan(0.02);
    expect(share).toBeLessThan(0.03);
  }
});
