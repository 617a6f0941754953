import type { Hazard } from '../../core/domain/hazard.ts';
import type { DeclarationId, Instant } from '../../core/domain/ids.ts';
import type { Agency } from '../../core/inspect/codes.ts';
import type { ReferralResult } from '../../core/inspect/referral.ts';
import type { Written } from './rules.ts';

/** What the agency did with the case; with it the agency's sight of the case ends. */
export interface ReferralAnswer {
  readonly result: ReferralResult;
  readonly remark?: string;
  readonly at: Instant;
  readonly actor: string;
}

/** A case handed to a partner agency, out of one finding. */
export interface Referral {
  readonly id: string;
  /** The event that recorded what was found. */
  readonly finding: string;
  readonly declarationId: DeclarationId;
  readonly agency: Agency;
  readonly hazard: Hazard;
  readonly legalBasis: string;
  /** Answers to document requests that go with it. */
  readonly documents: readonly string[];
  readonly deadline: Instant;
  readonly openedBy: string;
  readonly openedAt: Instant;
  readonly answer?: ReferralAnswer;
}

/** Cases that went to a partner agency. Both tables are append-only. */
export interface ReferralStore {
  /** False when the finding was referred to this agency for this hazard before. */
  open(referral: Referral, record: Written): Promise<boolean>;
  /** False when it was answered before. */
  answer(id: string, answer: ReferralAnswer, record: Written): Promise<boolean>;
  byId(id: string): Promise<Referral | undefined>;
  /** Newest first; of an agency only those that wait for its answer. */
  list(filter: { readonly agency?: Agency; readonly open?: boolean }, limit: number): Promise<readonly Referral[]>;
}
