import { expect, test } from 'vitest';
import type { Hit } from '../domain/assessment.ts';
import type { GoodsItem } from '../domain/declaration.ts';
import { HAZARDS } from '../domain/hazard.ts';
import type { Instant } from '../domain/ids.ts';
import { clockBroken, documentNeeds, documentState, sniffDocument } from './document-needs.ts';

const goods = [
  { line: 1, hs: '020130' },
  { line: 2, hs: '070200' },
] as unknown as GoodsItem[];
const hit = (hazard: Hit['hazard'], line = 1, given: Partial<Hit> = {}): Hit =>
  ({ hazard, line, lane: 'yellow', selected: true, ...given }) as Hit;
const types = (...hits: readonly Hit[]) => documentNeeds({ goods }, { hits }).map(({ type }) => type);

test('A standing yellow hit asks for the paper that proves the load innocent, each once.', () => {
  expect(types(hit('revenue'), hit('intellectual-property', 2))).toEqual(['commercial-invoice']);
  expect(types(hit('animal-plant-health', 1))).toEqual(['veterinary-certificate']);
  expect(types(hit('animal-plant-health', 2))).toEqual(['phytosanitary-certificate']);
  for (const hazard of HAZARDS) expect(types(hit(hazard))).toHaveLength(1);
});

test('A red hit, a blue one and one that was not selected ask for nothing.', () => {
  expect(types(hit('revenue', 1, { lane: 'red' }), hit('revenue', 1, { lane: 'blue' }))).toEqual([]);
  expect(types(hit('revenue', 1, { selected: false }))).toEqual([]);
});

test('A request stands where its last answer stands, and a withdrawal ends it.', () => {
  expect(documentState([], false)).toBe('asked');
  expect(documentState([{}], false)).toBe('answered');
  expect(documentState([{ decided: 'refused' }], false)).toBe('refused');
  expect(documentState([{ decided: 'refused' }, {}], false)).toBe('answered');
  expect(documentState([{ decided: 'refused' }, { decided: 'accepted' }], false)).toBe('accepted');
  expect(documentState([{}], true)).toBe('withdrawn');
});

test.each([
  ['nothing came', [], undefined, 101, true],
  ['nothing came yet, and there is time', [], undefined, 100, false],
  ['an answer in time waits for an officer', [{ at: 90 }], undefined, 500, false],
  ['an answer in time was accepted late', [{ at: 90, decided: 'accepted' }], 300, 500, false],
  ['an answer in time was refused', [{ at: 90, decided: 'refused' }], undefined, 101, true],
  ['a late answer', [{ at: 110 }], undefined, 120, true],
  ['withdrawn in time', [], 80, 500, false],
] as const)('The clock: %s', (_, answers, ended, now, broken) => {
  const given = answers as readonly { at: Instant; decided?: 'accepted' | 'refused' }[];
  expect(clockBroken(100 as Instant, given, ended as Instant | undefined, now as Instant)).toBe(broken);
});

test.each([
  ['%PDF-1.7', 'application/pdf'],
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['<html>', undefined],
  ['MZ\x90', undefined],
  ['PK\x03\x04', undefined],
  [' %PDF-1.7', undefined],
  ['\x89PNG', undefined],
  ['', undefined],
  ['GIF89a', undefined],
])('%j is %s', (text, media) => {
  expect(sniffDocument(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))).toBe(media);
});
