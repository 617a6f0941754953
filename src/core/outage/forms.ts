import type { ActorId, CrossingId, Instant } from '../domain/ids.ts';
import type { InspectionId } from '../inspect/inspection.ts';

/** The forms that are printed before an outage and keyed after it. */
export const FORM_KINDS = ['gate-log', 'inspection', 'release'] as const;
/** A gate log has many vehicles to a sheet; an inspection and a release have a sheet each. */
export type FormKind = (typeof FORM_KINDS)[number];

const PREFIX: Readonly<Record<FormKind, string>> = { 'gate-log': 'GL', inspection: 'IN', release: 'RE' };
const SERIAL = /^(GL|IN|RE)-(\d{6,9})$/;
/** Lines of a gate log sheet; the other forms are about one vehicle. */
export const GATE_LOG_LINES = 14;
/** Sheets that are printed at once. */
export const MOST_FORMS = 50;

/** Forms that were printed at once: their numbers follow each other, so a sheet that is missing is noticed. */
export interface FormBatch {
  readonly id: string;
  readonly kind: FormKind;
  /** The checklist on inspection forms. */
  readonly pack?: string;
  /** Number of the first sheet; the others follow it without a gap. */
  readonly first: number;
  readonly count: number;
  readonly printedBy: ActorId;
  readonly printedAt: Instant;
}

/** The serial as it is printed, for example `GL-000042`: it says what the sheet is before anybody looks it up. */
export function serialOf(kind: FormKind, number: number): string {
  return `${PREFIX[kind]}-${String(number).padStart(6, '0')}`;
}

/** Kind and number of a serial as somebody typed it. */
export function readSerial(text: string): { readonly kind: FormKind; readonly number: number } | undefined {
  const [, prefix, digits] = SERIAL.exec(text.trim().toUpperCase()) ?? [];
  const kind = FORM_KINDS.find((one) => PREFIX[one] === prefix);
  return kind === undefined || digits === undefined ? undefined : { kind, number: Number(digits) };
}

/** How many lines of a sheet can be keyed; a line is keyed once. */
export function linesOf(kind: FormKind): number {
  return kind === 'gate-log' ? GATE_LOG_LINES : 1;
}

/**
 * Why something that was done without the server is looked at again: keyed from paper, released by a gate's device alone
 * under a grant, done on a device that held none for it, or refused when it came in although it had happened.
 */
export const ENTRY_CAUSES = ['form', 'with-grant', 'without-grant', 'refused'] as const;
/** It is kept with the entry; none of them says that anybody did wrong. */
export type EntryCause = (typeof ENTRY_CAUSES)[number];

/** What whoever looks at an entry says of it. It changes nothing that was done; what follows from it is for people. */
export const ENTRY_VERDICTS = ['in-order', 'not-in-order'] as const;
export type EntryVerdict = (typeof ENTRY_VERDICTS)[number];

/** One thing that was done without the server, with both of its times and both of its people. */
export interface OutageEntry {
  /** Of the action itself. */
  readonly id: string;
  readonly cause: EntryCause;
  readonly action: string;
  readonly crossing?: CrossingId;
  readonly inspection?: InspectionId;
  readonly form?: { readonly serial: string; readonly line: number };
  /** As the paper or the device says. */
  readonly happenedAt: Instant;
  /** When the server learned of it. */
  readonly keyedAt: Instant;
  readonly doneBy: ActorId;
  readonly keyedBy: ActorId;
  /** Whom a device named as the second officer, where nothing proves that they were there. */
  readonly claimedSecond?: ActorId;
  /** Why the machine did not take it; it stays on record all the same. */
  readonly refusal?: string;
  readonly review?: { readonly by: ActorId; readonly at: Instant; readonly verdict: EntryVerdict };
}

/** Why a line of a form is not keyed: the sentences stand in src/messages. */
export type FormRefusal = 'form-unknown' | 'form-line' | 'form-line-keyed' | 'form-id-used' | 'form-time' | 'form-kind';
export type EntryRefusal = 'outage-entry-reviewed' | 'outage-entry-own';

/** Whether somebody did an entry, keyed it, or is named in it as a second officer. */
export function hasPartIn({ doneBy, keyedBy, claimedSecond }: OutageEntry, who: string): boolean {
  return [doneBy, keyedBy, claimedSecond].some((one) => one === who);
}

/** Looks at an entry again; never whoever has a part in it (`outage-entry-own`), and once (`outage-entry-reviewed`). */
export function reviewEntry(
  entry: OutageEntry,
  by: ActorId,
  verdict: EntryVerdict,
  at: Instant,
): OutageEntry | EntryRefusal {
  if (entry.review !== undefined) return 'outage-entry-reviewed';
  if (hasPartIn(entry, by)) return 'outage-entry-own';
  return { ...entry, review: { by, at, verdict } };
}
