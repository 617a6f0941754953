import type { Review } from '../../core/oversee/review.ts';
import type { Erasure } from '../../store/port/retention.ts';
import { ERASURES, RECORDS_ERASED } from '../retention/record-erasure.ts';
import type { Coverage } from './coverage.ts';
import { wholeRecords } from './record-coverage.ts';

/** What the port's look at its own work decided: batches of erased records, second looks. */
export const OVERSIGHT_COVERAGE: readonly Coverage[] = [
  wholeRecords<Erasure>({
    table: 'erasure',
    kinds: [RECORDS_ERASED],
    name: ({ id }) => id,
    subject: () => ERASURES,
    at: ({ at }) => at,
    all: ({ store }) => store.retention.erasures(),
  }),
  wholeRecords<Review>({
    table: 'review',
    kinds: ['review-opened', 'review-done', 'review-waiver-asked', 'review-waived'],
    name: ({ id }) => id,
    subject: ({ inspection }) => inspection,
    at: ({ openedAt }) => openedAt,
    all: ({ store }) => store.reviews.all(),
  }),
];
