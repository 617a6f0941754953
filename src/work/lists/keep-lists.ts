import { HAZARDS, type Hazard } from '../../core/domain/hazard.ts';
import type { CrossingId, Instant, LocalDay } from '../../core/domain/ids.ts';
import { refusedSaying } from '../../core/domain/terms/check-term.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import { addDays, localDay } from '../../core/domain/time.ts';
import { isPseudonym } from '../../core/oversee/retention.ts';
import { INSTRUMENTS, instrumentOf } from '../../core/rule/instruments.ts';
import { limitedPrefix } from '../../core/rule/limits.ts';
import { readNamedList } from '../../core/rule/named-list.ts';
import type { EventKind, StoredEvent } from '../../store/port/events.ts';
import type { ListEntry, ListKind, StoredList } from '../../store/port/lists.ts';
import type { Store } from '../../store/port/store.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import { newId } from '../identify.ts';
import { checkOf, findingStands } from '../keep-history.ts';
import type { Officer, Workbench } from '../rules/workbench.ts';
import { subjectOf } from '../subject.ts';
import { entryState } from './lists-in-force.ts';

/** Why nothing was done. Each is an error code of the server. */
export type ListRefusal =
  | 'list-unknown'
  | 'list-taken'
  | 'list-not-fit'
  | 'legal-basis-not-registered'
  | 'entry-unknown'
  | 'entry-decided'
  | 'entry-needs-two'
  | 'entry-value-form'
  | 'entry-limited-goods'
  | 'entry-expiry'
  | 'entry-needs-finding'
  | 'finding-unknown'
  | 'finding-of-another'
  | 'finding-names-no-hazard'
  | 'finding-cited-before';

/** `latest`, with `entry-expiry`: the last day that an entry of this kind may end on. */
export type ListResult<T> =
  | { readonly outcome: 'done'; readonly value: T }
  | { readonly outcome: 'refused'; readonly refusal: ListRefusal; readonly latest?: LocalDay };

/** `legalBasis` is a code of the register of instruments; `id` is what rules write after `lists.`. */
export interface NewList {
  readonly id: string;
  readonly kind: ListKind;
  readonly title: BilingualText;
  readonly legalBasis: string;
}

/** `hazard` and `finding` are asked of firms and vehicles; `finding` is the event that recorded it. */
export interface NewEntry {
  readonly value: string;
  readonly hazard?: string;
  readonly finding?: string;
  readonly expiresOn: LocalDay;
}

/** Approving and refusing take another person; withdrawing may be done by either. */
export type EntryDecision = 'approve' | 'refuse' | 'withdraw';

/** Entries about firms and vehicles hold for so many days, and are renewed on new evidence only. */
const MOST_DAYS_ON_EVIDENCE = 90;
/** Others as long as a rule may. */
const MOST_DAYS = 365;

/** What a value of each kind looks like: a code as declared, a country or two, an opaque id, a plate. */
const FORMS: Readonly<Record<ListKind, RegExp>> = {
  hs: /^\d{6,12}$/,
  route: /^[A-Z]{2}(?:-[A-Z]{2})?$/,
  operator: /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,79}$/,
  vehicle: /^[\p{Lu}\p{Lo}\p{N}]{2,16}$/u,
};

const refused = (
  refusal: ListRefusal,
  latest?: LocalDay,
): { outcome: 'refused'; refusal: ListRefusal; latest?: LocalDay } =>
  latest === undefined ? { outcome: 'refused', refusal } : { outcome: 'refused', refusal, latest };

