import type { Declaration } from '../../core/domain/declaration.ts';
import type { Problem } from '../../core/domain/problem.ts';
import type { AssessmentId, DeclarationId, HashHex, Instant } from '../../core/domain/ids.ts';
import type { Inspection } from '../../core/inspect/inspection.ts';
import type { InspectionEntry, Photo } from './inspections.ts';
import type { ReplayRun } from './rules.ts';
import type { LedgerEntry, LedgerHead, Opening, TileHash, UnsequencedLeaf } from './ledger.ts';

type Opened = { readonly opening?: Pick<Opening, 'saltHex' | 'statement'> };
/** An entry with what opens it; without an opening where that was erased. */
export type AuditedEntry = LedgerEntry & Opened;
/** A leaf that waits for its place, with what opens it. */
export type AuditedLeaf = UnsequencedLeaf & Opened;

/** An assessment as it is stored, column by column. */
export interface AuditedAssessment {
  readonly id: AssessmentId;
  readonly declarationId: DeclarationId;
  readonly version: number;
  readonly cause: string;
  readonly at: Instant;
  readonly lane: string;
  readonly ruleSet: HashHex;
  readonly historyVersion: number;
  readonly features: unknown;
  readonly result: unknown;
}

/** What a declaration's row says, now or before an amendment. */
export interface AuditedDeclaration {
  readonly id: DeclarationId;
  readonly version: number;
  readonly contentHash: HashHex;
  readonly body: Declaration;
}

/** The columns of a declaration that follow from decisions or from its body. */
export interface AuditedDeclarationNow extends AuditedDeclaration {
  readonly firstHash: HashHex;
  readonly acceptedAt: Instant;
  readonly lane: string;
  readonly declarant: string;
  readonly reference: string;
  readonly direction: string | null;
  readonly importer: string | null;
  readonly exporter: string | null;
  readonly carrier: string | null;
  readonly dispatchCountry: string | null;
  readonly itemCount: number;
  readonly firstHs: string;
  readonly lodgedAt: Instant;
  readonly grossKg: number | null;
  readonly valueMinor: number | null;
  /**
   * The total value that its assessment on being filed saw, in the port's currency; null where it has none, undefined where
   * that assessment is not there.
   */
  readonly assessedValue?: number | null;
  readonly warnings: readonly Problem[];
  readonly awaitedPlate: string | null;
  /** Whether a passage carries it: then it awaits none. */
  readonly carried: boolean;
}

/** What a declaration said before an amendment. */
export interface AuditedPast extends AuditedDeclaration {
  readonly replacedAt: Instant;
}

/** An inspection, the columns beside its body first. */
export interface AuditedInspection {
  readonly id: string;
  readonly crossing: string;
  readonly state: string;
  readonly assigned: string | null;
  readonly outcome: string | null;
  readonly openedAt: Instant;
  readonly concludedAt: Instant | null;
  readonly version: number;
  readonly body: Inspection;
}

/** One action on an inspection. */
export type AuditedAct = Omit<InspectionEntry, 'id'> & {
  readonly id: string;
  readonly inspection: string;
  readonly ordinal: number;
};

/** A photo without its bytes. */
export type AuditedPhoto = Omit<Photo, 'bytes'> & {
  readonly inspection: string;
  /** Whether the bytes have the hash that stands beside them. */
  readonly intact: boolean;
};

/** Reads everything an audit recomputes, in parts; each list is in the order of its key. */
export interface AuditStore {
  entries(afterIndex: number, limit: number): Promise<readonly AuditedEntry[]>;
  pending(): Promise<readonly AuditedLeaf[]>;
  heads(afterNumber: number, limit: number): Promise<readonly LedgerHead[]>;
  tiles(): Promise<readonly TileHash[]>;
  /** Openings of nothing: neither an entry nor a pending leaf has their id. */
  looseOpenings(limit: number): Promise<readonly string[]>;
  assessments(after: string | undefined, limit: number): Promise<readonly AuditedAssessment[]>;
  declarations(after: string | undefined, limit: number): Promise<readonly AuditedDeclarationNow[]>;
  /** What declarations said before, of declarations after an id, whole declarations only. */
  pastDeclarations(after: string | undefined, limit: number): Promise<readonly AuditedPast[]>;
  /**
   * Numbers of events after `seq` that no leaf vouches for: neither one of its own, nor that of an assessment of the same id
   * whose index is at least `fromIndex` or that is still pending.
   */
  unnamedEvents(seq: number, fromIndex: number, limit: number): Promise<readonly number[]>;
  /** Hashes of events by their ids, as their leaves state them; those that are not there are left out. */
  eventHashes(ids: readonly string[]): Promise<readonly { readonly id: string; readonly sha256: HashHex }[]>;
  inspections(after: string | undefined, limit: number): Promise<readonly AuditedInspection[]>;
  acts(after: string | undefined, limit: number): Promise<readonly AuditedAct[]>;
  /** Hashes the bytes of each: a few at a time. */
  photos(after: string | undefined, limit: number): Promise<readonly AuditedPhoto[]>;
  /** Reviews of which a part is written that means nothing without another, and so is read by nobody. */
  halfReviews(): Promise<readonly string[]>;
  /** What was decided about documents, each row as it is; `declaration` is null where its request is not there. */
  documentDecisions(): Promise<
    readonly {
      readonly request: string;
      readonly answer: string | null;
      readonly declaration: string | null;
      readonly outcome: string;
      readonly reason: string | null;
      readonly at: Instant;
      readonly by: string;
    }[]
  >;
  /** Rows of each table of cases, those among them that belong to nothing. */
  caseRows(): Promise<Readonly<Record<string, number>>>;
  /** Replays that were attached to a version of a rule. */
  replayRuns(): Promise<readonly ReplayRun[]>;
}
