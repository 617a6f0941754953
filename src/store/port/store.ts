import type { AppealStore } from './appeals.ts';
import type { AuditStore } from './audits.ts';
import type { ClearanceStore } from './clearances.ts';
import type { CrossingStore } from './crossings.ts';
import type { DeclarationStore } from './declarations.ts';
import type { DocumentStore } from './documents.ts';
import type { DrawStore } from './draws.ts';
import type { EventStore } from './events.ts';
import type { HistoryStore } from './history.ts';
import type { InspectionStore } from './inspections.ts';
import type { InstallationStore } from './installation.ts';
import type { LedgerStore } from './ledger.ts';
import type { ListStore, VocabularyStore } from './lists.ts';
import type { OutageStore } from './outages.ts';
import type { OverseeStore } from './oversee.ts';
import type { PeopleStore } from './people.ts';
import type { ReferralStore } from './referrals.ts';
import type { RawMessageStore } from './raw-messages.ts';
import type { ReplayStore } from './replays.ts';
import type { RetentionStore } from './retention.ts';
import type { ReviewStore } from './reviews.ts';
import type { AssignmentStore, RosterStore } from './roster.ts';
import type { RuleStore } from './rules.ts';
import type { BoardStore } from './board.ts';

/** Everything Landport keeps. One implementation stands on PostgreSQL, embedded or not. */
export interface Store {
  readonly installation: InstallationStore;
  readonly declarations: DeclarationStore;
  readonly crossings: CrossingStore;
  readonly inspections: InspectionStore;
  readonly events: EventStore;
  readonly rules: RuleStore;
  readonly lists: ListStore;
  readonly vocabulary: VocabularyStore;
  readonly replays: ReplayStore;
  readonly history: HistoryStore;
  readonly draws: DrawStore;
  readonly roster: RosterStore;
  readonly assignments: AssignmentStore;
  readonly documents: DocumentStore;
  readonly clearances: ClearanceStore;
  readonly audits: AuditStore;
  readonly referrals: ReferralStore;
  readonly appeals: AppealStore;
  readonly rawMessages: RawMessageStore;
  readonly retention: RetentionStore;
  readonly reviews: ReviewStore;
  readonly oversee: OverseeStore;
  readonly outages: OutageStore;
  readonly ledger: LedgerStore;
  readonly people: PeopleStore;
  readonly board: BoardStore;
  /** Answers when the database does; rejects when it cannot. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
