import type { Services } from '../../src/server/services.ts';

/** A port that is never without its server: tests of outages bring the use cases themselves. */
export function idleOutages(): Services['outages'] {
  return {
    permitted: true,
    now: async () => [],
    grants: async () => [],
    recent: async () => [],
    declare: async () => ({ outcome: 'outage-span' }),
    decide: async () => ({ outcome: 'outage-unknown' }),
    end: async () => ({ outcome: 'outage-unknown' }),
    review: async () => ({ outcome: 'outage-unknown' }),
    printForms: async () => 'changed-meanwhile',
    forms: async () => [],
    key: async () => 'form-unknown',
    entries: async () => [],
    openEntries: async () => 0,
    lookAt: async () => ({ outcome: 'outage-entry-unknown' }),
  };
}
