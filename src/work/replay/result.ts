import type { DeclarationId, HashHex, Instant, LocalDay } from '../../core/domain/ids.ts';
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
  /** Declarations that what stood in its place hits; for the live set, those that any rule hit when they were assessed. */
  readonly hitsBefore: number;
  /**
   * What the lanes before are: `past`, as they were given, or `version`, as the set would give them with the version that was
   * named to compare with.
   */
  readonly basis: 'past' | 'version';
  /** Declarations that were judged by other rules than those of now. */
  readonly judgedOtherwise: number;
  /** Declarations that it does not hit and of which a goods item could not be judged. */
  readonly unevaluated: number;
  readonly perDay: readonly ReplayDay[];
  /** By the lane before and the one after; what stays is left out. */
  readonly moved: readonly ReplayMove[];
  /** Of its hits what checks said (caught, nothing found, never checked), and what checks found without it (missed). */
  readonly checked: {
    readonly caught: number;
    readonly missed: number;
    readonly nothingFound: number;
    readonly withoutLabel: number;
  };
  /** Of its hits those that were drawn at random, the share that was found there, and Wilson's interval of it. */
  readonly randomSample?: { readonly checked: number; readonly found: number; readonly rate: Interval };
  /** Largest first: of a draft with live rules, of the live set between any two of its rules. */
  readonly overlap: readonly ReplayOverlap[];
  /** For the live set each of its rules, the one that hits most first. */
  readonly rules?: readonly ReplayedRule[];
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
  /** Whether the roster has a shift that day; the minutes are else those of the port's places. */
  readonly onRoster: boolean;
}

/** Declarations, and trucks that carry them, whose lane is another. A truck's lane is the strictest of what it carries. */
export interface ReplayMove {
  readonly from: Lane;
  readonly to: Lane;
  readonly declarations: number;
  /** Passages; a declaration whose vehicle has not been booked or come has none. */
  readonly trucks: number;
  /** Of the declarations those that move so without the draft too: other rules stand today than judged them. */
  readonly anyway: number;
}

/** One rule of the live set. */
export interface ReplayedRule {
  readonly rule: string;
  readonly hits: number;
  /** Declarations that it hit when they were assessed. */
  readonly hitsBefore: number;
  /** Of its hits those that its rate selects. */
  readonly selected: number;
  /** Of its hits those that no other rule hits. */
  readonly alone: number;
  readonly caught: number;
  readonly nothingFound: number;
}

/** How far a live rule hits the same declarations. */
export interface ReplayOverlap {
  readonly rule: string;
  /** The other one; absent where that is the draft. */
  readonly of?: string;
  /** Declarations that both hit, and the share of the other's hits that is. */
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
  /** The hash of the live set as assessments name it. */
  readonly liveSet: HashHex;
  /** Of days before it the seeds of draws are published. */
  readonly today: LocalDay;
  readonly lists: readonly { readonly id: string; readonly values: readonly string[] }[];
  readonly from?: LocalDay;
  readonly to?: LocalDay;
  /** How many touched declarations to name. */
  readonly name: number;
}

/** The days that were asked for hold nothing: what is on file lies between these. */
export interface ReplaySpanEmpty {
  readonly empty: true;
  readonly first: LocalDay;
  readonly last: LocalDay;
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
  ): Promise<ReplayOutcome | ReplaySpanEmpty | undefined>;
  close(): Promise<void>;
}
