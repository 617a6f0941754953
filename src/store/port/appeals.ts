import type { DeclarationId, Instant, OperatorId } from '../../core/domain/ids.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import type { AppealGround, AppealOutcome, NoticeKind, Remedy } from '../../core/inspect/appeal.ts';
import type { Written } from './rules.ts';

/**
 * What an officer who had no hand in the matter decided. It is added beside the appeal and changes neither the appeal
 * nor the decision that was appealed.
 */
export interface AppealDecision {
  readonly outcome: AppealOutcome;
  readonly remedy: Remedy;
  /** Read by the trader, so in both languages. */
  readonly reason: BilingualText;
  readonly at: Instant;
  readonly officer: string;
}

/** A trader asks for a decision to be looked at again. */
export interface Appeal {
  readonly id: string;
  readonly declarationId: DeclarationId;
  /** Which notice the trader had been given. */
  readonly kind: NoticeKind;
  /** The event of the decision. */
  readonly decision: string;
  readonly ground: AppealGround;
  /** The trader's own words; they go before the appeal does. */
  readonly statement?: string;
  readonly lodgedBy: string;
  readonly lodgedAt: Instant;
  /** The end of the clock; a late decision still counts, and is counted as late. */
  readonly dueAt: Instant;
  readonly decided?: AppealDecision;
}

/** The last word on the check of a passage, or on an audit after it, that a correction was made from. */
export interface CorrectedWord {
  readonly declarationId: DeclarationId;
  readonly crossing: string;
  /** As CheckLabel has it. */
  readonly check: string;
  /** The event of that word. */
  readonly word: string;
}

/** An appeal with what a list shows of its declaration; a trader sees those of the operator they file for. */
export interface AppealRow extends Appeal {
  readonly reference: string;
  readonly declarant: OperatorId;
}

/**
 * Appeals and their decisions. Both tables are append-only; the trader's words lie in a third, from which retention
 * erases.
 */
export interface AppealStore {
  /** False when the decision was appealed before. */
  lodge(appeal: Appeal, record: Written): Promise<boolean>;
  /**
   * `decided-before` when another was first; `spoken` when the check has another last word by now than the one that the
   * record follows. Both have written nothing.
   */
  decide(
    id: string,
    decision: AppealDecision,
    record: Written,
    follows?: CorrectedWord,
  ): Promise<'decided' | 'decided-before' | 'spoken'>;
  byId(id: string): Promise<AppealRow | undefined>;
  ofDeclaration(id: DeclarationId): Promise<readonly AppealRow[]>;
  /** Open ones by their clock, then decided ones, newest first. */
  list(filter: { readonly open?: boolean }, limit: number): Promise<readonly AppealRow[]>;
  /** Everybody who acted on a declaration, the passages that carried it and their inspections; looking a thing up is no act. */
  involved(id: DeclarationId): Promise<ReadonlySet<string>>;
}
