import type { DeclarationId, Instant, LocalDay } from '../../core/domain/ids.ts';
import type { Lane } from '../../core/domain/lane.ts';
import type { Interval } from '../../core/select/wilson.ts';

/** What a rule, or the live set, would have done over a span of frozen features. */
export interface ReplayOutcome {
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly declarations: number;
  readonly goodsItems: number;
  /** Milliseconds of evaluation. */
  readonly tookMs: number;
  readonly hits: number;
  /** Declarations that what stood in its place hits. */
  readonly hitsBefore: number;
  /** Declarations that it does not hit and of which a goods item could not be judged. */
  readonly unevaluated: number;
  readonly perDay: readonly ReplayDay[];
  /** Declarations by the lane they had and would have; those that stay are left out. */
  readonly moved: readonly { readonly from: Lane; readonly to: Lane; readonly declarations: number }[];
  /** Of its hits what checks said (caught, nothing found, never checked), and what checks found without it (missed). */
  readonly checked: {
    readonly caught: number;
    readonly missed: number;
    readonly nothingFound: number;
    readonly withoutLabel: number;
  };
  /** Of its hits those that were drawn at random, the share that was found there, and Wilson's interval of it. */
  readonly randomSample?: { readonly checked: number; readonly found: number; readonly rate: Interval };
  /** Largest first. */
  readonly overlap: readonly ReplayOverlap[];
  /** Those it touches, newest first. */
  readonly touched: readonly TouchedDeclaration[];
}

/** One day at the port. */
export interface ReplayDay {
  readonly day: LocalDay;
  readonly hits: number;
  readonly before: number;
  /** Officer minutes that the lanes then ask for, and those that the shifts have. */
  readonly minutesNeeded: number;
  readonly minutesThere: number;
}

/** How far another live rule hits the same declarations. */
export interface ReplayOverlap {
  readonly rule: string;
  /** Declarations that both hit, and the share of ours that is. */
  readonly both: number;
  readonly share: number;
}

/** A declaration whose lane would be another, or that the draft or its predecessor hits. */
export interface TouchedDeclaration {
  readonly id: DeclarationId;
  readonly acceptedAt: Instant;
  readonly lane: Lane;
  readonly laneAfter: Lane;
  /** What its check found; absent when it was not checked. */
  readonly found?: boolean;
}

/** What to replay. Bodies are those of stored rules or drafts; lists go along because an engine may sit in a thread. */
export interface ReplayRequest {
  readonly draft?: Readonly<Record<string, unknown>>;
  /** What stands in the draft's place before it; the live rule of its id unless given, or nothing. */
  readonly against?: Readonly<Record<string, unknown>>;
  readonly live: readonly Readonly<Record<string, unknown>>[];
  readonly lists: readonly { readonly id: string; readonly values: readonly string[] }[];
  readonly from?: LocalDay;
  readonly to?: LocalDay;
  /** How many touched declarations to name. */
  readonly name: number;
}

/** Counts up while a replay runs; its total may grow once. */
export interface ReplayProgress {
  readonly done: number;
  readonly total: number;
}

/** Where replays run: in a thread beside the server, or in the process that asks. */
export interface ReplayEngine {
  /** Undefined when it was stopped. */
  run(
    request: ReplayRequest,
    onProgress: (progress: ReplayProgress) => void,
    stop: AbortSignal,
  ): Promise<ReplayOutcome | undefined>;
  close(): Promise<void>;
}
