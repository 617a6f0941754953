import type { Services } from '../../src/server/services.ts';
import { newId } from '../../src/work/identify.ts';

/** A port that looked at nothing of its own work yet. */
export function idleStewardship(): Services['stewardship'] {
  return {
    retention: async () => ({ lines: [], batches: [] }),
    lookUpPlate: async () => [],
    lookUpMessage: async () => [],
    reviews: async () => [],
    look: async () => ({ outcome: 'refused', refusal: 'review-unknown' }),
    askWaiver: async () => ({ outcome: 'refused', refusal: 'review-unknown' }),
    waive: async () => ({ outcome: 'refused', refusal: 'review-unknown' }),
    fairness: async () => ({ groups: [], rules: [], selections: [] }),
    teamFigures: async () => ({ watches: [], contests: [] }),
    ownFigures: async () => ({ figures: [], contests: [] }),
    contest: async (said, officer, now) => ({ id: newId(now), officer, ...said, at: now }),
    bulletin: async () => ({ looks: 0, differing: 0, waived: 0, byCause: [], steps: [] }),
    held: async () => ({
      named: { declarant: 0, importer: 0, exporter: 0, carrier: 0 },
      declarations: [],
      documents: [],
      appeals: [],
      messages: [],
      photos: 0,
    }),
  };
}
