import type { Review } from '../../core/oversee/review.ts';
import type { Erasure } from '../../store/port/retention.ts';
import type { FigureContest } from '../../store/port/oversee.ts';
import { ERASURES, RECORDS_ERASED } from '../retention/record-erasure.ts';
import { subjectOf } from '../subject.ts';
import type { Coverage } from './coverage.ts';
import { wholeRecords } from './record-coverage.ts';

/** More than there ever are. */
const ALL = 10_000_000;

/** The coverage of reviews, and columns of theirs that stand without what they belong to. */
function withoutHalves(of: Parameters<typeof wholeRecords<Review>>[0]): Coverage {
  const coverage = wholeRecords<Review>(of);
  return {
    ...coverage,
    async *records(source) {
      const halves = new Set(await source.audit.halfReviews());
      for await (const record of coverage.records(source))
        yield halves.has(record.name) ? { ...record, faults: ['steps, waiver'] } : record;
    },
  };
}

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
  withoutHalves({
    table: 'review',
    kinds: ['review-opened', 'review-done', 'review-waiver-asked', 'review-waived'],
    name: ({ id }) => id,
    subject: ({ inspection }) => inspection,
    at: ({ openedAt }) => openedAt,
    all: ({ store }) => store.reviews.all(),
  }),
  wholeRecords<FigureContest>({
    table: 'figure_contest',
    kinds: ['figure-contested'],
    name: ({ id }) => id,
    subject: ({ officer }) => subjectOf('officer', officer),
    at: ({ at }) => at,
    all: ({ store }) => store.oversee.contests(ALL),
  }),
];
