import type { Instant } from '../../core/domain/ids.ts';
import type { Problem } from '../../core/domain/problem.ts';
import { GOODS_TERMS } from '../../core/domain/reference/goods-terms.ts';
import { checkTerm } from '../../core/domain/terms/check-term.ts';
import { compileVocabulary } from '../../core/domain/terms/recognise.ts';
import type { Term, Vocabulary } from '../../core/domain/terms/vocabulary.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import type { EventKind } from '../../store/port/events.ts';
import type { StoredTerm } from '../../store/port/lists.ts';
import type { Store } from '../../store/port/store.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import type { Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import type { Officer } from '../rules/workbench.ts';
import { subjectOf } from '../subject.ts';

/** The goods words in force, read again when somebody changed them. */
export interface VocabularyKeeper {
  current(): Vocabulary;
  reload(): Promise<void>;
}

/** Stands in for the second person while a word is only proposed. */
const SOMEBODY_ELSE = 'approval-pending';

/** The built-in words, and those that two people here approved: a word of theirs takes the place of ours. */
export async function keepVocabulary(store: Pick<Store, 'vocabulary'>): Promise<VocabularyKeeper> {
  let vocabulary = compileVocabulary(GOODS_TERMS);
  let said = '';
  const reload = async (): Promise<void> => {
    const own = approvedTerms(await store.vocabulary.all());
    const now = JSON.stringify(own);
    // Compiled anew only for a reason: a hundred words are thousands of phrases.
    if (now === said) return;
    said = now;
    const ids = new Set(own.map(({ id }) => id));
    vocabulary = compileVocabulary([...GOODS_TERMS.filter(({ id }) => !ids.has(id)), ...own]);
  };
  await reload();
  return { current: () => vocabulary, reload };
}

/** The last approved proposal of each word that may still stand. */
function approvedTerms(stored: readonly StoredTerm[]): readonly Term[] {
  const last = new Map<string, Term>();
  for (const { id, label, words, hsHeadings, proposedBy, approvedBy } of stored) {
    if (approvedBy === undefined) continue;
    const term: Term = { id, label, words, hsHeadings, proposedBy, approvedBy };
    // Checked again at load: a word that was refused since holds for it too.
    if (checkTerm(term).length === 0) last.set(id, term);
  }
  return [...last.values()];
}

/** Where a proposal stands. A word in force whose change is refused stays in force as it was. */
export type TermState = 'proposed' | 'in-force' | 'refused';

/** A word or a proposal for one as the workbench lists it. */
export interface ShownTerm extends Omit<Term, 'approvedBy'> {
  readonly approvedBy?: string;
  readonly state: TermState;
}

/** The words in force, and the proposals that are open or were refused last; a word may stand in both. */
export function shownTerms(vocabulary: Vocabulary, stored: readonly StoredTerm[]): readonly ShownTerm[] {
  const last = new Map(stored.map((term) => [term.id, term]));
  const open = [...last.values()].filter(({ approvedAt }) => approvedAt === undefined);
  return [
    ...open.map(({ id, label, words, hsHeadings, proposedBy, refusedAt }): ShownTerm => {
      return { id, label, words, hsHeadings, proposedBy, state: refusedAt === undefined ? 'proposed' : 'refused' };
    }),
    ...vocabulary.terms.map((term): ShownTerm => ({ ...term, state: 'in-force' })),
  ];
}

/** What became of it; a refusal has changed nothing. `not-fit` says which limit the word would cross. */
export type TermResult =
  | { readonly outcome: 'done'; readonly term: StoredTerm }
  | { readonly outcome: 'not-fit'; readonly problems: readonly Problem[] }
  | { readonly outcome: 'unknown' | 'proposed-already' | 'decided' | 'needs-two' };

/** `hsHeadings` are the HS headings that the word may be recognised under. */
export interface NewTermInput {
  readonly id: string;
  readonly label: BilingualText;
  readonly words: readonly string[];
  readonly hsHeadings: readonly string[];
}

/** Proposes a word, or another meaning for one; refused words are refused here, before anybody is asked. */
export async function proposeTerm(
  { store }: Pick<Environment, 'store'>,
  input: NewTermInput,
  officer: Officer,
  now: Instant,
): Promise<TermResult> {
  const problems = checkTerm({ ...input, proposedBy: officer.username, approvedBy: SOMEBODY_ELSE });
  if (problems.length > 0) return { outcome: 'not-fit', problems };
  const before = (await store.vocabulary.all()).filter(({ id }) => id === input.id).at(-1);
  if (before !== undefined && before.approvedAt === undefined && before.refusedAt === undefined)
    return { outcome: 'proposed-already' };
  const term: StoredTerm = {
    ...input,
    proposal: (before?.proposal ?? 0) + 1,
    proposedBy: officer.username,
    proposedAt: now,
  };
  const proposed = await store.vocabulary.propose(term, written('term-proposed', term, officer, now));
  return proposed ? { outcome: 'done', term } : { outcome: 'proposed-already' };
}

/** Another person approves or refuses the open proposal of a word. */
export async function decideTerm(
  { store }: Pick<Environment, 'store'>,
  vocabulary: VocabularyKeeper,
  id: string,
  decision: 'approve' | 'refuse',
  officer: Officer,
  now: Instant,
): Promise<TermResult> {
  const was = (await store.vocabulary.all()).filter((term) => term.id === id).at(-1);
  if (was === undefined) return { outcome: 'unknown' };
  if (was.approvedAt !== undefined || was.refusedAt !== undefined) return { outcome: 'decided' };
  if (was.proposedBy.toLowerCase() === officer.username.toLowerCase()) return { outcome: 'needs-two' };
  const problems = decision === 'approve' ? checkTerm({ ...was, approvedBy: officer.username }) : [];
  if (problems.length > 0) return { outcome: 'not-fit', problems };
  const by = officer.username;
  const term: StoredTerm =
    decision === 'approve' ? { ...was, approvedBy: by, approvedAt: now } : { ...was, refusedBy: by, refusedAt: now };
  const kind = decision === 'approve' ? 'term-approved' : 'term-refused';
  if (!(await store.vocabulary.decide(term, written(kind, term, officer, now)))) return { outcome: 'decided' };
  await vocabulary.reload();
  return { outcome: 'done', term };
}

function written(kind: EventKind, term: StoredTerm, { id: actor }: Officer, at: Instant) {
  const { id, proposal, label, words, hsHeadings } = term;
  const subject = subjectOf('term', id);
  const body = { term: id, proposal, label, words, hsHeadings };
  return {
    events: [{ id: newId(at), at, kind, subject, actor, body }],
    leaves: [decisionLeaf(kind, subject, at, { by: actor, record: term })],
  };
}
