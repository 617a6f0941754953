import type { ActorId, CrossingId, DeclarationId, Instant, LocalDay, Plate, RuleId } from '../core/domain/ids.ts';
import type { Pack } from '../core/inspect/checklist.ts';
import type { Inspection, InspectionId } from '../core/inspect/inspection.ts';
import type { Qualification, ReassignmentCode, Shift } from '../core/roster/roster.ts';
import type { DayCheck, PublishedDay } from '../core/select/verify-day.ts';
import type { RuleCheck } from '../core/rule/check-rule.ts';
import type { ReadDeclarations } from '../intake/port/read.ts';
import type { ListEntry, StoredList } from '../store/port/lists.ts';
import type { RuleVersion } from '../store/port/rules.ts';
import type { Handover } from '../store/port/roster.ts';
import type { Store } from '../store/port/store.ts';
import type { SlipKeys } from '../wire/installation.ts';
import type { Filing, FilingResult } from '../work/accept.ts';
import type { Board } from '../work/board.ts';
import type { ActResult, CrossingInput, CrossingTarget } from '../work/crossings/act.ts';
import type { Glance } from '../work/crossings/glance.ts';
import type { BookingRequest, BookingResult } from '../work/crossings/open-crossing.ts';
import type { DrawDay } from '../work/draws/days.ts';
import type { PartResult } from '../work/draws/contribute.ts';
import type { Oversight } from '../work/draws/oversee.ts';
import type { ReassignmentResult } from '../work/draws/reassign.ts';
import type { CertificateResult } from '../work/certificate/certify.ts';
import type { InspectionInput, InspectResult } from '../work/inspections/act-on-inspection.ts';
import type { PhotoResult } from '../work/inspections/keep-photo.ts';
import type { PinVerifier } from '../work/inspections/pins.ts';
import type { Actor } from '../work/environment.ts';
import type { EntryDecision, ListResult, NewEntry, NewList } from '../work/lists/keep-lists.ts';
import type { NewTermInput, ShownTerm, TermResult } from '../work/lists/keep-vocabulary.ts';
import type { HeldPart } from '../work/raw/tap-message.ts';
import type { DeclarationChoice, SelectResult } from '../work/crossings/select-declaration.ts';
import type { AmendResult } from '../work/reassess.ts';
import type { Replays } from '../work/replay/replays.ts';
import type { DraftCheck } from '../work/rules/check-draft.ts';
import type { DraftResult } from '../work/rules/draft-rule.ts';
import type { Standing } from '../work/rules/standing.ts';
import type { StepRequest, StepResult } from '../work/rules/take-step.ts';
import type { Officer } from '../work/rules/workbench.ts';
import type { RosterRefusal, ShiftInput } from '../work/roster/keep-roster.ts';
import type { SubjectProof } from '../work/sequence-ledger.ts';
import type { OutageServices } from './outage-services.ts';
import type { StewardshipServices } from './stewardship-services.ts';
import type { CaseServices } from './case-services.ts';

type RuleBody = RuleVersion['body'];

/** What is done with passages. */
export interface CrossingServices {
  book(request: BookingRequest, actor: Actor, now: Instant): Promise<BookingResult>;
  act(target: CrossingTarget, input: CrossingInput, actor: Actor, now: Instant): Promise<ActResult>;
  /** An officer selects a declaration for a check, before or after its vehicle came. */
  select(id: DeclarationId, choice: DeclarationChoice, actor: Actor, now: Instant): Promise<SelectResult>;
  /** One glance at a plate; `slip` is the signed lane slip of an open passage. */
  gateAnswer(plate: Plate, now: Instant): Promise<Glance & { readonly slip?: string }>;
  /** Signed slips of the vehicles expected now, for a device to hold. */
  slips(now: Instant): Promise<readonly string[]>;
}

/** What is done with inspections. */
export interface InspectionServices {
  act(id: InspectionId, input: InspectionInput, actor: Actor, now: Instant): Promise<InspectResult>;
  /** A decision by PIN that came in from somebody without the role for it: it happened, and is looked at. */
  listRefused(id: InspectionId, input: InspectionInput, actor: Actor, now: Instant): Promise<void>;
  /** The inspection with the officer whom the draw, or a reassignment since, names. */
  withOfficer(inspection: Inspection, now: Instant): Promise<Inspection>;
  keepPhoto(id: InspectionId, photoId: string, bytes: Uint8Array, officer: ActorId, now: Instant): Promise<PhotoResult>;
  setPin(officer: string, pin: string, now: Instant): Promise<void>;
  /** What devices check PINs by: of officers on shift, where a release without network is allowed. */
  pinVerifiers(now: Instant): Promise<ReadonlyMap<string, PinVerifier>>;
  readonly offlineRelease: boolean;
  packs(): readonly Pack[];
}

