import type { CurrencyCode, HashHex, Instant, TimeZone } from '../core/domain/ids.ts';
import type { ReferenceData } from '../core/domain/reference/reference-data.ts';
import type { Pack } from '../core/inspect/checklist.ts';
import type { Partner } from '../core/inspect/release-conditions.ts';
import type { Store } from '../store/port/store.ts';
import type { DayKeys } from './raw/day-keys.ts';

/** What every use case stands on. Time is an argument of each call, so that a past day can be played through the same code. */
export interface Environment {
  readonly store: Store;
  /** The port, as declarations name it. */
  readonly portCode: string;
  readonly timeZone: TimeZone;
  readonly currency: CurrencyCode;
  /** Rates, vocabulary and what else assessments look up. */
  readonly reference: ReferenceData;
  /** Days for which an inspector rests from an operator after having been drawn for it; see draws/assign.ts. */
  readonly restDays?: number;
  /** The checklists in force, from which the order of an inspection is written. */
  readonly packs: readonly Pack[];
  /** Partners that send messages here: a release waits for their word. The others clear on paper, in the check. */
  readonly listening?: readonly Partner[];
  /** Whether a release concluded without network counts with a second officer's PIN. */
  readonly offlineRelease?: boolean;
  /** The share of declarations, from 0 to 1, that is checked at random; see draws/plan-draws.ts. */
  readonly randomShare?: number;
  /** The share of inspections, from 0 to 1, that lot has examined again before release; none unless given. */
  readonly secondLookShare?: number;
  /** For how many days messages are kept as they came in, and the keys that they are sealed under; 0, or absent, keeps none. */
  readonly rawMessages?: { readonly days: number; readonly keys: DayKeys };
}

/** Who does something: a signed-in person, a broker's system, or the demo. */
export interface Actor {
  readonly id: string;
  /** The operator that a declarant is bound to; absent: may file for any. */
  readonly operator?: string;
}

export type { HashHex, Instant };
