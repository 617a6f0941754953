import { expect, test } from 'vitest';
import { LANES } from '../core/domain/lane.ts';
import { SLIP_FAULT_WORDS, sayToDriver } from './gate.ts';
import { deviceWords } from './device-words.ts';
import { gateLineWords, gateWords } from './gate-words.ts';

test('Each lane has its own words for the driver, and a vehicle without a record hears why it goes to documents.', () => {
  const said = [
    ...LANES.map((lane) => sayToDriver(lane, 'open')),
    sayToDriver('yellow', 'unknown'),
    sayToDriver('yellow', 'unverified'),
  ];
  expect(new Set(said.map(({ en }) => en)).size).toBe(said.length);
  expect(new Set(said.map(({ zh }) => zh)).size).toBe(said.length);
});

test('What is not known or not verified is never told to drive through.', () => {
  for (const known of ['unknown', 'unverified'] as const)
    expect(sayToDriver('yellow', known).en).toMatch(/documents lane/);
});

test('Every text of the gate is there in both languages and names the same details.', () => {
  const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();
  for (const [code, { en, zh }] of Object.entries({
    ...gateWords,
    ...gateLineWords,
    ...deviceWords,
    ...SLIP_FAULT_WORDS,
  })) {
    expect(en.trim(), code).not.toBe('');
    expect(zh.trim(), code).not.toBe('');
    expect(names(zh), code).toEqual(names(en));
  }
});
