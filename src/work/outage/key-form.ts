import type { Crossing } from '../../core/domain/crossing.ts';
import type { ActorId, Instant } from '../../core/domain/ids.ts';
import { type FormRefusal, linesOf, type OutageEntry, readSerial } from '../../core/outage/forms.ts';
import type { EntryWrite } from '../../store/port/outages.ts';
import type { ActRefusal, ActResult, CrossingInput, CrossingTarget } from '../crossings/act.ts';
import type { InspectionInput } from '../inspections/act-on-inspection.ts';
import type { Environment } from '../environment.ts';
import { entryWrite, passageMeant, recordEntry } from './record-entry.ts';

/** One line of a paper form, as somebody keys it. */
export interface KeyedLine {
  readonly serial: string;
  readonly line: number;
  /** The officer who signed the paper. */
  readonly doneBy: string;
  readonly input: CrossingInput;
}

const MINUTE_MS = 60_000;
/** A sheet lies in a tray for a shift or two, not for weeks. */
const KEYED_WITHIN_MS = 7 * 24 * 3_600_000;

/**
 * Why a line cannot be keyed from a form, or nothing when it can. A line that was refused before may be keyed again,
 * corrected; one that was taken may not.
 */
async function checkLine(
  { store }: Environment,
  {
    serial,
    line,
    id,
    happenedAt,
  }: { readonly serial: string; readonly line: number } & {
    readonly id: string;
    readonly happenedAt: Instant;
  },
  now: Instant,
): Promise<FormRefusal | undefined> {
  const read = readSerial(serial);
  const batch = read === undefined ? undefined : await store.outages.batchOf(read.kind, read.number);
  if (read === undefined || batch === undefined) return 'form-unknown';
  if (line < 1 || line > linesOf(read.kind)) return 'form-line';
  // Paper says minutes: what was done in the one in which it was printed was done on it.
  const printed = batch.printedAt - (batch.printedAt % MINUTE_MS);
  if (happenedAt > now || happenedAt < Math.max(printed, now - KEYED_WITHIN_MS)) return 'form-time';
  // An inspection's form has many entries, all of its one line.
  if (read.kind === 'inspection') return undefined;
  const before = await store.outages.entriesOfLine(serial, line);
  const taken = before.some((one) => one.refusal === undefined && one.id !== id);
  return taken ? 'form-line-keyed' : undefined;
}

/** Why an act on an inspection cannot be keyed from the form that it names. */
export async function checkForm(
  environment: Environment,
  { id, at, form }: InspectionInput,
  now: Instant,
): Promise<FormRefusal | undefined> {
  if (form === undefined) return undefined;
  const kind = readSerial(form)?.kind;
  if (kind !== undefined && kind !== 'inspection') return 'form-kind';
  return checkLine(environment, { serial: form, line: 1, id, happenedAt: at }, now);
}

/**
 * Keys one line of a paper form: the passage's own machine takes it under the name of whoever keys, with the time at which
 * it happened. The line stands on the list of what is looked at again, also where the machine would not have it; that leaves
 * the line free, to be keyed again under an id of its own.
 */
export async function keyLine(
  environment: Environment,
  target: CrossingTarget,
  { serial, line, doneBy, input }: KeyedLine,
  keyedBy: string,
  now: Instant,
  act: (input: CrossingInput, paper: (crossing: Crossing) => EntryWrite) => Promise<ActResult>,
): Promise<ActResult | FormRefusal> {
  // What belongs to an inspection is keyed by its officers, in its own words.
  if (readSerial(serial)?.kind === 'inspection') return 'form-kind';
  const fault = await checkLine(environment, { serial, line, id: input.id, happenedAt: input.at }, now);
  if (fault !== undefined) return fault;
  const keyed: OutageEntry = {
    id: input.id,
    cause: 'form',
    action: input.action,
    form: { serial, line },
    happenedAt: input.at,
    keyedAt: now,
    doneBy: doneBy as ActorId,
    keyedBy: keyedBy as ActorId,
  };
  const before = await environment.store.outages.entry(input.id);
  if (before !== undefined && !isSame(before, keyed)) return 'form-id-used';
  // Sent again because the answer was lost: it is the same, whatever became possible since.
  if (before?.refusal !== undefined) return { outcome: 'refused', refusal: before.refusal as ActRefusal };
  // Together with the act: of two who key the line at the same moment, the other has done nothing.
  const result = await act({ ...input, offline: true, form: serial }, ({ id: crossing }) =>
    entryWrite({ ...keyed, crossing }),
  );
  if (result.outcome !== 'refused') {
    const kept = before ?? (await environment.store.outages.entry(input.id));
    // An id that was seen without an entry is that of another act.
    return kept !== undefined && isSame(kept, keyed) ? result : 'form-id-used';
  }
  // Others wrote first, to this line or to the passage: nothing was decided on what the paper says.
  if (result.refusal === 'form-line-keyed') return result.refusal;
  if (result.refusal === 'too-busy') return result;
  const passage = await passageMeant(environment, target, result, input.at);
  const crossing = passage === undefined ? {} : { crossing: passage };
  await recordEntry(environment, { ...keyed, ...crossing, cause: 'refused', refusal: result.refusal });
  return result;
}

/** Whether two entries say the same of the same line; what became of them is not asked. */
function isSame(one: OutageEntry, other: OutageEntry): boolean {
  const said = ({ action, form, happenedAt, doneBy, keyedBy }: OutageEntry) =>
    [action, form?.serial, form?.line, happenedAt, doneBy, keyedBy].join(' ');
  return said(one) === said(other);
}
