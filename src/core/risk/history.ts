import type { Instant } from '../domain/ids.ts';
import { OPERATOR_PARTS, type OperatorPart } from '../rule/fields.ts';

/** Decayed sums of one operator in one part (importer, exporter, declarant, carrier), as of `decayedAt`. */
export interface OperatorHistory {
  readonly role: OperatorPart;
  readonly operator: string;
  /** When the operator was first seen in this part; it does not decay. */
  readonly firstAt: Instant;
  readonly decayedAt: Instant;
  /** Decayed, like the two sums below: not a count of anything. */
  readonly declarations: number;
  readonly checks: number;
  readonly findings: number;
}

/** Decayed sums of one route: a dispatch country and an HS heading. */
export interface RouteHistory {
  readonly dispatchCountry: string;
  readonly hs4: string;
  readonly decayedAt: Instant;
  readonly checks: number;
  readonly findings: number;
}

/** The usual price of an HS subheading from an origin: port currency, major units per net kilogram. */
export interface ReferencePrice {
  readonly hs6: string;
  readonly origin: string;
  /** An estimate that follows the price (see observePrice), not the exact median of stored values. */
  readonly median: number;
  readonly observations: number;
}

/** What one accepted declaration, one check of it, or a later word on that check adds to the history. */
export interface HistoryObservation {
  /** Of a corrected check: when it was made, so that every sum is as if it had said so then. */
  readonly at: Instant;
  readonly kind: 'declared' | 'checked' | 'corrected';
  /** For `checked` and `corrected`: whether the check found anything. */
  readonly found?: boolean;
  /** For `corrected`: what the check was counted as until now. */
  readonly was?: boolean;
  readonly operators: Readonly<Partial<Record<OperatorPart, string>>>;
  /** Dispatch country and HS heading of each goods item. */
  readonly routes: readonly (readonly [dispatchCountry: string, hs4: string])[];
  /** HS subheading, origin and unit value of each goods item that has them. */
  readonly unitValues?: readonly (readonly [hs6: string, origin: string, unitValue: number])[];
}

/** The history as of its last committed version; version 0 is empty. */
export interface History {
  readonly version: number;
  readonly operators: ReadonlyMap<string, OperatorHistory>;
  readonly routes: ReadonlyMap<string, RouteHistory>;
  readonly prices: ReadonlyMap<string, ReferencePrice>;
}

/** Where a port begins: everybody is new, and no route or price is usual. */
export const EMPTY_HISTORY: History = { version: 0, operators: new Map(), routes: new Map(), prices: new Map() };

/**
 * Keys of the three tables. A firm has a history of its own in each part: a good importer may be a careless declarant.
 */
export const operatorKey = (role: OperatorPart, operator: string): string => `${role}:${operator}`;
export const routeKey = (dispatchCountry: string, hs4: string): string => `${dispatchCountry}:${hs4}`;
export const priceKey = (hs6: string, origin: string): string => `${hs6}:${origin}`;

const DAY_MS = 86_400_000;
/** A sum decays by 1/e in 90 days, so that a steady flow settles at what it brings in 90 days: hence `count90`. */
const DECAY_MS = 90 * DAY_MS;

/** What is left of a decayed sum some time later; never more than it was, whichever clock was behind. */
export function decayed(sum: number, from: Instant, to: Instant): number {
  return sum * Math.exp(-Math.max(0, to - from) / DECAY_MS);
}

/** The rows that observations change, computed from a history and not yet part of it. */
export interface HistoryChange {
  readonly operators: ReadonlyMap<string, OperatorHistory>;
  readonly routes: ReadonlyMap<string, RouteHistory>;
  readonly prices: ReadonlyMap<string, ReferencePrice>;
}

