import type { AppealGround, AppealOutcome, Remedy } from '../../core/inspect/appeal.ts';
import type { AuditedItem } from '../../core/inspect/audit-result.ts';
import type { DocumentRefusal } from '../../core/inspect/document-needs.ts';
import type { ReferralResult } from '../../core/inspect/referral.ts';
import { allowedHazards } from '../../core/rule/limits.ts';
import { chance, integer, lognormal, pick, uniform } from '../random/draw.ts';
import { randomOf } from '../random/random.ts';
import type { FindingCode, GoodsFault } from '../truth/fault.ts';
import { resultOf } from './findings.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Of an audit of books and papers, how likely it finds each kind of fault. */
const IN_BOOKS: Readonly<Partial<Record<FindingCode, number>>> = { value: 0.75, origin: 0.65, quantity: 0.5 };
const IN_BOOKS_OTHERWISE = 0.2;

/** What an audit after release says of each line of a declaration, by the truth about it, and how long after it was opened. */
export function planAudit(
  seed: string,
  reference: string,
  goods: readonly { readonly line: number; readonly hs: string }[],
  faults: readonly GoodsFault[],
): { readonly items: readonly AuditedItem[]; readonly afterMs: number } {
  const random = randomOf(seed, reference, 'audit');
  const items = goods.map(({ line, hs }): AuditedItem => {
    const fault = faults.find((one) => one.reference === reference && one.line === line);
    const found = chance(random, fault === undefined ? 0 : (IN_BOOKS[fault.code] ?? IN_BOOKS_OTHERWISE));
    if (fault === undefined || !found) return { line, result: 'conform' };
    if (fault.cause === 'slip') return { line, result: 'conform-with-remarks' };
    const hazard = allowedHazards(hs).includes(fault.hazard) ? fault.hazard : 'revenue';
    return { line, result: resultOf(fault.code), hazard };
  });
  return { items, afterMs: uniform(random, 0.1, 4) * DAY_MS };
}

/** An appeal of a trader, and what the office makes of it. */
export interface PlannedAppeal {
  readonly ground: AppealGround;
  /** From the decision to the appeal. */
  readonly lodgedAfterMs: number;
  readonly decidedAfterMs: number;
  readonly outcome: AppealOutcome;
  readonly remedy: Remedy;
}

/** The share of adverse findings that are appealed. */
const APPEALED = 0.28;
/** About how something was done the trader is right at times; about what was found, which was there, only about its measure. */
const ABOUT_THE_WAY: readonly AppealGround[] = ['took-too-long', 'procedure-not-followed', 'measure-too-hard'];
const ABOUT_THE_GOODS: readonly AppealGround[] = ['facts-wrong', 'goods-classified-wrong', 'value-wrong'];

/** Whether and how a trader appeals a finding about a vehicle's load; nothing where they accept it. */
export function planAppeal(seed: string, vehicleId: string): PlannedAppeal | undefined {
  const random = randomOf(seed, vehicleId, 'appeal');
  if (!chance(random, APPEALED)) return undefined;
  const way = chance(random, 0.6);
  const ground = pick(random, way ? ABOUT_THE_WAY : ABOUT_THE_GOODS);
  const outcome = pick<AppealOutcome>(
    random,
    way ? ['upheld', 'partly-upheld', 'dismissed'] : ['dismissed', 'dismissed', 'partly-upheld'],
  );
  const remedy: Remedy = outcome === 'dismissed' ? 'none' : pick(random, ['costs-refunded', 'apology'] as const);
  return {
    ground,
    lodgedAfterMs: uniform(random, 4, 72) * HOUR_MS,
    decidedAfterMs: lognormal(random, 6, 0.5) * DAY_MS,
    outcome,
    remedy,
  };
}

/** A partner's answer to a referral; nothing where it lets the case lie. */
export function planAnswer(
  seed: string,
  vehicleId: string,
): { readonly result: ReferralResult; readonly looksAfterMs: number; readonly answersAfterMs: number } | undefined {
  const random = randomOf(seed, vehicleId, 'referral');
  if (chance(random, 0.15)) return undefined;
  const result = pick<ReferralResult>(random, [
    'takes-over',
    'measures-asked',
    'measures-asked',
    'no-objection',
    'not-competent',
  ]);
  const looksAfterMs = uniform(random, 0.3, 20) * HOUR_MS;
  return { result, looksAfterMs, answersAfterMs: looksAfterMs + uniform(random, 2, 60) * HOUR_MS };
}

/** How a declarant answers a request for a document: after how long, and whether the first answer is not enough. */
export interface PlannedPaper {
  readonly answeredAfterMs: number;
  readonly decidedAfterMs: number;
  readonly refused?: DocumentRefusal;
}

/** Whether an officer asks for a paper of a load in the documents lane, and what comes of it. */
export function planPaper(seed: string, vehicleId: string): PlannedPaper | undefined {
  const random = randomOf(seed, vehicleId, 'paper');
  if (!chance(random, 0.2)) return undefined;
  const refused = chance(random, 0.15) ? pick(random, ['incomplete', 'unreadable', 'expired'] as const) : undefined;
  return {
    answeredAfterMs: integer(random, 3, 40) * MINUTE_MS,
    decidedAfterMs: integer(random, 2, 15) * MINUTE_MS,
    ...(refused === undefined ? {} : { refused }),
  };
}
