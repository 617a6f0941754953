import { testSteering } from '../../src/core/select/steering.ts';
import type { Services } from '../../src/server/services.ts';

/** Draws of which there are none: tests of what is drawn bring the use cases themselves. */
export function idleOversight(): Services['oversight'] {
  return {
    days: async () => [],
    published: async () => undefined,
    check: async () => undefined,
    commit: async (_, parts) => parts.map(({ day }) => ({ day, outcome: 'done' as const })),
    handOver: async (_, parts) => parts.map(({ day }) => ({ day, outcome: 'part-not-committed' as const })),
    steering: async () => ({ ...testSteering([], []), list: [] }),
  };
}

/** A roster on which nobody stands. */
export function idleRoster(): Services['roster'] {
  return {
    putShift: async () => ({ outcome: 'shift-unknown' }),
    putQualification: async () => {},
    handOver: async () => undefined,
    propose: async () => ({ outcome: 'refused', refusal: 'assignment-unknown' }),
    decide: async () => ({ outcome: 'refused', refusal: 'reassignment-unknown' }),
  };
}
