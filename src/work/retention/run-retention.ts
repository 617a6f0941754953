import type { Instant } from '../../core/domain/ids.ts';
import {
  dueBefore,
  type ErasedClass,
  type RetentionClass,
  type RetentionTimer,
  retentionTimers,
} from '../../core/oversee/retention.ts';
import type { Erasure, KeptRecords } from '../../store/port/retention.ts';
import type { Store } from '../../store/port/store.ts';
import type { Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import { dayOf } from '../raw/day-keys.ts';
import { pseudonymiseListed } from './pseudonymise-listed.ts';
import { pseudonymisePlates } from './pseudonymise-plates.ts';
import { erasureRecord } from './record-erasure.ts';

/** Records erased in one transaction: what a lock or a crash holds up is small. */
const BATCH = 1_000;
/** Batches of one class in one turn: a long backlog does not keep the rest waiting. */
const TURN = 200;
/** Classes whose ids mean something to other records. */
const NAMED: ReadonlySet<ErasedClass> = new Set<ErasedClass>(['photo', 'document-file', 'appeal-statement']);

type Keeping = Pick<Environment, 'store' | 'timeZone' | 'rawMessages'>;

/** Takes out what its time is over for; returns how many records of each class there were. */
export async function runRetention(
  { store, timeZone, rawMessages }: Keeping,
  now: Instant,
): Promise<Readonly<Partial<Record<RetentionClass, number>>>> {
  const done: Partial<Record<RetentionClass, number>> = {};
  // What an installation kept that keeps none any more is due at once.
  for (const timer of retentionTimers(rawMessages?.days ?? 0)) {
    const { record } = timer;
    const before = dueBefore(timer, now);
    const batch = (): Promise<number> =>
      record === 'plate'
        ? pseudonymisePlates(store, before, now)
        : record === 'listed-plate'
          ? pseudonymiseListed(store, timeZone, before, now)
          : eraseBatch(store, record, before, now);
    for (let turn = 0; turn < TURN; turn++) {
      const count = await batch();
      if (count === 0) break;
      done[record] = (done[record] ?? 0) + count;
    }
    // The keys of their days go with them, so that an older copy of the database opens nothing either.
    if (record === 'raw-message') await rawMessages?.keys.forgetBefore(dayOf(before));
  }
  return done;
}

function eraseBatch(store: Store, record: ErasedClass, before: Instant, now: Instant): Promise<number> {
  return store.retention.erase(record, before, BATCH, (ids) => {
    const erasure: Erasure = { id: newId(now), at: now, record, count: ids.length, before };
    return { erasure, record: erasureRecord(erasure, NAMED.has(record) ? ids : []) };
  });
}

/** One class of records as the report shows it. */
export interface RetentionLine extends RetentionTimer {
  /** There now. */
  readonly kept: number;
  /** Since when the oldest is here. */
  readonly oldest?: Instant;
  /** Erased so far, and when last. */
  readonly erased: number;
  readonly lastErasedAt?: Instant;
}

/** What the page and `landport retention report` show. */
export interface RetentionReport {
  readonly lines: readonly RetentionLine[];
  /** Newest first. */
  readonly batches: readonly Erasure[];
}

/** What is kept, for how long, and what was erased. */
export async function retentionReport(
  { retention }: Pick<Store, 'retention'>,
  rawMessageDays: number,
): Promise<RetentionReport> {
  const [kept, batches] = await Promise.all([retention.kept(), retention.erasures()]);
  const lines = retentionTimers(rawMessageDays).map((timer): RetentionLine => {
    const there: KeptRecords | undefined = kept.find(({ record }) => record === timer.record);
    const own = batches.filter(({ record }) => record === timer.record);
    const last = own[0]?.at;
    return {
      ...timer,
      kept: there?.count ?? 0,
      ...(there?.oldest === undefined ? {} : { oldest: there.oldest }),
      erased: own.reduce((sum, { count }) => sum + count, 0),
      ...(last === undefined ? {} : { lastErasedAt: last }),
    };
  });
  return { lines, batches };
}
