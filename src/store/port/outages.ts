import type { CrossingId, Instant } from '../../core/domain/ids.ts';
import type { FormBatch, FormKind, OutageEntry } from '../../core/outage/forms.ts';
import type { Outage } from '../../core/outage/outage.ts';
import type { Written } from './rules.ts';

/** Something done without the server, with the record of its coming in. */
export interface EntryWrite {
  readonly entry: OutageEntry;
  readonly record: Written;
}

/** The port without its server: spans, printed forms, and what was done meanwhile. */
export interface OutageStore {
  add(outage: Outage, record: Written): Promise<void>;
  /** Writes the next version; false when somebody wrote it since it was read. */
  save(next: Outage, record: Written): Promise<boolean>;
  byId(id: string): Promise<Outage | undefined>;
  /** Those whose end is after a time, the newest first. */
  endingAfter(at: Instant): Promise<readonly Outage[]>;
  /** The newest first. */
  list(limit: number): Promise<readonly Outage[]>;
  /** The first number that no form of a kind has yet. */
  nextNumber(kind: FormKind): Promise<number>;
  /** False when somebody printed forms of these numbers since. */
  addForms(batch: FormBatch, record: Written): Promise<boolean>;
  /** The newest first. */
  forms(limit: number): Promise<readonly FormBatch[]>;
  /** The batch that a number of a kind was printed in. */
  batchOf(kind: FormKind, number: number): Promise<FormBatch | undefined>;
  /** False when the action, or the line of paper, stands there already. */
  addEntry(write: EntryWrite): Promise<boolean>;
  /** Writes a look; false when somebody looked since it was read. */
  saveEntry(entry: OutageEntry, record: Written): Promise<boolean>;
  entry(id: string): Promise<OutageEntry | undefined>;
  /** What was keyed from one line of a form. */
  entriesOfLine(serial: string, line: number): Promise<readonly OutageEntry[]>;
  /** What was done to a passage of one kind and taken, the newest first. */
  entriesOf(crossing: CrossingId, action: string): Promise<readonly OutageEntry[]>;
  /** Those nobody looked at first, paper last among them, the oldest first; then the newest of the others. */
  entries(limit: number): Promise<readonly OutageEntry[]>;
  /** How many nobody has looked at. */
  openEntries(): Promise<number>;
}
