import { expect, test } from 'vitest';
import { ASSESSMENT_CAUSES, SELECTION_KINDS } from '../core/domain/assessment.ts';
import { CHECK_RESULTS, CROSSING_ACTIONS, CROSSING_STATES, RELEASE_STAGES } from '../core/domain/crossing.ts';
import { DIRECTIONS, VEHICLE_KINDS } from '../core/domain/declaration.ts';
import { HAZARDS } from '../core/domain/hazard.ts';
import { LANES } from '../core/domain/lane.ts';
import { ROLES } from '../core/domain/role.ts';
import type { Language } from './language.ts';
import * as words from './words.ts';

function wordsFor<T>(codes: readonly T[], word: (code: T, language: Language) => string): [string, string][] {
  return codes.map((code) => [word(code, 'en'), word(code, 'zh')]);
}

test('Every code has its own word in both languages.', () => {
  const lists = [
    wordsFor(LANES, words.laneWord),
    wordsFor(CROSSING_STATES, words.stateWord),
    wordsFor(CROSSING_ACTIONS, words.actionWord),
    wordsFor(RELEASE_STAGES, words.stageWord),
    wordsFor(CHECK_RESULTS, words.checkResultWord),
    wordsFor(HAZARDS, words.hazardWord),
    wordsFor(ROLES, words.roleWord),
    wordsFor(DIRECTIONS, words.directionWord),
    wordsFor(['inbound', 'outbound'], words.crossingDirectionWord),
    wordsFor(VEHICLE_KINDS, words.vehicleKindWord),
    wordsFor(SELECTION_KINDS, words.selectionKindWord),
    wordsFor(ASSESSMENT_CAUSES, words.causeWord),
  ];
  for (const list of lists) {
    for (const side of [0, 1] as const) expect(new Set(list.map((pair) => pair[side])).size).toBe(list.length);
    for (const [en, zh] of list) {
      expect(en).toMatch(/^[A-Za-z ,]+$/);
      expect(zh).toMatch(/^[\p{Script=Han}，]+$/u);
    }
  }
});
