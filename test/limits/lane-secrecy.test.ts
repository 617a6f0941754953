import { describe, expect, test } from 'vitest';
import { CROSSING_STATES, type Crossing } from '../../src/core/domain/crossing.ts';
import type { CrossingId, DeclarationId, Instant, OperatorId, TimeZone } from '../../src/core/domain/ids.ts';
import { presentFiling } from '../../src/server/present/filings.ts';
import type { StoredDeclaration } from '../../src/store/port/declarations.ts';
import { BookingReceipt } from '../../src/wire/crossings.ts';
import { FilingOutcomeShape } from '../../src/wire/declarations.ts';
import { coal } from '../support/port.ts';

const ZONE = 'Asia/Shanghai' as TimeZone;
const NOW = 1_772_000_000_000 as Instant;

const RED = {
  id: 'd' as DeclarationId,
  version: 1,
  acceptedAt: NOW,
  lane: 'red',
  warnings: [],
  declaration: { ...coal('SECRET'), declarant: 'OP-1' as OperatorId },
  past: [],
  assessments: [
    {
      features: [],
      assessment: {
        lane: 'red',
        selections: [{ kind: 'rule', probability: 0.37, lane: 'red', rule: 'hidden-rule', hazard: 'weapons' }],
        hits: [{ rule: 'hidden-rule', reason: { en: 'A threshold of 17', zh: '门槛 17' }, seen: [] }],
        unevaluated: [],
      },
    },
  ],
} as unknown as StoredDeclaration;

const crossing = (state: Crossing['state'], directed: boolean): Crossing => ({
  id: 'c' as CrossingId,
  vehicle: {},
  direction: 'inbound',
  state,
  lane: 'red',
  booked: true,
  stages: { booked: NOW, arrived: NOW, gate: NOW, ...(directed ? { directed: NOW } : {}) },
  declarations: [],
  version: 1,
});

describe('A declarant', () => {
  test.each([undefined, ...CROSSING_STATES])(
    'learns no lane and no reason before the vehicle is inside: %s',
    (state) => {
      const view = presentFiling(RED, state === undefined ? undefined : crossing(state, false), ZONE);
      expect(view).not.toHaveProperty('lane');
      expect(view).not.toHaveProperty('reasons');
      expect(JSON.stringify(view)).not.toMatch(/"red"|weapon|hidden|0\.37|threshold/i);
    },
  );

  test('learns the lane and the class of the reason inside, never the rule, its threshold or its probability', () => {
    const view = presentFiling(RED, crossing('directed', true), ZONE);
    expect(view.lane).toBe('red');
    expect(view.reasons?.length).toBe(1);
    expect(JSON.stringify(view)).not.toMatch(/hidden|0\.37|17/);
  });

  test('is told no lane when filing, booking or amending', () => {
    expect(Object.keys(FilingOutcomeShape.properties)).not.toContain('lane');
    expect(Object.keys(BookingReceipt.properties).sort()).toEqual(['booked', 'id', 'slotAt']);
  });
});
