import type { HashHex } from '../domain/ids.ts';
import type { KeyedHash } from './draw.ts';

/** Why an officer was not drawn from. */
export const EXCLUSIONS = ['off-shift', 'not-qualified', 'recent-operator'] as const;
/** The first that holds is told: who is off shift is not said to lack a qualification. */
export type Exclusion = (typeof EXCLUSIONS)[number];

/** An officer as the roster knew them at the moment of the draw. */
export interface OfficerThen {
  readonly officer: string;
  /** What stands for the officer in the published draw. */
  readonly handle: HashHex;
  readonly onShift: boolean;
  /** Qualifications that had not expired. */
  readonly qualified: readonly string[];
  /** Whether they inspected for one of the operators within the days of rest. */
  readonly recent: boolean;
}

/**
 * An inspection and everybody who holds the role, whether on shift or not: who was passed over is recorded with why.
 */
export interface AssignRequest {
  /** What stands for the inspection: it follows from what was declared, so nobody at the port can choose it. */
  readonly handle: HashHex;
  /** Qualifications that the inspection asks for. */
  readonly needs: readonly string[];
  readonly officers: readonly OfficerThen[];
}

/** A candidate with their place in the draw. */
export interface Ranked {
  readonly officer: string;
  readonly handle: HashHex;
  /** HMAC of the inspection's and the officer's handle under the day's seed; the lowest is first. */
  readonly rank: HashHex;
}

/** Somebody who was not drawn from; kept for the auditor, and not in what is published. */
export interface Excluded {
  readonly officer: string;
  readonly handle: HashHex;
  readonly why: Exclusion;
}

/** What came of a draw; recorded with the inspection so that it can be drawn again. */
export interface Assigned {
  /** Who is to inspect; absent when nobody on shift is qualified. */
  readonly officer?: string;
  /** Those who could be drawn, in the order of the draw: the next one follows where the first cannot. */
  readonly order: readonly Ranked[];
  readonly excluded: readonly Excluded[];
  /**
   * True when everybody qualified had been with one of the operators lately, so that the days of rest were set aside.
   */
  readonly restSetAside: boolean;
}

/** What is hashed under the seed to rank an officer for an inspection. */
export function rankMessage(inspection: HashHex, officer: HashHex): string {
  return `assign|${inspection}|${officer}`;
}

/**
 * Draws an inspector: of those on shift and qualified, and not lately with the operator unless nobody else is left, the
 * one whose keyed hash is lowest. Anyone with the seed and the officers as recorded gets the same order.
 */
export function assignInspector(request: AssignRequest, hmac: KeyedHash): Assigned {
  const { handle, needs, officers } = request;
  const able = officers.filter(
    (one) => one.onShift && needs.every((qualification) => one.qualified.includes(qualification)),
  );
  const rested = able.filter((one) => !one.recent);
  const restSetAside = rested.length === 0 && able.length > 0;
  const drawnFrom = new Set(restSetAside ? able : rested);
  const order = [...drawnFrom]
    .map((one) => ({ officer: one.officer, handle: one.handle, rank: hmac(rankMessage(handle, one.handle)) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const excluded = officers
    .filter((one) => !drawnFrom.has(one))
    .map(({ officer, handle: own, onShift, qualified }): Excluded => {
      const fit = needs.every((qualification) => qualified.includes(qualification));
      return { officer, handle: own, why: onShift ? (fit ? 'recent-operator' : 'not-qualified') : 'off-shift' };
    });
  const first = order[0];
  return { ...(first === undefined ? {} : { officer: first.officer }), order, excluded, restSetAside };
}