/** Opens an empty list under an instrument of the register. Its name and title may not speak of persons or beliefs. */
export async function createList(
  workbench: Workbench,
  { id, kind, title, legalBasis }: NewList,
  officer: Officer,
  now: Instant,
): Promise<ListResult<StoredList>> {
  const fit = readNamedList({ id, values: [] }).list !== undefined;
  // The id in words too: a name in camel case says as much as a title.
  const words = [id.replaceAll(/([A-Z])/g, ' $1'), title.en, title.zh];
  if (!fit || words.some((text) => text.trim() === '' || refusedSaying(text) !== undefined))
    return refused('list-not-fit');
  if (instrumentOf(legalBasis, INSTRUMENTS) === undefined) return refused('legal-basis-not-registered');
  const list: StoredList = { id, kind, title, legalBasis, owner: officer.username, createdAt: now };
  const said = { list: id, kind, legalBasis };
  const created = await workbench.environment.store.lists.create(
    list,
    written('list-created', subjectOf('list', id), said, list, officer, now),
  );
  if (!created) return refused('list-taken');
  await workbench.rules.reload();
  return { outcome: 'done', value: list };
}

/** Proposes a value. One about a firm or a vehicle cites a finding of its own that nobody cited for it before. */
export async function proposeEntry(
  workbench: Workbench,
  listId: string,
  input: NewEntry,
  officer: Officer,
  now: Instant,
): Promise<ListResult<ListEntry>> {
  const { store, timeZone } = workbench.environment;
  const list = await store.lists.byId(listId);
  if (list === undefined) return refused('list-unknown');
  const { kind } = list;
  if (!FORMS[kind].test(input.value)) return refused('entry-value-form');
  // For such goods every list reads as missing: an entry would look as if it did something.
  if (kind === 'hs' && limitedPrefix(input.value) !== undefined) return refused('entry-limited-goods');
  const onEvidence = kind === 'operator' || kind === 'vehicle';
  const today = localDay(now, timeZone);
  const latest = addDays(today, onEvidence ? MOST_DAYS_ON_EVIDENCE : MOST_DAYS);
  if (input.expiresOn <= today || input.expiresOn > latest) return refused('entry-expiry', latest);
  const hazard = HAZARDS.find((one) => one === input.hazard);
  if (onEvidence) {
    if (hazard === undefined || input.finding === undefined) return refused('entry-needs-finding');
    const refusal = await judgeFinding(workbench, list, input.value, input.finding, hazard);
    if (refusal !== undefined) return refused(refusal);
  }
  const entry: ListEntry = {
    id: newId(now),
    listId,
    value: input.value,
    ...(hazard === undefined ? {} : { hazard }),
    ...(input.finding === undefined ? {} : { finding: input.finding }),
    expiresOn: input.expiresOn,
    proposedBy: officer.username,
    proposedAt: now,
  };
  const record = written('list-entry-proposed', entry.id, saidOf(entry, kind), entry, officer, now);
  if (!(await store.lists.propose(entry, record))) return refused('finding-cited-before');
  return { outcome: 'done', value: entry };
}

/** Evidence is something that a check found, on this very firm or vehicle, of this hazard, and that nobody cited before. */
async function judgeFinding(
  { environment }: Workbench,
  list: StoredList,
  value: string,
  finding: string,
  hazard: Hazard,
): Promise<ListRefusal | undefined> {
  const { store } = environment;
  const event = await store.events.byId(finding);
  if (event === undefined || event.kind !== 'finding-recorded') return 'finding-unknown';
  const body = event.body as {
    readonly crossing?: string;
    readonly findings?: readonly { readonly hazard?: string }[];
    readonly observation?: { readonly found?: boolean; readonly operators?: Readonly<Record<string, string>> };
  };
  if (body.observation?.found !== true) return 'finding-unknown';
  const hazards = (body.findings ?? []).flatMap((one) => one.hazard ?? []);
  // Without items it says that something was found and not what: no entry can be about that.
  if (hazards.length === 0) return 'finding-names-no-hazard';
  if (!hazards.includes(hazard)) return 'finding-of-another';
  if (!(await findingStands(store, event, hazard))) return 'finding-unknown';
  if (list.kind === 'operator') {
    if (!Object.values(body.observation.operators ?? {}).includes(value)) return 'finding-of-another';
  } else {
    const crossing = body.crossing === undefined ? undefined : await store.crossings.byId(body.crossing as CrossingId);
    if (crossing?.vehicle.plate !== value && crossing?.vehicle.trailerPlate !== value) return 'finding-of-another';
  }
  return (await citedBefore(store, list, value, event, hazard)) ? 'finding-cited-before' : undefined;
}

