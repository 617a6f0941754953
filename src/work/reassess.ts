import type { Declaration } from '../core/domain/declaration.ts';
import { canonicalDeclaration } from '../core/domain/canonical.ts';
import type { AssessmentCause, Selection } from '../core/domain/assessment.ts';
import type { DeclarationId, Instant } from '../core/domain/ids.ts';
import type { Lane } from '../core/domain/lane.ts';
import type { Problem } from '../core/domain/problem.ts';
import { type FactContext, statedGrossKg } from '../core/risk/facts.ts';
import { standingChoices } from '../core/select/manual.ts';
import type { AssessedDeclaration, Reassessed, StoredDeclaration } from '../store/port/declarations.ts';
import { type Filing, foreignDeclarant, sealed, validateFiling } from './accept.ts';
import { assess, type Assessor } from './assess.ts';
import { assessmentLeaf } from './decide-leaf.ts';
import type { Actor, Environment } from './environment.ts';
import { sha256Hex } from './hash.ts';
import type { HeldPart } from './raw/tap-message.ts';

/** What became of an amendment; everything but `amended` has changed nothing. */
export type AmendResult =
  | {
      readonly outcome: 'amended';
      readonly version: number;
      readonly lane: Lane;
      readonly problems: readonly Problem[];
    }
  | { readonly outcome: 'same'; readonly version: number; readonly problems: readonly Problem[] }
  | { readonly outcome: 'refused'; readonly problems: readonly Problem[] }
  | { readonly outcome: 'not-found' }
  /** The reference and the declarant name the declaration: an amendment does not change them. */
  | { readonly outcome: 'other-declaration'; readonly problems: readonly Problem[] }
  /** A check has been notified, or somebody else amended it first. */
  | { readonly outcome: 'too-late' };

/** Replaces what a declaration says, keeps the past, and assesses it anew; the message that said so is kept with it. */
export async function amendDeclaration(
  environment: Environment,
  assessor: Assessor,
  id: DeclarationId,
  filing: Filing,
  actor: Actor,
  now: Instant,
  held?: HeldPart,
): Promise<AmendResult> {
  const was = await environment.store.declarations.byId(id);
  if (was === undefined) return { outcome: 'not-found' };
  const { declaration, problems } = validateFiling(environment, filing, now);
  if (declaration === undefined) return { outcome: 'refused', problems };
  const foreign = foreignDeclarant(was.declaration, actor);
  // Another firm's declaration is as unknown as one that is not there.
  if (foreign !== undefined) return { outcome: 'not-found' };
  if (declaration.reference !== was.declaration.reference || declaration.declarant !== was.declaration.declarant) {
    return { outcome: 'other-declaration', problems: [otherDeclaration(was.declaration, declaration)] };
  }
  const contentHash = sha256Hex(canonicalDeclaration(declaration));
  if (contentHash === was.contentHash) return { outcome: 'same', version: was.version, problems };
  const version = was.version + 1;
  // A vehicle that was weighed keeps its weighing: what it is held against is the new sum.
  const aboard = await weighedWith(environment, was);
  const weighed = weighedOf(aboard?.kg, [...(aboard?.others ?? []), { declaration }]);
  const { assessment, facts } = await assess(environment, assessor, {
    id,
    version,
    declaration,
    firstHash: was.firstHash,
    firstAcceptedAt: was.acceptedAt,
    cause: 'amended',
    at: now,
    manual: standingChoices(was.assessments[0]?.assessment.selections),
    ...(weighed === undefined ? {} : { weighed }),
  });
  const leaf = assessmentLeaf(contentHash, assessment, facts.rows, problems);
  const next: AssessedDeclaration = {
    id,
    declaration,
    contentHash,
    firstHash: was.firstHash,
    version,
    acceptedAt: was.acceptedAt,
    lodgedAt: facts.lodgedAt,
    ...(facts.totalMinor === undefined ? {} : { valueMinor: facts.totalMinor }),
    ...(facts.grossKg === undefined ? {} : { grossKg: facts.grossKg }),
    warnings: problems,
    assessment,
    features: facts.rows,
    events: [
      {
        id: leaf.id,
        at: now,
        kind: 'declaration-amended',
        subject: id,
        actor: actor.id,
        body: { version, lane: assessment.lane, assessment: assessment.id },
      },
    ],
    leaves: [leaf],
  };
  const amended = await environment.store.declarations.amend(next, sealed(environment, held, [id], actor, now));
  if (!amended) return { outcome: 'too-late' };
  if (weighed !== undefined && aboard !== undefined) {
    // What the vehicle carries besides is judged by the same weighing, against the new sum.
    const requests = aboard.others.map((stored) => ({ stored, at: now, weighed }));
    await reassessDeclarations(environment, assessor, requests, 'amended', actor);
  }
  return { outcome: 'amended', version, lane: assessment.lane, problems };
}

