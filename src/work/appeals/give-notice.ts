import type { Crossing } from '../../core/domain/crossing.ts';
import type { Instant } from '../../core/domain/ids.ts';
import { inTime, isAppealable, LODGE_WITHIN_MS, type NoticeKind } from '../../core/inspect/appeal.ts';
import type { AppealRow } from '../../store/port/appeals.ts';
import type { StoredDeclaration } from '../../store/port/declarations.ts';
import type { StoredEvent } from '../../store/port/events.ts';
import type { Environment } from '../environment.ts';

/** What a trader is told of one decision: what it is, its reason classes, and until when it may be appealed. */
export interface DecisionNotice {
  /** The event of the decision. */
  readonly id: string;
  readonly at: Instant;
  readonly kind: NoticeKind;
  /** Codes of its reason classes: hazards, hold notes, refusals of documents or outcomes of appeals. */
  readonly reasons: readonly string[];
  /** Absent where it cannot be appealed, was appealed, or its time is over. */
  readonly appealableUntil?: Instant;
  readonly appeal?: AppealRow;
}

/** More than a declaration or a passage ever has. */
const MOST_EVENTS = 2_000;

/**
 * The decisions about a declaration that its declarant is given notice of, oldest first. That a check was ordered is told once the
 * vehicle is inside the gate, not before: it would let a load turn round.
 */
export async function giveNotice(
  { store }: Environment,
  stored: StoredDeclaration,
  now: Instant,
): Promise<readonly DecisionNotice[]> {
  const crossing = stored.crossingId === undefined ? undefined : await store.crossings.byId(stored.crossingId);
  const [own, passage, appeals] = await Promise.all([
    store.events.ofSubject(stored.id, MOST_EVENTS),
    crossing === undefined ? [] : store.events.ofSubject(crossing.id, MOST_EVENTS),
    store.appeals.ofDeclaration(stored.id),
  ]);
  const events = [...own, ...passage].sort((a, b) => a.at - b.at || a.seq - b.seq);
  return events
    .flatMap((event) => noticeOf(event, stored, crossing) ?? [])
    .map((notice) => {
      const appeal = appeals.find(({ decision }) => decision === notice.id);
      const open = isAppealable(notice.kind) && inTime(notice.at, now) && appeal === undefined;
      return {
        ...notice,
        ...(open ? { appealableUntil: (notice.at + LODGE_WITHIN_MS) as Instant } : {}),
        ...(appeal === undefined ? {} : { appeal }),
      };
    });
}

function noticeOf(
  { id, at, kind, body }: StoredEvent,
  stored: StoredDeclaration,
  crossing: Crossing | undefined,
): Pick<DecisionNotice, 'id' | 'at' | 'kind' | 'reasons'> | undefined {
  switch (kind) {
    case 'crossing-moved': {
      if (body['action'] === 'hold') return { id, at, kind: 'hold', reasons: codes(body['note']) };
      const ordered = body['action'] === 'direct' && crossing?.stages.directed !== undefined;
      if (!ordered || (stored.lane !== 'yellow' && stored.lane !== 'red')) return undefined;
      return { id, at, kind: 'check-ordered', reasons: hazardsOf(stored) };
    }
    case 'finding-recorded': {
      if (body['result'] !== 'not-conform') return undefined;
      const found = (body['findings'] ?? []) as readonly { readonly hazard?: string }[];
      const reasons = [...new Set(found.flatMap(({ hazard }) => hazard ?? []))];
      return { id, at, kind: body['audit'] === undefined ? 'finding' : 'audit-result', reasons };
    }
    case 'document-refused':
      return { id, at, kind: 'document-refused', reasons: codes(body['reason']) };
    case 'appeal-decided':
      return { id, at, kind: 'appeal-decided', reasons: codes(body['outcome']) };
    default:
      return undefined;
  }
}

function codes(code: unknown): readonly string[] {
  return typeof code === 'string' ? [code] : [];
}

/** Classes of reasons: never a rule or a threshold. Chance has none. */
function hazardsOf({ assessments }: StoredDeclaration): readonly string[] {
  const selections = assessments[0]?.assessment.selections ?? [];
  return [...new Set(selections.map(({ hazard, kind }) => hazard ?? kind))];
}
