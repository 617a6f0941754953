import type { Hazard } from '../../core/domain/hazard.ts';
import type { DeclarationId, Instant, OperatorId } from '../../core/domain/ids.ts';
import type {
  DocumentMedia,
  DocumentRefusal,
  DocumentState,
  DocumentType,
  Withdrawal,
} from '../../core/inspect/document-needs.ts';
import type { Written } from './rules.ts';

/** A document that is asked for. */
export interface NewDocumentRequest {
  readonly id: string;
  readonly declarationId: DeclarationId;
  readonly type: DocumentType;
  readonly origin: 'officer' | 'assessment';
  /** Of an assessment: which hit asked. The declarant is not told. */
  readonly hazard?: Hazard;
  readonly line?: number;
  readonly requestedBy: string;
  readonly requestedAt: Instant;
  readonly dueAt: Instant;
}

/** One file that was handed in, and what an officer said of it. */
export interface DocumentAnswer {
  readonly id: string;
  readonly at: Instant;
  readonly actor: string;
  readonly media: DocumentMedia;
  readonly bytes: number;
  readonly decided?: 'accepted' | 'refused';
  readonly reason?: DocumentRefusal;
  readonly decidedBy?: string;
  readonly decidedAt?: Instant;
}

/** A request with everything that came of it. */
export interface DocumentRequest extends NewDocumentRequest {
  readonly reference: string;
  readonly declarant: OperatorId;
  readonly answers: readonly DocumentAnswer[];
  readonly withdrawn?: { readonly reason: Withdrawal; readonly at: Instant; readonly by: string };
  readonly state: DocumentState;
}

/**
 * A file on its way in. The record of it stays for good; its bytes are kept three years (`core/oversee/retention.ts`).
 */
export interface NewDocumentAnswer {
  readonly id: string;
  readonly requestId: string;
  /** One more than the answers before it. */
  readonly ordinal: number;
  readonly at: Instant;
  readonly actor: string;
  readonly media: DocumentMedia;
  readonly content: Uint8Array;
}

/** Ends a request (accepted, withdrawn) or asks for another file (refused). */
export interface DocumentDecision {
  readonly id: string;
  readonly requestId: string;
  /** Absent where the request is withdrawn: that is of no single answer. */
  readonly answerId?: string;
  readonly outcome: 'accepted' | 'refused' | 'withdrawn';
  readonly reason?: DocumentRefusal | Withdrawal;
  readonly at: Instant;
  readonly officer: string;
}

/** Every condition that is given must hold; none: all requests. */
export interface DocumentFilter {
  readonly id?: string;
  readonly declarationIds?: readonly DeclarationId[];
  readonly declarant?: OperatorId;
  readonly states?: readonly DocumentState[];
}

/** How the clocks of requests were kept, counted by the requests that were due in a span. */
export interface DocumentClocks {
  readonly due: number;
  readonly broken: number;
}

/**
 * Documents that were asked for, what was handed in, and what became of it. Nothing here is ever changed, only added
 * to.
 */
export interface DocumentStore {
  /** Adds requests, each with its record; what the system asked for before it does not ask again. Returns those added. */
  ask(requests: readonly (NewDocumentRequest & { readonly record: Written })[]): Promise<readonly string[]>;
  /** `seen`: this answer is there; `stale`: another answer was first. */
  answer(answer: NewDocumentAnswer, record: Written): Promise<'added' | 'seen' | 'stale'>;
  /** False when the answer was decided, or the request ended, before. */
  decide(decision: DocumentDecision, record: Written): Promise<boolean>;
  /** Newest first. */
  list(filter: DocumentFilter, limit: number): Promise<readonly DocumentRequest[]>;
  /** A file as it was handed in; nothing when it was erased. */
  file(answerId: string): Promise<{ readonly media: DocumentMedia; readonly content: Uint8Array } | undefined>;
  /** Declarations accepted since an instant on which a standing yellow hit waits to be asked about. */
  toAsk(acceptedFrom: Instant, limit: number): Promise<readonly DeclarationId[]>;
  /** Of requests due in [from, before) and due already at `now`. */
  clocks(from: Instant, before: Instant, now: Instant): Promise<DocumentClocks>;
}
