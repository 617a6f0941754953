import type { FormBatch, OutageEntry } from '../../core/outage/forms.ts';
import type { Outage } from '../../core/outage/outage.ts';
import type { Coverage } from './coverage.ts';
import { wholeRecords } from './record-coverage.ts';

/** More than there ever are: an audit reads the lists whole. */
const ALL = 10_000_000;

/** When the port worked without its server, on which paper, and what was done meanwhile. */
export const OUTAGE_COVERAGE: readonly Coverage[] = [
  wholeRecords<Outage>({
    table: 'outage',
    kinds: ['outage-declared', 'outage-confirmed', 'outage-refused', 'outage-ended', 'outage-reviewed'],
    name: ({ id }) => id,
    subject: ({ id }) => id,
    at: ({ declaredAt }) => declaredAt,
    all: ({ store }) => store.outages.list(ALL),
  }),
  wholeRecords<FormBatch>({
    table: 'outage_form',
    kinds: ['outage-forms-printed'],
    name: ({ id }) => id,
    subject: ({ id }) => id,
    at: ({ printedAt }) => printedAt,
    all: ({ store }) => store.outages.forms(ALL),
  }),
  wholeRecords<OutageEntry>({
    table: 'outage_entry',
    kinds: ['outage-entry-recorded', 'outage-entry-reviewed'],
    name: ({ id }) => id,
    subject: ({ id, crossing, inspection }) => inspection ?? crossing ?? id,
    at: ({ keyedAt }) => keyedAt,
    all: ({ store }) => store.outages.entries(ALL),
  }),
];
