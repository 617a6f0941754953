import type { Instant, TimeZone } from '../../core/domain/ids.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import { clockBroken } from '../../core/inspect/document-needs.ts';
import { DOCUMENT_REFUSAL_WORDS, WITHDRAWAL_WORDS } from '../../messages/document-words.ts';
import { WAITS_FOR_WORDS } from '../../messages/release-words.ts';
import type { DocumentRequest } from '../../store/port/documents.ts';
import type { ConditionView, DocumentRequestView } from '../../wire/documents.ts';
import type { ConditionStanding } from '../../work/clearances/open-conditions.ts';
import { defined } from './defined.ts';

/** A request as the port sees it, or, for its declarant, without what would tell of the lane or of a rule. */
export function presentDocumentRequest(
  request: DocumentRequest,
  viewer: 'port' | 'declarant',
  now: Instant,
  zone: TimeZone,
): DocumentRequestView {
  const { answers, withdrawn, dueAt } = request;
  // A clock that ran out counts as broken for good, also when the paper came later: as the record counts it.
  const accepted = answers.find(({ decided }) => decided === 'accepted');
  const overdue = clockBroken(dueAt, answers, withdrawn?.at ?? accepted?.decidedAt, now);
  // Hazard, line and origin would tell a declarant of the rule, and with it of the lane.
  const inside = { origin: request.origin, hazard: request.hazard, line: request.line, declarant: request.declarant };
  return defined({
    id: request.id,
    declarationId: request.declarationId as string,
    reference: request.reference,
    type: request.type,
    state: request.state,
    requestedAt: formatDateTime(request.requestedAt, zone),
    dueAt: formatDateTime(dueAt, zone),
    overdue,
    answers: answers.map(({ id, at, media, bytes, decided, reason }) =>
      defined({
        id,
        at: formatDateTime(at, zone),
        media,
        bytes,
        decided,
        reason: reason === undefined ? undefined : { ...DOCUMENT_REFUSAL_WORDS[reason] },
      }),
    ),
    withdrawn: withdrawn === undefined ? undefined : { ...WITHDRAWAL_WORDS[withdrawn.reason] },
    ...(viewer === 'port' ? inside : {}),
  }) as DocumentRequestView;
}

/** One condition of a release, in the words of the gate. */
export function presentCondition(condition: ConditionStanding, zone: TimeZone): ConditionView {
  const { declaration, partner, reason, lines, said, word, open, listening } = condition;
  const { en, zh } = WAITS_FOR_WORDS[partner];
  return defined({
    declarationId: declaration.id as string,
    reference: declaration.declaration.reference,
    partner,
    reason,
    sentence: { en, zh },
    lines: [...lines],
    said,
    saidAt: word === undefined || said === undefined ? undefined : formatDateTime(word.at, zone),
    number: said === undefined ? undefined : word?.number,
    open,
    listening,
  }) as ConditionView;
}
