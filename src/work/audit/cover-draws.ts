import type { HashHex, Instant, LocalDay } from '../../core/domain/ids.ts';
import { custodianText, periodCommitment, serverCommitment } from '../../core/select/draw.ts';
import { sha256Hex } from '../hash.ts';
import { subjectOf } from '../subject.ts';
import type { Coverage } from './coverage.ts';

/** All days there are. */
const FIRST = '0001-01-01' as LocalDay;
const LAST = '9999-12-31' as LocalDay;

/** The parts that went into a day's seed and the seed itself: each must be what was committed to before. */
export const DRAW_COVERAGE: readonly Coverage[] = [
  {
    // Secret and salt are not in the ledger: they are hashed anew, and the hash must be what was committed to.
    table: 'draw_plan',
    kinds: ['draw-commitment'],
    fold({ decision, at }, expected) {
      const { day, part, commitment, randomShare } = decision;
      if (part === 'server') expected.set(String(day), { plannedAt: at, commitment, randomShare });
    },
    async *records({ store }) {
      for (const { day, plannedAt, commitment, randomShare, secretHex, saltHex } of await store.draws.plans(
        FIRST,
        LAST,
      )) {
        const made = serverCommitment(sha256Hex, { day, randomShare, secretHex, saltHash: sha256Hex(saltHex) });
        yield {
          name: day,
          subject: subjectOf('draw', day),
          values: { plannedAt, commitment, randomShare },
          faults: made === commitment ? [] : ['secret'],
        };
      }
    },
  },
  {
    table: 'draw_contribution',
    kinds: ['draw-commitment', 'draw-handed-over'],
    fold({ kind, decision, at }, expected) {
      const name = `${decision['day']} ${decision['custodian']}`;
      if (kind === 'draw-handed-over') expected.set(name, { ...expected.get(name), handedOverAt: at });
      else if (decision['part'] === 'custodian')
        expected.set(name, { committedAt: at, commitment: decision['commitment'] });
    },
    async *records({ store }) {
      for (const one of await store.draws.contributions(FIRST, LAST)) {
        const { day, custodian, commitment, committedAt, handedOverAt, secretHex } = one;
        const kept = secretHex === undefined || sha256Hex(custodianText(day, secretHex)) === (commitment as HashHex);
        yield {
          name: `${day} ${custodian}`,
          subject: subjectOf('draw', day),
          values: { commitment, committedAt, handedOverAt },
          faults: kept ? [] : ['secret'],
        };
      }
    },
  },
  {
    table: 'draw_period',
    kinds: ['draw-period'],
    fold({ decision }, expected) {
      const { day, period, ...values } = decision;
      expected.set(`${day} ${period}`, values);
    },
    async *records({ store }) {
      const salts = new Map((await store.draws.plans(FIRST, LAST)).map(({ day, saltHex }) => [day, saltHex]));
      for (const one of await store.draws.periods(FIRST, LAST)) {
        const { day, period, startsAt, commitmentHex: commitment, parts, randomShare } = one;
        yield {
          name: `${day} ${period}`,
          subject: subjectOf('draw', day),
          at: startsAt as Instant,
          values: { startsAt, commitment, parts, randomShare },
          faults: [
            ...(periodCommitment(sha256Hex, one) === commitment ? [] : ['seed']),
            ...(salts.get(day) === one.saltHex ? [] : ['salt']),
          ],
        };
      }
    },
  },
];