/** What analysts and approvers do with rules, lists and words. */
export interface WorkbenchServices {
  readonly replays: Replays;
  check(draft: RuleBody, officer: Officer, now: Instant): Promise<DraftCheck>;
  draft(draft: RuleBody, officer: Officer, now: Instant): Promise<DraftResult>;
  step(request: StepRequest, officer: Officer, now: Instant): Promise<StepResult>;
  /** The version of each rule that is in force, or its newest where none is. */
  current(now: Instant): Promise<readonly Standing[]>;
  /** The newest version of each rule. */
  newest(now: Instant): Promise<readonly Standing[]>;
  /** Every version of one rule, newest first. */
  versions(rule: RuleId, now: Instant): Promise<readonly Standing[]>;
  createList(list: NewList, officer: Officer, now: Instant): Promise<ListResult<StoredList>>;
  proposeEntry(list: string, entry: NewEntry, officer: Officer, now: Instant): Promise<ListResult<ListEntry>>;
  decideEntry(
    list: string,
    entry: string,
    decision: EntryDecision,
    officer: Officer,
    now: Instant,
  ): Promise<ListResult<ListEntry>>;
  terms(): Promise<readonly ShownTerm[]>;
  proposeTerm(term: NewTermInput, officer: Officer, now: Instant): Promise<TermResult>;
  decideTerm(id: string, decision: 'approve' | 'refuse', officer: Officer, now: Instant): Promise<TermResult>;
}

/** Draws that nobody can steer, and the look at whether somebody tries. */
export interface OversightServices {
  days(now: Instant): Promise<readonly DrawDay[]>;
  /** A day's draws once it has ended; nothing before, or when none were made. */
  published(day: LocalDay, now: Instant): Promise<PublishedDay | undefined>;
  /** Draws a day again from its records; nothing where none were made. */
  check(day: LocalDay, now: Instant): Promise<DayCheck | undefined>;
  commit(
    custodian: string,
    parts: readonly { readonly day: LocalDay; readonly commitment: string }[],
    now: Instant,
  ): Promise<readonly PartResult[]>;
  handOver(
    custodian: string,
    parts: readonly { readonly day: LocalDay; readonly secretHex: string }[],
    now: Instant,
  ): Promise<readonly PartResult[]>;
  /** The steering test over a span. */
  steering(from: Instant, before: Instant): Promise<Oversight>;
}

/** Who works when, and who takes over from whom. */
export interface RosterServices {
  putShift(
    input: ShiftInput,
    by: string,
    now: Instant,
  ): Promise<{ readonly outcome: 'done'; readonly shift: Shift } | { readonly outcome: RosterRefusal }>;
  putQualification(qualification: Qualification, by: string, now: Instant): Promise<void>;
  handOver(shift: string, note: string, by: string, now: Instant): Promise<Handover | undefined>;
  propose(
    input: { readonly inspectionId: string; readonly to: string; readonly code: ReassignmentCode },
    by: string,
    now: Instant,
  ): Promise<ReassignmentResult>;
  decide(id: string, decision: 'approve' | 'refuse', by: string, now: Instant): Promise<ReassignmentResult>;
}

/** What is published of the log. */
export interface LedgerServices {
  /** name+id+key (C2SP signed-note). */
  readonly verifierKey: string;
  /** The bytes of a tile by its path. */
  tile(path: string): Promise<Buffer | undefined>;
  certificate(id: CrossingId): Promise<CertificateResult>;
}

/** Everything the server needs of the rest of the program; the composition root hands it over. */
export interface Services {
  readonly store: Store;
  /** Reads declarations from a request's bytes. */
  readonly readDeclarations: ReadDeclarations;
  /** Validates, assesses and stores; returns after commit, in the order of the batch. */
  accept(batch: readonly Filing[], actor: Actor, now: Instant, held?: HeldPart): Promise<readonly FilingResult[]>;
  amend(id: DeclarationId, filing: Filing, actor: Actor, now: Instant, held?: HeldPart): Promise<AmendResult>;
  readonly crossings: CrossingServices;
  readonly inspections: InspectionServices;
  readonly workbench: WorkbenchServices;
  readonly cases: CaseServices;
  readonly oversight: OversightServices;
  readonly roster: RosterServices;
  readonly stewardship: StewardshipServices;
  readonly outages: OutageServices;
  /** Reads and checks a stored rule again; without a rule, and with why, when it may no longer stand. */
  checkRule(body: RuleVersion['body']): RuleCheck;
  /** The ledger's entries about a subject with their proofs. */
  proof(subject: string): Promise<SubjectProof>;
  readonly ledger: LedgerServices;
  /** The port at a glance. */
  board(now: Instant): Promise<Board>;
  /** How far the past of a new demo is loaded; undefined when nothing is loading. */
  progress(): { readonly done: number; readonly total: number } | undefined;
  /** Now; a test gives another. */
  clock(): Instant;
  /** A UUID version 7. */
  newId(): string;
  readonly slipKeys: SlipKeys;
  /** Places of the minor unit of the port's currency. */
  readonly minorDigits: number;
  /** What keeps the server from being ready beside the database, for example `migrations`; empty when nothing does. */
  pending(): Promise<readonly string[]>;
}
