import type { Declaration } from '../../core/domain/declaration.ts';
import type { AssessmentId, DeclarationId, HashHex, Instant } from '../../core/domain/ids.ts';
import type { ReplayRun } from './rules.ts';
import type { LedgerEntry, LedgerHead, Opening, TileHash, UnsequencedLeaf } from './ledger.ts';

type Opened = { readonly opening?: Pick<Opening, 'saltHex' | 'statement'> };
export type AuditedEntry = LedgerEntry & Opened;
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
}

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
  pastDeclarations(after: string | undefined, limit: number): Promise<readonly AuditedDeclaration[]>;
  /** Rows of each table of cases, those among them that belong to nothing. */
  caseRows(): Promise<Readonly<Record<string, number>>>;
  /** Replays that were attached to a version of a rule. */
  replayRuns(): Promise<readonly ReplayRun[]>;
}
