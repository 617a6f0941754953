import type { Instant } from '../../core/domain/ids.ts';
import {
  dueBefore,
  type ErasedClass,
  RETENTION,
  type RetentionClass,
  type RetentionTimer,
} from '../../core/oversee/retention.ts';
import type { Erasure, KeptRecords } from '../../store/port/retention.ts';
import type { Store } from '../../store/port/store.ts';
import { newId } from '../identify.ts';
import { pseudonymisePlates } from './pseudonymise-plates.ts';
import { erasureRecord } from './record-erasure.ts';

const BATCH = 1_000;
/** Batches of one class in one turn: a long backlog does not keep the rest waiting. */
const TURN = 200;
/** Classes whose ids mean something to other records. */
const NAMED: ReadonlySet<ErasedClass> = new Set<ErasedClass>(['photo', 'document-file']);

/** Takes out what its time is over for; returns how many records of each class there were. */
export async function runRetention(
  store: Store,
  now: Instant,
): Promise<Readonly<Partial<Record<RetentionClass, number>>>> {
  const done: Partial<Record<RetentionClass, number>> = {};
  for (const { record } of RETENTION) {
    if (record === 'raw-message') continue;
    const batch = record === 'plate' ? () => pseudonymisePlates(store, now) : () => eraseBatch(store, record, now);
    for (let turn = 0; turn < TURN; turn++) {
      const count = await batch();
      if (count === 0) break;
      done[record] = (done[record] ?? 0) + count;
    }
  }
  return done;
}

function eraseBatch(store: Store, record: ErasedClass, now: Instant): Promise<number> {
  const before = dueBefore(record, now);
  return store.retention.erase(record, before, BATCH, (ids) => {
    const erasure: Erasure = { id: newId(now), at: now, record, count: ids.length, before };
    return { erasure, record: erasureRecord(erasure, NAMED.has(record) ? ids : []) };
  });
}

/** One class of records as the report shows it. */
export interface RetentionLine extends RetentionTimer {
  /** There now. */
  readonly kept: number;
  readonly oldest?: Instant;
  /** Erased so far, and when last. */
  readonly erased: number;
  readonly lastErasedAt?: Instant;
}

export interface RetentionReport {
  readonly lines: readonly RetentionLine[];
  /** Newest first. */
  readonly batches: readonly Erasure[];
}

/** What is kept, for how long, and what was erased. */
export async function retentionReport({ retention }: Pick<Store, 'retention'>): Promise<RetentionReport> {
  const [kept, batches] = await Promise.all([retention.kept(), retention.erasures()]);
  const lines = RETENTION.map((timer): RetentionLine => {
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
