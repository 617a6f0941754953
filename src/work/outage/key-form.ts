import type { ActorId, Instant } from '../../core/domain/ids.ts';
import { type FormRefusal, linesOf, readSerial } from '../../core/outage/forms.ts';
import type { ActResult, CrossingInput } from '../crossings/act.ts';
import type { InspectionInput } from '../inspections/act-on-inspection.ts';
import type { Environment } from '../environment.ts';
import { recordEntry } from './record-entry.ts';

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
 * it happened. The line stands on the list of what is looked at again, also where the machine would not have it.
 */
export async function keyLine(
  environment: Environment,
  { serial, line, doneBy, input }: KeyedLine,
  keyedBy: string,
  now: Instant,
  act: (input: CrossingInput) => Promise<ActResult>,
): Promise<ActResult | FormRefusal> {
  // What belongs to an inspection is keyed by its officers, in its own words.
  if (readSerial(serial)?.kind === 'inspection') return 'form-kind';
  const fault = await checkLine(environment, { serial, line, id: input.id, happenedAt: input.at }, now);
  if (fault !== undefined) return fault;
  // The act first: should the entry not be written, keying the line again is seen as done and lists it then.
  const result = await act({ ...input, offline: true, form: serial });
  await recordEntry(environment, {
    id: input.id,
    cause: result.outcome === 'refused' ? 'refused' : 'form',
    action: input.action,
    ...(result.crossing === undefined ? {} : { crossing: result.crossing.id }),
    form: { serial, line },
    happenedAt: input.at,
    keyedAt: now,
    doneBy: doneBy as ActorId,
    keyedBy: keyedBy as ActorId,
    ...(result.outcome === 'refused' ? { refusal: result.refusal } : {}),
  });
  return result;
}
