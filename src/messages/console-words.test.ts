import { expect, test } from 'vitest';
import { ASSESSMENT_CAUSES, SELECTION_KINDS } from '../core/domain/assessment.ts';
import { CHECK_RESULTS, CROSSING_ACTIONS, CROSSING_STATES, RELEASE_STAGES } from '../core/domain/crossing.ts';
import { DIRECTIONS, VEHICLE_KINDS } from '../core/domain/declaration.ts';
import { HAZARDS } from '../core/domain/hazard.ts';
import { LANES } from '../core/domain/lane.ts';
import { ROLES } from '../core/domain/role.ts';
import type { BilingualText } from '../core/domain/text.ts';
import * as words from './console-words.ts';

test('Every code has its own word in both languages.', () => {
  const lists: readonly (readonly [readonly string[], Readonly<Record<string, BilingualText>>])[] = [
    [LANES, words.LANE_WORDS],
    [CROSSING_STATES, words.STATE_WORDS],
    [CROSSING_ACTIONS, words.ACTION_WORDS],
    [RELEASE_STAGES, words.STAGE_WORDS],
    [CHECK_RESULTS, words.CHECK_RESULT_WORDS],
    [HAZARDS, words.HAZARD_WORDS],
    [ROLES, words.ROLE_WORDS],
    [[...DIRECTIONS, 'inbound', 'outbound'], words.DIRECTION_WORDS],
    [VEHICLE_KINDS, words.VEHICLE_KIND_WORDS],
    [SELECTION_KINDS, words.SELECTION_WORDS],
    [ASSESSMENT_CAUSES, words.CAUSE_WORDS],
  ];
  for (const [codes, table] of lists) {
    expect(Object.keys(table).sort()).toEqual([...codes].sort());
    for (const side of ['en', 'zh'] as const)
      expect(new Set(Object.values(table).map((word) => word[side])).size).toBe(codes.length);
    for (const { en, zh } of Object.values(table)) {
      expect(en).toMatch(/^[A-Za-z ,-]+$/);
      expect(zh).toMatch(/^[\p{Script=Han}，]+$/u);
    }
  }
});