/**
 * Whether a finding put this firm or vehicle on any list before, or is no newer than one that did for the same hazard: the 90
 * days are renewed on new evidence only, and a second list is not new evidence. A check of several declarations is one finding.
 */
async function citedBefore(
  { lists, events }: Store,
  list: StoredList,
  value: string,
  finding: StoredEvent,
  hazard: Hazard,
): Promise<boolean> {
  const kinds = new Map((await lists.all()).map(({ id, kind }) => [id, kind]));
  for (const one of await lists.entries()) {
    if (one.finding === undefined || one.refusedAt !== undefined || kinds.get(one.listId) !== list.kind) continue;
    // A plate that was erased may have been this one, if the check is the same.
    if (one.value !== value && !isPseudonym(one.value)) continue;
    const cited = await events.byId(one.finding);
    if (cited === undefined) continue;
    if (checkOf(cited) === checkOf(finding)) return true;
    const same = one.value === value && (one.hazard === hazard || one.listId === list.id);
    if (same && cited.at >= finding.at) return true;
  }
  return false;
}

/** Another person approves or refuses; either may withdraw what is in force, and its proposer what is not decided. */
export async function decideEntry(
  workbench: Workbench,
  listId: string,
  entryId: string,
  decision: EntryDecision,
  officer: Officer,
  now: Instant,
): Promise<ListResult<ListEntry>> {
  const { store, timeZone } = workbench.environment;
  const was = await store.lists.entry(entryId);
  if (was === undefined || was.listId !== listId) return refused('entry-unknown');
  const state = entryState(was, localDay(now, timeZone));
  const open = decision === 'withdraw' ? state === 'in-force' || state === 'proposed' : state === 'proposed';
  if (!open) return refused('entry-decided');
  // Usernames are the same in any case to whoever signs in.
  const own = was.proposedBy.toLowerCase() === officer.username.toLowerCase();
  if (decision !== 'withdraw' && own) return refused('entry-needs-two');
  const [entry, kind] = decided(was, decision, officer.username, now);
  const list = await store.lists.byId(listId);
  if (!(await store.lists.decide(entry, written(kind, entry.id, saidOf(entry, list?.kind), entry, officer, now)))) {
    return refused('entry-decided');
  }
  await workbench.rules.reload();
  return { outcome: 'done', value: entry };
}

function decided(was: ListEntry, decision: EntryDecision, by: string, at: Instant): readonly [ListEntry, EventKind] {
  switch (decision) {
    case 'approve':
      return [{ ...was, approvedBy: by, approvedAt: at }, 'list-entry-approved'];
    case 'refuse':
      return [{ ...was, refusedBy: by, refusedAt: at }, 'list-entry-refused'];
    case 'withdraw':
      return [{ ...was, withdrawnBy: by, withdrawnAt: at }, 'list-entry-withdrawn'];
  }
}

/** What an event says of an entry. Events stay for ever, a plate does not: the entry that the event is about has it while it is kept. */
function saidOf(
  { listId, value, hazard, finding, expiresOn }: ListEntry,
  kind: ListKind | undefined,
): Readonly<Record<string, unknown>> {
  return {
    list: listId,
    ...(kind === 'vehicle' ? {} : { value }),
    expiresOn,
    ...(hazard === undefined ? {} : { hazard }),
    ...(finding === undefined ? {} : { finding }),
  };
}

function written(
  kind: EventKind,
  subject: string,
  body: Readonly<Record<string, unknown>>,
  record: StoredList | ListEntry,
  { id }: Officer,
  at: Instant,
) {
  return {
    events: [{ id: newId(at), at, kind, subject, actor: id, body }],
    leaves: [decisionLeaf(kind, subject, at, { by: id, record })],
  };
}
