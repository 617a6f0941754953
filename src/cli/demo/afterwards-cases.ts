import type { DeclarationId, Instant } from '../../core/domain/ids.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import type { AppealOutcome } from '../../core/inspect/appeal.ts';
import { AGENCIES, type Agency } from '../../core/inspect/codes.ts';
import type { Inspection } from '../../core/inspect/inspection.ts';
import { referable } from '../../core/inspect/referral.ts';
import type { Hazard } from '../../core/domain/hazard.ts';
import { planAnswer, planAppeal, type PlannedAppeal } from '../../scenario/work/afterwards.ts';
import type { World } from '../../scenario/world/world.ts';
import { decideAppeal, lodgeAppeal } from '../../work/appeals/hear-appeal.ts';
import type { Environment } from '../../work/environment.ts';
import { answerReferral, lookUpReferral } from '../../work/referrals/look-up-referral.ts';
import { referFinding } from '../../work/referrals/refer-finding.ts';
import type { Duties } from './duties.ts';
import { OFFICERS, type Voyage } from './voyage.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MOST_EVENTS = 200;
/** The last day of a referral, from when it is made. */
const REFERRED_FOR_DAYS = 10;

/** On what a case of each hazard rests. */
const BASIS: Readonly<Partial<Record<Hazard, string>>> = {
  narcotics: 'Single Convention on Narcotic Drugs, art. 35',
  weapons: 'UN Firearms Protocol, art. 11',
  radiation: 'IAEA Code of Conduct, para. 23',
  'protected-species': 'CITES, art. VIII',
  waste: 'Basel Convention, art. 9',
  'animal-plant-health': 'SPS Agreement, annex C',
  'food-safety': 'Codex Alimentarius, CAC/GL 47',
  'public-health': 'International Health Regulations, art. 33',
  'dangerous-goods': 'ADR, 1.8.1',
  vehicle: 'Convention on Road Traffic, art. 39',
};

const REASONS: Readonly<Record<AppealOutcome, BilingualText>> = {
  upheld: {
    en: 'The record shows that the vehicle waited longer than the measure called for.',
    zh: '记录显示，车辆等候时间超过该措施所需。',
  },
  'partly-upheld': {
    en: 'The finding stands; the measure taken was harder than it called for.',
    zh: '查获结果成立；所采取的措施过重。',
  },
  dismissed: {
    en: 'The record of the examination and its figures bear the decision out.',
    zh: '查验记录及读数支持原决定。',
  },
};

/** Plays the cases that begin with a finding: referrals to agencies with their answers, and appeals of traders. */
export function playCases(environment: Environment, world: World, duties: Duties) {
  const { store } = environment;

  /** What a check of the vehicle found, by the record. */
  // Asked of the record and not of the plan: a finding that the machine refused is no case.
  const findingOf = async (declarations: readonly DeclarationId[]) => {
    for (const id of declarations) {
      const events = await store.events.ofSubject(id, MOST_EVENTS);
      const found = events.find(({ kind, body }) => kind === 'finding-recorded' && body['result'] === 'not-conform');
      if (found !== undefined) return { id, event: found };
    }
    return undefined;
  };

  const refer = async ({ vehicleId, crossing }: Voyage, at: Instant): Promise<void> => {
    const found = await findingOf(crossing.declarations);
    const named = (found?.event.body['findings'] ?? []) as readonly { readonly hazard?: string }[];
    const hazards = named.flatMap(({ hazard }) => hazard ?? []);
    const stored = found === undefined ? undefined : await store.declarations.byId(found.id);
    const agency = AGENCIES.find((one) => referable(one, hazards).length > 0 && fits(one, stored?.declaration.goods));
    const hazard = agency === undefined ? undefined : referable(agency, hazards)[0];
    if (found === undefined || agency === undefined || hazard === undefined) return;
    const deadline = (at + REFERRED_FOR_DAYS * DAY_MS) as Instant;
    const legalBasis = BASIS[hazard] ?? 'Customs Law, art. 33';
    const asked = { finding: found.event.id, agency, hazard, legalBasis, documents: [], deadline };
    const made = await referFinding(environment, asked, OFFICERS.lead, at);
    const answer = planAnswer(world.seed, vehicleId);
    if (made.outcome !== 'done' || answer === undefined) return;
    const partner = { id: `demo-${agency}`, agency };
    const { id } = made.referral;
    duties.add(at + answer.looksAfterMs, async (then) => void (await lookUpReferral(environment, id, partner, then)));
    duties.add(at + answer.answersAfterMs, async (then) => {
      await answerReferral(environment, id, { result: answer.result }, partner, then);
    });
  };

  const appeal = async ({ crossing }: Voyage, plan: PlannedAppeal, at: Instant): Promise<void> => {
    const found = await findingOf(crossing.declarations);
    if (found === undefined) return;
    const said = { decision: found.event.id, ground: plan.ground };
    const lodged = await lodgeAppeal(environment, found.id, said, { id: 'demo-broker' }, at);
    if (lodged.outcome !== 'done') return;
    const { id } = lodged.appeal;
    const verdict = { outcome: plan.outcome, remedy: plan.remedy, reason: REASONS[plan.outcome] };
    duties.add(at + plan.decidedAfterMs, async (then) => {
      await decideAppeal(environment, id, verdict, OFFICERS.appeals, then);
    });
  };

  return {
    note(voyage: Voyage, { decisions, findings }: Inspection): void {
      const decidedAt = decisions[0]?.at;
      if (decidedAt === undefined || voyage.crossing.checkResult !== 'not-conform' || findings.length === 0) return;
      duties.add(decidedAt + 12 * MINUTE_MS, (at) => refer(voyage, at));
      const plan = planAppeal(world.seed, voyage.vehicleId);
      if (plan !== undefined) duties.add(decidedAt + plan.lodgedAfterMs, (at) => appeal(voyage, plan, at));
    },
  };
}

/** Of animals and of plants each has its own agency. */
function fits(agency: Agency, goods: readonly { readonly hs: string }[] = []): boolean {
  const animals = goods.some(({ hs }) => /^(0[1-5]|16)/.test(hs));
  if (agency === 'veterinary') return animals;
  return agency === 'plant' ? !animals : true;
}
