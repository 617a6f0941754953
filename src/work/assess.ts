import type { Assessment, AssessmentCause, Selection } from '../core/domain/assessment.ts';
import type { Declaration } from '../core/domain/declaration.ts';
import type { AssessmentId, DeclarationId, HashHex, Instant } from '../core/domain/ids.ts';
import { deriveFacts, type Facts, type FactContext } from '../core/risk/facts.ts';
import { assessRows } from '../core/select/assess.ts';
import { drawMessage } from '../core/select/draw.ts';
import type { Environment } from './environment.ts';
import { declarationHandle } from './draws/handles.ts';
import { drawFraction } from './hash.ts';
import { newId } from './identify.ts';
import type { RuleIndexer } from './index-rules.ts';
import type { HistoryKeeper } from './keep-history.ts';
import type { RulesInForce } from './rules-in-force.ts';
import type { Seeds } from './seeds.ts';

/** What the assessor keeps at hand between declarations. */
export interface Assessor {
  readonly rules: RulesInForce;
  readonly indexes: RuleIndexer;
  readonly history: HistoryKeeper;
  readonly seeds: Seeds;
  /** Operators with the status of authorised economic operator. */
  readonly authorised: () => ReadonlySet<string>;
}

/** One declaration to be assessed, in the version that the assessment will name. */
export interface AssessmentRequest {
  readonly id: DeclarationId;
  readonly version: number;
  readonly declaration: Declaration;
  /** Hash of the content first accepted, and when that was: draws follow from both and never from an amendment. */
  readonly firstHash: HashHex;
  readonly firstAcceptedAt: Instant;
  readonly cause: AssessmentCause;
  readonly at: Instant;
  readonly weighed?: NonNullable<FactContext['weighed']>;
  /** What officers selected by hand, this one or in an assessment before. */
  readonly manual?: readonly Selection[];
}

/** An assessment with the facts it was made on: its frozen features are `facts.rows`. */
export interface Assessed {
  readonly assessment: Assessment;
  readonly facts: Facts;
}

/** Freezes the features of a declaration, evaluates the rules in force on them and chooses the lane. */
export async function assess(
  environment: Environment,
  assessor: Assessor,
  request: AssessmentRequest,
): Promise<Assessed> {
  const period = await assessor.seeds.at(request.firstAcceptedAt);
  const handle = declarationHandle(period, request.firstHash);
  const set = assessor.rules.at(request.at);
  // The last committed version, whatever is being counted now: the assessment names it, so it can be made again.
  const history = assessor.history.current();
  const facts = deriveFacts(request.declaration, {
    timeZone: environment.timeZone,
    currency: environment.currency,
    reference: environment.reference,
    history,
    authorised: assessor.authorised(),
    firstAcceptedAt: request.firstAcceptedAt,
    ...(request.weighed === undefined ? {} : { weighed: request.weighed }),
  });
  // Undefined for the first few hundred rows of a new set; rules are then asked one by one, with the same result.
  const index = assessor.indexes.indexOf(set, facts.rows);
  const result = assessRows(
    facts.rows,
    request.declaration.goods.map((item) => item.line),
    {
      rules: set.rules,
      shadow: set.shadow,
      ...(index === undefined ? {} : { index }),
      draw: (purpose) => drawFraction(period.seedHex, drawMessage(purpose, handle)),
      randomShare: period.randomShare,
      manual: request.manual ?? [],
    },
  );
  return {
    facts,
    assessment: {
      id: newId(request.at) as AssessmentId,
      declarationId: request.id,
      declarationVersion: request.version,
      cause: request.cause,
      at: request.at,
      ...result,
      ruleSet: set.hash,
      historyVersion: history.version,
    },
  };
}
