import type { Difference } from '../core/domain/canonical.ts';
import type { Crossing } from '../core/domain/crossing.ts';
import type { DeclarationId, CrossingId, Instant, OperatorId, Plate } from '../core/domain/ids.ts';
import type { Lane } from '../core/domain/lane.ts';
import type { Problem } from '../core/domain/problem.ts';
import type { CheckedRule } from '../core/rule/rule.ts';
import type { BilingualText } from '../core/domain/text.ts';
import type { RawDeclaration, ReadDeclarations } from '../intake/port/read.ts';
import type { StoredDeclaration } from '../store/port/declarations.ts';
import type { RuleVersion } from '../store/port/rules.ts';
import type { Store } from '../store/port/store.ts';
import type { ActionInput, Booking } from '../wire/crossings.ts';
import type { SlipKeys } from '../wire/installation.ts';

/** Who acts: the id that goes into the record, and the operator that a declarant is bound to. */
export interface Actor {
  readonly id: string;
  readonly operator?: OperatorId;
}

/** What became of one declaration of a batch. */
export interface FilingResult {
  readonly outcome: 'stored' | 'same' | 'conflict' | 'refused';
  readonly reference?: string;
  readonly id?: DeclarationId;
  readonly problems: readonly Problem[];
  /** For `conflict`: from what is on file to what was sent. */
  readonly differences?: readonly Difference[];
}

/** What became of an amendment. `too-late`: a check was notified; `stale`: somebody else amended it first. */
export interface AmendmentResult {
  readonly outcome: 'amended' | 'same' | 'refused' | 'unknown' | 'too-late' | 'stale';
  readonly problems: readonly Problem[];
}

/** What became of an action; a refusal has a code of src/messages/errors.ts. */
export interface ActionResult {
  readonly outcome: 'done' | 'seen' | 'refused';
  readonly code?: string;
  readonly crossing?: Crossing;
}

/** What became of a booking. */
export type BookingResult =
  | { readonly outcome: 'opened' | 'seen'; readonly crossing: Crossing }
  | { readonly outcome: 'plate-open' | 'declaration-unknown' | 'declaration-carried' };

/** What is known of a vehicle at the gate. */
export interface GateFacts {
  readonly plate: Plate;
  readonly known: 'open' | 'expected' | 'unknown';
  readonly lane: Lane;
  readonly say: BilingualText;
  readonly reasons: readonly BilingualText[];
  readonly crossing?: Crossing;
  readonly declarations: readonly StoredDeclaration[];
  readonly slip?: string;
}

export interface CrossingServices {
  book(request: Booking, actor: Actor, now: Instant): Promise<BookingResult>;
  act(target: CrossingTarget, action: ActionInput, actor: Actor, now: Instant): Promise<ActionResult>;
  gateAnswer(plate: Plate, now: Instant): Promise<GateFacts>;
  /** Signed slips of the vehicles expected now. */
  slips(now: Instant): Promise<readonly string[]>;
}

/** A passage by its id, or the open passage of a plate. */
export type CrossingTarget = { readonly crossingId: CrossingId } | { readonly plate: Plate };

export interface UsualRange {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly weeks: number;
}

/** The port at a glance; the domain's side of src/wire/board.ts, field by field. */
export interface BoardFacts {
  readonly at: Instant;
  readonly seq: number;
  readonly day: string;
  readonly standardMinutes: number;
  readonly kept?: number;
  readonly keptUsual?: UsualRange;
  readonly brokenToday: number;
  readonly lanes: readonly {
    readonly lane: Lane;
    readonly queue: number;
    readonly inCheck: number;
    readonly medianWaitMinutes: number;
    readonly longestWaitMinutes: number;
    readonly flowPerHour: number;
    readonly flowUsual?: UsualRange;
    readonly waitUsual?: UsualRange;
    readonly recentWaits: readonly (number | null)[];
    readonly broken: number;
  }[];
  readonly hours: readonly { readonly hour: number; readonly vehicles: number; readonly usual?: UsualRange }[];
  readonly crossings: readonly {
    readonly id: string;
    readonly plate: string;
    readonly state: Crossing['state'];
    readonly lane: Lane;
    readonly direction: Crossing['direction'];
    readonly since: Instant;
    readonly waitMinutes: number;
    readonly perishable: boolean;
    readonly empty: boolean;
  }[];
}

/** A subject's entries of the ledger with their proofs; sibling hashes are absent while no head covers the entry. */
export interface ProofFacts {
  readonly head?: { readonly size: number; readonly root: string; readonly at: Instant; readonly note: string };
  readonly entries: readonly {
    readonly index: number;
    readonly kind: string;
    readonly at: Instant;
    readonly leafHash: string;
    readonly salt: string;
    readonly commitment: string;
    readonly path?: readonly string[];
  }[];
}

/** Everything the server needs of the rest of the program; the composition root hands it over. */
export interface Services {
  readonly store: Store;
  /** Reads declarations from a request's bytes. */
  readonly readDeclarations: ReadDeclarations;
  /** Validates, assesses and stores; returns after commit, in the order of the batch. */
  accept(
    batch: readonly Pick<RawDeclaration, 'raw' | 'form' | 'problems'>[],
    actor: Actor,
    now: Instant,
  ): Promise<readonly FilingResult[]>;
  amend(id: DeclarationId, raw: unknown, actor: Actor, now: Instant): Promise<AmendmentResult>;
  readonly crossings: CrossingServices;
  /** Reads and checks a stored rule again; undefined when it may no longer stand. */
  checkRule(body: RuleVersion['body']): CheckedRule | undefined;
  proof(subject: string): Promise<ProofFacts>;
  board(now: Instant): Promise<BoardFacts>;
  /** How far the past of a new demo is loaded; undefined when nothing is loading. */
  progress(): { readonly done: number; readonly total: number } | undefined;
  clock(): Instant;
  /** A UUID version 7. */
  newId(): string;
  readonly slipKeys: SlipKeys;
  /** Places of the minor unit of the port's currency. */
  readonly minorDigits: number;
  /** What keeps the server from being ready beside the database, for example `migrations`; empty when nothing does. */
  pending(): Promise<readonly string[]>;
}
