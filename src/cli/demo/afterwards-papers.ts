import type { DeclarationId, Instant } from '../../core/domain/ids.ts';
import { documentNeeds } from '../../core/inspect/document-needs.ts';
import { planPaper, type PlannedPaper } from '../../scenario/work/afterwards.ts';
import type { World } from '../../scenario/world/world.ts';
import { answerDocument } from '../../work/documents/answer-document.ts';
import { askDocument } from '../../work/documents/ask-documents.ts';
import { decideDocument, type DocumentVerdict } from '../../work/documents/decide-document.ts';
import type { Environment } from '../../work/environment.ts';
import { actionId } from './action-id.ts';
import type { Duties } from './duties.ts';
import { paper } from './paper.ts';
import { OFFICERS, type Voyage } from './voyage.ts';

/** How much longer the second answer takes, after one that was not enough. */
const SECOND_ANSWER = 2;

/** Plays papers that an officer in the documents lane asked for: answered by brokers, accepted or refused at first. */
export function playPapers(environment: Environment, { seed }: World, duties: Duties, from: Instant) {
  const { store } = environment;

  const ask = async (id: DeclarationId, plan: PlannedPaper, at: Instant): Promise<void> => {
    // A past that is played again finds what it asked for.
    if ((await store.documents.list({ declarationIds: [id] }, 1)).length > 0) return;
    const stored = await store.declarations.byId(id);
    const newest = stored?.assessments[0]?.assessment;
    if (stored === undefined || newest === undefined) return;
    const type = documentNeeds(stored.declaration, newest)[0]?.type ?? 'commercial-invoice';
    const asked = await askDocument(environment, id, type, OFFICERS.papers, at);
    if (asked.outcome !== 'done') return;
    const { id: request } = asked.request;
    const { reference, declarant } = stored.declaration;
    const content = paper([type.toUpperCase().replaceAll('-', ' '), `Declaration ${reference}`, `For ${declarant}`]);
    const answer = async (ordinal: number, verdict: DocumentVerdict, then: Instant): Promise<void> => {
      const sent = { id: actionId(request, `answer ${ordinal}`, then), content };
      await answerDocument(environment, request, sent, { id: 'demo-broker' }, then);
      duties.add(then + plan.decidedAfterMs, async (decidedAt) => {
        await decideDocument(environment, request, verdict, OFFICERS.papers, decidedAt);
      });
    };
    const { refused, answeredAfterMs, decidedAfterMs } = plan;
    const first: DocumentVerdict =
      refused === undefined ? { outcome: 'accepted' } : { outcome: 'refused', reason: refused };
    duties.add(at + answeredAfterMs, (then) => answer(1, first, then));
    if (refused === undefined) return;
    const again = at + answeredAfterMs * SECOND_ANSWER + decidedAfterMs;
    duties.add(again, (then) => answer(2, { outcome: 'accepted' }, then));
  };

  return {
    note({ vehicleId, crossing }: Voyage): void {
      const at = crossing.stages.directed;
      const id = crossing.declarations[0];
      if (at === undefined || at < from || id === undefined || crossing.lane !== 'yellow') return;
      const plan = planPaper(seed, vehicleId);
      if (plan !== undefined) duties.add(at, (then) => ask(id, plan, then));
    },
  };
}
