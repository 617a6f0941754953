import type { DeclarationId, Instant } from '../../core/domain/ids.ts';
import type { Appeal, CorrectedWord } from '../../store/port/appeals.ts';
import type { NewEvent, StoredEvent } from '../../store/port/events.ts';
import type { Finding } from '../crossings/record.ts';
import type { Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import { checkOf, isWordOnCheck, observationOf } from '../keep-history.ts';
import { findingsOf, nameOf } from './taken-back.ts';

/** More than is ever recorded of one declaration. */
const MOST_EVENTS = 2_000;

/** What is added to the record, and the word that it follows: where another came in between, it is to be made anew. */
export interface Correction {
  readonly events: readonly NewEvent[];
  readonly follows?: CorrectedWord;
}

/**
 * What is added to the record where an appeal takes a finding back: a last word on the check that was appealed, which keeps
 * what was found besides and nobody appealed, and finds nothing where there is no such thing. The words before it stay; history,
 * rates and replays follow this one from their next version on. Nothing is added where the check found nothing, where none was
 * made, or where what stands is not what was appealed.
 */
export async function correctFinding(
  { store }: Environment,
  { id, declarationId, decision }: Appeal,
  officer: string,
  now: Instant,
): Promise<Correction> {
  const [stored, appealed, events] = await Promise.all([
    store.declarations.byId(declarationId),
    store.events.byId(decision),
    store.events.ofSubject(declarationId, MOST_EVENTS),
  ]);
  if (stored === undefined || appealed === undefined) return { events: [] };
  // The check as check_label names it: its audit, or its passage; a decision about a vehicle has the passage as its
  // subject.
  const { audit, crossing = appealed.subject } = appealed.body;
  const check = String(audit ?? crossing);
  const words = events.filter((one) => isWordOnCheck(one) && checkOf(one) === check);
  const last = words.at(-1);
  if (last === undefined || !finds(last)) return { events: [] };
  const remaining = besides(last, meantBy(id, appealed, words, events));
  if (remaining === undefined) return { events: [] };
  const found = remaining.length > 0;
  const word: NewEvent = {
    id: newId(now),
    at: now,
    kind: 'finding-corrected',
    subject: declarationId,
    actor: officer,
    // The whole observation anew, as a check that found this much: what counts words by check then needs no case for
    // corrections.
    body: {
      appeal: id,
      crossing,
      ...(audit === undefined ? {} : { audit }),
      result: found ? 'not-conform' : 'conform',
      findings: remaining,
      observation: observationOf(stored.declaration, [], { found }),
    },
  };
  const follows = { declarationId: declarationId as DeclarationId, crossing: String(crossing), check, word: last.id };
  return { events: [word], follows };
}

/**
 * The word whose finding is appealed: the one that the trader had notice of; of a hold or a check that was ordered, what had
 * been found when the appeal came in.
 */
function meantBy(
  appeal: string,
  appealed: StoredEvent,
  words: readonly StoredEvent[],
  events: readonly StoredEvent[],
): StoredEvent | undefined {
  if (isWordOnCheck(appealed)) return appealed;
  const lodged = events.find(({ kind, body }) => kind === 'appeal-lodged' && body['appeal'] === appeal);
  return words.findLast(({ seq }) => lodged === undefined || seq < lodged.seq);
}

/** What the last word finds beside what was appealed; nothing at all where it finds none of that. */
function besides(last: StoredEvent, appealed: StoredEvent | undefined): readonly Finding[] | undefined {
  if (appealed === undefined) return undefined;
  if (last.id === appealed.id) return [];
  const taken = new Set(findingsOf(appealed).map(nameOf));
  const standing = findingsOf(last);
  const remaining = standing.filter((one) => !taken.has(nameOf(one)));
  return remaining.length === standing.length ? undefined : remaining;
}

const finds = ({ body }: StoredEvent): boolean =>
  (body['observation'] as { readonly found?: boolean } | undefined)?.found === true;
