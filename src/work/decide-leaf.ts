import type { Assessment } from '../core/domain/assessment.ts';
import { canonicalJson, canonicalTextOf, resultTextOf } from '../core/domain/canonical.ts';
import type { HashHex, Instant } from '../core/domain/ids.ts';
import type { Problem } from '../core/domain/problem.ts';
import type { PendingLeaf } from '../store/port/events.ts';
import { commitmentOf, randomHex, sha256Hex } from './hash.ts';
import { newId } from './identify.ts';

/**
 * The ledger's entry of one decision: a commitment to its canonical text under a salt of its own, so that erasing the
 * opening later leaves every proof valid and says nothing. For the audit to compare a new kind with its records, it takes a
 * row in audit/coverage.ts.
 */
export function decisionLeaf(kind: string, subject: string, at: Instant, decision: unknown): PendingLeaf {
  const id = newId(at);
  const saltHex = randomHex(16);
  const statement = canonicalJson({ at, decision, id, kind, subject });
  return { id, kind, subject, at, saltHex, statement, commitment: commitmentOf(saltHex, statement) };
}

/** What an assessment's entry says: the lane and what it was decided on, the bulky parts by their hashes. */
export interface AssessmentDecision {
  readonly assessment: string;
  readonly version: number;
  readonly cause: string;
  readonly lane: string;
  readonly ruleSet: HashHex;
  readonly historyVersion: number;
  /** SHA-256 of the canonical declaration. */
  readonly contentHash: HashHex;
  /** SHA-256 of the canonical rows of rule fields. */
  readonly features: HashHex;
  /** SHA-256 of the canonical selections, hits, what could not be evaluated and what was hit in shadow. */
  readonly result: HashHex;
  /** SHA-256 of the canonical warnings of what was filed, 0 where there are none; absent where nothing was filed. */
  readonly warnings?: HashHex | 0;
}

/**
 * The entry of one assessment; `features` are the frozen rows as they are stored with it, `warnings` those of the
 * filing that it was made for. The event of the assessment bears its id, and so is vouched for without an entry of its own.
 */
export function assessmentLeaf(
  contentHash: HashHex,
  assessment: Assessment,
  features: object,
  warnings?: readonly Problem[],
): PendingLeaf {
  const decision: AssessmentDecision = {
    // In the order of their names, in which they are written: see canonicalJson.
    assessment: assessment.id,
    cause: assessment.cause,
    contentHash,
    features: sha256Hex(canonicalTextOf(features)),
    historyVersion: assessment.historyVersion,
    lane: assessment.lane,
    result: sha256Hex(resultTextOf(assessment)),
    ruleSet: assessment.ruleSet,
    version: assessment.declarationVersion,
    ...(warnings === undefined ? {} : { warnings: warningsHash(warnings) }),
  };
  return decisionLeaf('assessment', assessment.declarationId, assessment.at, decision);
}

/** What a declaration's entry says of the warnings it was accepted with. */
export function warningsHash(warnings: readonly Problem[]): HashHex | 0 {
  return warnings.length === 0 ? 0 : canonicalHash(warnings);
}

/** SHA-256 of a value's canonical JSON: the same before it is stored and after it was read. */
export function canonicalHash(value: unknown): HashHex {
  return sha256Hex(canonicalJson(value));
}
