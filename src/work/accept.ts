import { canonicalDeclaration, type Difference, differences } from '../core/domain/canonical.ts';
import type { Declaration } from '../core/domain/declaration.ts';
import type { DeclarationId, Instant } from '../core/domain/ids.ts';
import type { Lane } from '../core/domain/lane.ts';
import type { Problem } from '../core/domain/problem.ts';
import { validateDeclaration } from '../core/domain/validate/validate.ts';
import type { AssessedDeclaration } from '../store/port/declarations.ts';
import type { RawPart } from '../store/port/raw-messages.ts';
import { assess, type Assessor } from './assess.ts';
import { assessmentLeaf } from './decide-leaf.ts';
import type { Actor, Environment } from './environment.ts';
import { sha256Hex } from './hash.ts';
import { newId } from './identify.ts';
import { observationOf } from './keep-history.ts';
import { sealPart } from './raw/seal-part.ts';
import type { HeldPart } from './raw/tap-message.ts';

/** One declaration as it came in: parsed, not yet validated. `problems` are those of its file. */
export interface Filing {
  readonly raw: unknown;
  readonly form: 'json' | 'text';
  readonly problems?: readonly Problem[];
  /** When it came in, where that is not now: a simulated past is filed through the same door. */
  readonly receivedAt?: Instant;
}

/** What became of a filing. */
export interface FilingResult {
  readonly outcome: 'stored' | 'same' | 'conflict' | 'refused';
  readonly reference?: string;
  readonly id?: DeclarationId;
  /** The lane it was given; for officers, never for the declarant. */
  readonly lane?: Lane;
  readonly problems: readonly Problem[];
  readonly differences?: readonly Difference[];
}

/**
 * Takes a batch: validates, assesses and stores it in one transaction, and answers after commit, in the order of the
 * batch. What is refused does not keep the rest out. A reference filed again with the same content is the same
 * declaration. `held` is the stretch of the message that the batch came in: it is kept, sealed, in the same transaction, also
 * where everything in it was refused.
 */
export async function acceptDeclarations(
  environment: Environment,
  assessor: Assessor,
  filings: readonly Filing[],
  actor: Actor,
  now: Instant,
  held?: HeldPart,
): Promise<readonly FilingResult[]> {
  const results: FilingResult[] = [];
  const ready: { readonly index: number; readonly one: AssessedDeclaration }[] = [];
  // One after the other: nothing in it waits, but the first of a day for its seed.
  for (const [index, filing] of filings.entries()) {
    const { declaration, problems } = validateFiling(environment, filing, now);
    const foreign = declaration === undefined ? undefined : foreignDeclarant(declaration, actor);
    const reference = declaration?.reference ?? referenceOf(filing.raw);
    if (declaration === undefined || foreign !== undefined) {
      results[index] = {
        outcome: 'refused',
        problems: foreign === undefined ? problems : [...problems, foreign],
        ...(reference === undefined ? {} : { reference }),
      };
      continue;
    }
    ready.push({
      index,
      one: await assessNew(environment, assessor, declaration, problems, actor, filing.receivedAt ?? now),
    });
  }
  const raw = sealed(
    environment,
    held,
    ready.map(({ one }) => one.id),
    actor,
    now,
  );
  const outcomes = await environment.store.declarations.accept(
    ready.map(({ one }) => one),
    raw,
  );
  for (const [at, { index, one }] of ready.entries()) {
    const outcome = outcomes[at];
    if (outcome === undefined) throw new Error(`the store answered ${outcomes.length} of ${ready.length} declarations`);
    results[index] = {
      outcome: outcome.kind,
      reference: one.declaration.reference,
      id: outcome.id,
      ...(outcome.kind === 'stored' ? { lane: one.assessment.lane } : {}),
      problems: one.warnings,
      ...(outcome.kind === 'conflict' ? { differences: differences(outcome.body, one.declaration) } : {}),
    };
  }
  return results;
}

/** What is kept of a stretch of a message; nothing where the port keeps none, or it holds nothing. */
export function sealed(
  { rawMessages }: Environment,
  held: HeldPart | undefined,
  declarations: readonly DeclarationId[],
  actor: Actor,
  now: Instant,
): RawPart | undefined {
  if (rawMessages === undefined || rawMessages.days === 0 || held === undefined) return undefined;
  if (held.chunks.length === 0 && declarations.length === 0) return undefined;
  return sealPart(held, declarations, actor.id, now, rawMessages.keys);
}

/**
 * Checks one filing against the port's own time zone, code and vocabulary. The declaration is absent where anything is
 * an error; problems of the reader stand before those of validation.
 */
export function validateFiling(
  environment: Environment,
  filing: Filing,
  now: Instant,
): { readonly declaration?: Declaration; readonly problems: readonly Problem[] } {
  const checked = validateDeclaration(filing.raw, {
    form: filing.form,
    timeZone: environment.timeZone,
    port: environment.portCode,
    reference: environment.reference,
    receivedAt: filing.receivedAt ?? now,
  });
  const problems = filing.problems === undefined ? checked.problems : [...filing.problems, ...checked.problems];
  const refused = problems.some((problem) => problem.severity === 'error');
  return refused || checked.declaration === undefined ? { problems } : { declaration: checked.declaration, problems };
}

/** A first version, whose first content is its content: what draws follow from is fixed here for good. */
async function assessNew(
  environment: Environment,
  assessor: Assessor,
  declaration: Declaration,
  warnings: readonly Problem[],
  actor: Actor,
  now: Instant,
): Promise<AssessedDeclaration> {
  const id = newId(now) as DeclarationId;
  const contentHash = sha256Hex(canonicalDeclaration(declaration));
  const { assessment, facts } = await assess(environment, assessor, {
    id,
    version: 1,
    declaration,
    firstHash: contentHash,
    firstAcceptedAt: now,
    cause: 'accepted',
    at: now,
  });
  // Its event bears the leaf's id, so one entry vouches for both.
  const leaf = assessmentLeaf(contentHash, assessment, facts.rows, warnings);
  return {
    id,
    declaration,
    contentHash,
    firstHash: contentHash,
    version: 1,
    acceptedAt: now,
    lodgedAt: facts.lodgedAt,
    ...(facts.totalMinor === undefined ? {} : { valueMinor: facts.totalMinor }),
    ...(facts.grossKg === undefined ? {} : { grossKg: facts.grossKg }),
    warnings,
    assessment,
    features: facts.rows,
    events: [
      {
        id: leaf.id,
        at: now,
        kind: 'declaration-accepted',
        subject: id,
        actor: actor.id,
        body: {
          version: 1,
          lane: assessment.lane,
          assessment: assessment.id,
          observation: observationOf(declaration, facts.rows, 'declared'),
        },
      },
    ],
    leaves: [leaf],
  };
}

/** A broker bound to one operator files for that operator only. */
export function foreignDeclarant(declaration: Declaration, actor: Actor): Problem | undefined {
  if (actor.operator === undefined || declaration.declarant === actor.operator) return undefined;
  return {
    code: 'foreign-declarant',
    severity: 'error',
    place: { pointer: '/declarant' },
    params: { declarant: declaration.declarant, operator: actor.operator },
  };
}

/** What a refused filing calls itself, so that its sender finds it again; nothing that could not be a reference. */
function referenceOf(raw: unknown): string | undefined {
  if (typeof raw !== 'object' || raw === null || !('reference' in raw)) return undefined;
  return typeof raw.reference === 'string' && raw.reference.length <= 80 ? raw.reference : undefined;
}
