import type { CrossingId, DeclarationId, Instant } from '../../core/domain/ids.ts';
import type { StoredEvent } from '../../store/port/events.ts';
import type { Store } from '../../store/port/store.ts';
import type { Finding } from '../crossings/record.ts';
import { checkOf, isWordOnCheck } from '../keep-history.ts';

/** More than is ever recorded of one declaration. */
const MOST_EVENTS = 2_000;

/** One finding that an upheld appeal took back from the check of a declaration, and when it did. */
interface TakenFinding {
  readonly declarationId: DeclarationId;
  readonly name: string;
  readonly at: Instant;
}

/** What appeals took back of the check of one passage. */
export interface TakenBack {
  readonly findings: readonly TakenFinding[];
  /** Of which declarations and how many corrections that was read: with one more of them it is to be read anew. */
  readonly declarations: readonly DeclarationId[];
  readonly corrections: number;
}

/** Where nothing is said of a check, nothing of it can have been taken back. */
export const NOTHING_TAKEN: TakenBack = { findings: [], declarations: [], corrections: 0 };

/**
 * Reads what appeals took back of the check of a passage. Its inspection's own record keeps every finding ever made: whoever
 * speaks of the check from that record leaves these out, or the last word would be one that was overturned.
 */
export async function readTakenBack(
  { history, events }: Pick<Store, 'history' | 'events'>,
  crossing: CrossingId,
  declarations: readonly DeclarationId[],
): Promise<TakenBack> {
  const labels = await history.checkLabels(declarations);
  const spoken = labels.filter(({ check }) => check === crossing).map(({ declarationId }) => declarationId);
  const read = await Promise.all(
    spoken.map(async (id) => {
      const words = (await events.ofSubject(id, MOST_EVENTS)).filter(
        (one) => isWordOnCheck(one) && checkOf(one) === crossing,
      );
      return words.flatMap((word, nth) => (word.kind === 'finding-corrected' ? [taken(id, word, words[nth - 1])] : []));
    }),
  );
  const corrections = read.flat();
  return { findings: corrections.flat(), declarations, corrections: corrections.length };
}

/** What a correction left out of the word before it. */
function taken(
  declarationId: DeclarationId,
  word: StoredEvent,
  before: StoredEvent | undefined,
): readonly TakenFinding[] {
  const left = new Set(findingsOf(word).map(nameOf));
  const names = before === undefined ? [] : findingsOf(before).map(nameOf);
  return names.filter((name) => !left.has(name)).map((name) => ({ declarationId, name, at: word.at }));
}

/**
 * Whether a finding says no more of a declaration, because an appeal took it back and nobody looked again: it was made before,
 * or after it `looked` says that there was nothing left to look at.
 */
export function isTakenBack(
  { findings }: TakenBack,
  declarationId: DeclarationId,
  { at, looked, ...finding }: Finding & { readonly at: Instant; readonly looked: boolean },
): boolean {
  const name = nameOf(finding);
  return findings.some((one) => one.declarationId === declarationId && one.name === name && (at <= one.at || !looked));
}

/** What a word on a check names as found. */
export const findingsOf = ({ body }: StoredEvent): readonly Finding[] => (body['findings'] ?? []) as readonly Finding[];

/** The same of the same item under the same hazard is the same finding, by whichever word it is said. */
export const nameOf = ({ declarationId, line, hazard, code }: Finding): string =>
  JSON.stringify([declarationId, line, hazard, code]);
