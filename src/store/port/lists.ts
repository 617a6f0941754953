import type { Hazard } from '../../core/domain/hazard.ts';
import type { Instant, LocalDay } from '../../core/domain/ids.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import type { Term } from '../../core/domain/terms/vocabulary.ts';
import type { Written } from './rules.ts';

const LIST_KINDS = ['hs', 'route', 'operator', 'vehicle'] as const;
/**
 * What the values of a list are: beginnings of HS codes, routes, operators' ids or plates. A list of vehicles is read
 * by no rule.
 */
export type ListKind = (typeof LIST_KINDS)[number];

/** A list that rules can name, without its entries. */
export interface StoredList {
  readonly id: string;
  readonly kind: ListKind;
  readonly title: BilingualText;
  /** A username. */
  readonly owner: string;
  readonly legalBasis: string;
  readonly createdAt: Instant;
}

/** One value on a list, with the two people who answer for it. */
export interface ListEntry {
  readonly id: string;
  readonly listId: string;
  readonly value: string;
  readonly hazard?: Hazard;
  /** The event that recorded the finding it rests on. */
  readonly finding?: string;
  /** The last day at the port on which it holds. */
  readonly expiresOn: LocalDay;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly approvedBy?: string;
  readonly approvedAt?: Instant;
  readonly refusedBy?: string;
  readonly refusedAt?: Instant;
  readonly withdrawnBy?: string;
  readonly withdrawnAt?: Instant;
}

/** Named lists and their entries. Entries end and are withdrawn; none is deleted or prolonged. */
export interface ListStore {
  all(): Promise<readonly StoredList[]>;
  byId(id: string): Promise<StoredList | undefined>;
  /** False when the name is taken. */
  create(list: StoredList, record: Written): Promise<boolean>;
  /** Of all lists, or of one, oldest first. */
  entries(listId?: string): Promise<readonly ListEntry[]>;
  entry(id: string): Promise<ListEntry | undefined>;
  /** Whatever their state: entries of lists of vehicles about one of these plates. */
  aboutVehicles(plates: readonly string[]): Promise<readonly ListEntry[]>;
  /** False when the finding was cited for this value before. */
  propose(entry: ListEntry, record: Written): Promise<boolean>;
  /** Writes a decision on an entry that has none of its kind yet; false when another was first. */
  decide(entry: ListEntry, record: Written): Promise<boolean>;
}

/** A proposal for a goods word. */
export interface StoredTerm extends Omit<Term, 'approvedBy'> {
  readonly proposal: number;
  readonly proposedAt: Instant;
  readonly approvedBy?: string;
  readonly approvedAt?: Instant;
  readonly refusedBy?: string;
  readonly refusedAt?: Instant;
}

/** Goods words and the proposals behind them; the last approved proposal of a word is in force. */
export interface VocabularyStore {
  /** By word and number of the proposal. */
  all(): Promise<readonly StoredTerm[]>;
  /** False when a proposal of that number was made first. */
  propose(term: StoredTerm, record: Written): Promise<boolean>;
  /** False when it was decided already. */
  decide(term: StoredTerm, record: Written): Promise<boolean>;
}
