import { expect, test } from 'vitest';
import type { LocalDay } from '../../core/domain/ids.ts';
import { createWorld } from './world.ts';

const options = { seed: 'world', firstDay: '2026-03-02' as LocalDay };
const world = createWorld(options);

test('the same options make the same world and another seed another', () => {
  const plain = (value: unknown): string => JSON.stringify(value);
  expect(plain(createWorld(options).fleet)).toBe(plain(world.fleet));
  expect(plain(createWorld(options).firms)).toBe(plain(world.firms));
  expect(plain(createWorld({ ...options, seed: 'other' }).firms)).not.toBe(plain(world.firms));
});

test('firms have ids of their own, and some of each role are authorised', () => {
  const firms = Object.values(world.firms).flat();
  expect(new Set(firms.map((firm) => firm.id)).size).toBe(firms.length);
  expect(world.firms.declarant).toHaveLength(40);
  for (const firm of firms) expect(firm.id).toMatch(/^OP-\d{4}$/);
  for (const role of Object.values(world.firms)) {
    const authorised = role.filter((firm) => firm.tier === 'authorised').length / role.length;
    expect(authorised).toBeGreaterThan(0);
    expect(authorised).toBeLessThan(0.5);
  }
});

test('no two vehicles share a plate, and plates are as a reader sees them', () => {
  expect(new Set(world.fleet.map((vehicle) => vehicle.plate)).size).toBe(world.fleet.length);
  const forms = { MN: /^\d{4}[A-Z]{3}$/, CN: /^蒙[A-Z]{2}\d{4}$/, RU: /^[A-Z]\d{3}[A-Z]{2}\d{2,3}$/ };
  for (const vehicle of world.fleet) expect(vehicle.plate).toMatch(forms[vehicle.country]);
  expect(new Set(world.fleet.map((vehicle) => vehicle.country)).size).toBe(3);
});

test('every good has somebody who buys it and somebody who sells it', () => {
  for (const market of Object.values(world.markets)) {
    expect(market.byHs.size).toBeGreaterThan(0);
    for (const { good, buyers, sellers } of market.byHs.values()) {
      expect(buyers.length, `buyers of ${good.hs}`).toBeGreaterThan(0);
      expect(sellers.length, `sellers of ${good.hs}`).toBeGreaterThan(0);
    }
  }
});

test('no firm, vehicle or good of the world says anything about a person', () => {
  const keys = new Set<string>();
  JSON.stringify([world.fleet.slice(0, 50), world.firms], (key, value: unknown) => {
    if (!/^\d*$/.test(key)) keys.add(key);
    return value;
  });
  for (const key of keys) expect(key).not.toMatch(/driver|person|nationality|sex|age$|religion|ethnic|phone|birth/i);
});