/** Folds observations, oldest first, into the rows they change. */
export function advanceHistory(history: History, observations: Iterable<HistoryObservation>): HistoryChange {
  const operators = new Map<string, OperatorHistory>();
  const routes = new Map<string, RouteHistory>();
  const prices = new Map<string, ReferencePrice>();
  for (const seen of observations) {
    const declared = seen.kind === 'declared' ? 1 : 0;
    const checked = seen.kind === 'checked' ? 1 : 0;
    // 1, 0 or -1: a correction takes back what the check said before and adds what it says now, in one step.
    const found =
      declared === 1 ? 0 : Number(seen.found === true) - Number(seen.kind === 'corrected' && seen.was === true);
    for (const role of OPERATOR_PARTS) {
      const operator = seen.operators[role];
      if (operator === undefined) continue;
      const key = operatorKey(role, operator);
      const was = operators.get(key) ?? history.operators.get(key);
      const decayedAt = laterOf(was?.decayedAt, seen.at);
      const add = (sum: number | undefined, amount: number): number => grown(sum, amount, was?.decayedAt, seen.at);
      const checks = add(was?.checks, checked);
      operators.set(key, {
        role,
        operator,
        firstAt: Math.min(was?.firstAt ?? seen.at, seen.at) as Instant,
        decayedAt,
        declarations: add(was?.declarations, declared),
        checks,
        findings: within(add(was?.findings, found), checks),
      });
    }
    if (declared === 0) {
      for (const [dispatchCountry, hs4] of seen.routes) {
        const key = routeKey(dispatchCountry, hs4);
        const was = routes.get(key) ?? history.routes.get(key);
        const checks = grown(was?.checks, checked, was?.decayedAt, seen.at);
        routes.set(key, {
          dispatchCountry,
          hs4,
          decayedAt: laterOf(was?.decayedAt, seen.at),
          checks,
          findings: within(grown(was?.findings, found, was?.decayedAt, seen.at), checks),
        });
      }
    }
    for (const [hs6, origin, unitValue] of seen.unitValues ?? []) {
      // A price of nothing or without end has no place on a logarithmic scale, and would never leave it.
      if (!(unitValue > 0 && Number.isFinite(unitValue))) continue;
      const key = priceKey(hs6, origin);
      prices.set(key, observePrice(prices.get(key) ?? history.prices.get(key), hs6, origin, unitValue));
    }
  }
  return { operators, routes, prices };
}

function laterOf(was: Instant | undefined, at: Instant): Instant {
  return Math.max(was ?? at, at) as Instant;
}

/**
 * A decayed sum with one more amount. Events come in the order of commit, not of time: what is late is itself decayed
 * to the time of the sum, so that their order does not matter.
 */
function grown(sum: number | undefined, amount: number, from: Instant | undefined, at: Instant): number {
  const to = laterOf(from, at);
  return (sum === undefined || from === undefined ? 0 : decayed(sum, from, to)) + decayed(amount, at, to);
}

/** Findings that were taken back leave a rounding behind: never less than none, never more than there were checks. */
function within(findings: number, checks: number): number {
  return Math.min(Math.max(0, findings), checks);
}

/** The next version: the history with changed rows in place of the old ones. */
export function withChange(history: History, change: HistoryChange): History {
  return {
    version: history.version + 1,
    operators: new Map([...history.operators, ...change.operators]),
    routes: new Map([...history.routes, ...change.routes]),
    prices: new Map([...history.prices, ...change.prices]),
  };
}

/**
 * A running median in constant space: the estimate moves a step towards each observation, on a logarithmic scale; steps
 * shrink as 3/n down to 1%, so that it settles, forgets an absurd first price within a few dozen, and still follows a
 * drifting price. It ignores how far off an observation is, so one absurd price moves it no more than a fair one.
 */
function observePrice(was: ReferencePrice | undefined, hs6: string, origin: string, unitValue: number): ReferencePrice {
  if (was === undefined) return { hs6, origin, median: unitValue, observations: 1 };
  const step = Math.max(0.01, 3 / (was.observations + 1));
  const direction = unitValue > was.median ? 1 : unitValue < was.median ? -1 : 0;
  const reach = Math.abs(Math.log(unitValue / was.median));
  return {
    hs6,
    origin,
    median: was.median * Math.exp(direction * Math.min(step, reach)),
    observations: was.observations + 1,
  };
}