/** The problem of a body that names another declaration than the address does. */
function otherDeclaration(was: Declaration, now: Declaration): Problem {
  const field = was.reference === now.reference ? 'declarant' : 'reference';
  return {
    code: 'amends-another',
    severity: 'error',
    place: { pointer: `/${field}` },
    params: { given: now[field], expected: was[field] },
  };
}

/** One declaration to assess again, and what the weighbridge said of its vehicle. */
export interface Reassessment {
  readonly stored: StoredDeclaration;
  readonly at: Instant;
  readonly weighed?: NonNullable<FactContext['weighed']>;
  /** What an officer selects it for by hand, beside what it was selected for before. */
  readonly chosen?: Selection;
}

/** Assesses declarations again; storing it is the caller's, together with what it was done for. */
export async function assessAgain(
  environment: Environment,
  assessor: Assessor,
  requests: readonly Reassessment[],
  cause: AssessmentCause,
  actor: Actor,
): Promise<readonly Reassessed[]> {
  const batch: Reassessed[] = [];
  for (const { stored, at, weighed, chosen } of requests) {
    // What an officer chose stays through every later assessment; nothing but an examination answers it.
    const standing = standingChoices(stored.assessments[0]?.assessment.selections);
    const { assessment, facts } = await assess(environment, assessor, {
      id: stored.id,
      version: stored.version,
      declaration: stored.declaration,
      firstHash: stored.firstHash,
      firstAcceptedAt: stored.acceptedAt,
      cause,
      at,
      manual: [...standing, ...(chosen === undefined ? [] : [chosen])],
      ...(weighed === undefined ? {} : { weighed }),
    });
    const leaf = assessmentLeaf(stored.contentHash, assessment, facts.rows);
    batch.push({
      id: stored.id,
      assessment,
      features: facts.rows,
      events: [
        {
          id: leaf.id,
          at,
          kind: 'declaration-assessed' as const,
          subject: stored.id,
          actor: actor.id,
          body: { cause, lane: assessment.lane, assessment: assessment.id },
        },
      ],
      leaves: [leaf],
    });
  }
  return batch;
}

/** Assesses declarations again, stores the assessments in one transaction, and returns the lanes in the same order. */
async function reassessDeclarations(
  environment: Environment,
  assessor: Assessor,
  requests: readonly Reassessment[],
  cause: AssessmentCause,
  actor: Actor,
): Promise<readonly Lane[]> {
  if (requests.length === 0) return [];
  const batch = await assessAgain(environment, assessor, requests, cause, actor);
  await environment.store.declarations.reassess(batch);
  return batch.map((one) => one.assessment.lane);
}

/** A vehicle's weighing beside what its declarations state together; nothing when one of them does not say. */
export function weighedOf(
  kg: number | undefined,
  carried: readonly { readonly declaration: Declaration }[],
): FactContext['weighed'] {
  let declaredKg = 0;
  for (const { declaration } of carried) {
    const stated = statedGrossKg(declaration);
    if (stated === undefined) return undefined;
    declaredKg += stated;
  }
  return kg === undefined ? undefined : { kg, declaredKg };
}

/** What the weighbridge said of the vehicle that a declaration is aboard of, and what else it carries. */
async function weighedWith(
  { store }: Environment,
  { id, crossingId }: StoredDeclaration,
): Promise<{ readonly kg: number; readonly others: readonly StoredDeclaration[] } | undefined> {
  const crossing = crossingId === undefined ? undefined : await store.crossings.byId(crossingId);
  if (crossing?.weighedKg === undefined) return undefined;
  const others = await store.declarations.byIds(crossing.declarations.filter((one) => one !== id));
  return { kg: crossing.weighedKg, others };
}
