import type { CrossingId, Instant } from '../../core/domain/ids.ts';
import { readConditions } from '../../work/clearances/open-conditions.ts';
import { receiveClearance } from '../../work/clearances/receive-clearance.ts';
import { answerDocument } from '../../work/documents/answer-document.ts';
import { decideDocument } from '../../work/documents/decide-document.ts';
import type { Environment } from '../../work/environment.ts';
import { sha256Hex } from '../../work/hash.ts';
import { actionId } from './action-id.ts';
import { officerFor } from './voyage.ts';
import { paper } from './paper.ts';

/** Most partners have said their word when the vehicle arrives; the rest say it while it stands at the port. */
const SAID_ON_ARRIVAL = 0.9;
/** Of what is handed in, so much is not enough at first. */
const NOT_ENOUGH = 0.08;
const MINUTE_MS = 60_000;
/** Papers looked at in one turn, so that a demo left alone for a day catches up little by little. */
const MOST_AT_ONCE = 50;

/** A number from 0 to 1 that a thing keeps, so that a demo plays the same way after a restart. */
const chance = (name: string): number => Number.parseInt(sha256Hex(name).slice(0, 8), 16) / 0x1_0000_0000;

/** The demo's partners send their messages about a load: most of them when it arrives, all of them before it is released. */
export async function speakForPartners(
  environment: Environment,
  crossing: CrossingId,
  when: 'arrival' | 'release',
  at: Instant,
): Promise<void> {
  const { store } = environment;
  const declarations = (await store.crossings.byId(crossing))?.declarations ?? [];
  const open = (await readConditions(environment, await store.declarations.byIds(declarations))).filter(
    (one) => one.open,
  );
  for (const { declaration, partner } of open) {
    const name = `${declaration.id} ${partner} ${declaration.version}`;
    if (when === 'arrival' && chance(name) > SAID_ON_ARRIVAL) continue;
    const paid = chance(`${name} paid`) < 0.8 ? 'paid' : 'guaranteed';
    const message = {
      id: actionId(declaration.id, `${partner} ${declaration.version}`, declaration.acceptedAt),
      decision: partner === 'treasury' ? paid : 'cleared',
      number: `${partner.slice(0, 3).toUpperCase()}-${Math.floor(chance(name) * 900_000) + 100_000}`,
    } as const;
    await receiveClearance(environment, declaration.id, message, { id: `demo-${partner}`, partner }, at);
  }
}

/**
 * The demo's brokers hand in what is asked of them, and an officer looks at it. What is asked of `leaveAlone`, for whom a visitor
 * files, is left to the visitor.
 */
export async function playDocuments(environment: Environment, leaveAlone: string, now: Instant): Promise<void> {
  const { documents } = environment.store;
  const open = await documents.list({ states: ['asked', 'refused', 'answered'] }, 1_000);
  const due = open.filter(({ id, declarant, state, requestedAt, answers }) => {
    const since = answers.at(-1)?.decidedAt ?? answers.at(-1)?.at ?? requestedAt;
    // Minutes: brokers take up to two and a half hours for a paper, officers up to half an hour for an answer.
    const waits = 4 + chance(`${id} ${state} ${answers.length}`) * (state === 'answered' ? 25 : 150);
    return declarant !== leaveAlone && now - since > waits * MINUTE_MS;
  });
  const officer = officerFor('end-check');
  for (const { id, type, reference, declarant, state, answers } of due.slice(0, MOST_AT_ONCE)) {
    if (state === 'answered') {
      const poor = answers.length === 1 && chance(`${id} poor`) < NOT_ENOUGH;
      const verdict = poor
        ? ({ outcome: 'refused', reason: 'incomplete' } as const)
        : ({ outcome: 'accepted' } as const);
      await decideDocument(environment, id, verdict, officer, now);
      continue;
    }
    const content = paper([
      type.toUpperCase().replaceAll('-', ' '),
      `Declaration ${reference}`,
      `For ${declarant}`,
      'A paper of the demo',
    ]);
    const answer = { id: actionId(id, `answer ${answers.length}`, now), content };
    await answerDocument(environment, id, answer, { id: 'demo-broker' }, now);
  }
}
