import type { HashHex, Instant, LocalDay } from '../../core/domain/ids.ts';
import type { Written } from './rules.ts';

/** A span of one port-local day whose draws follow from one committed seed. */
export interface DrawPeriod {
  readonly day: LocalDay;
  /** 1 for the whole day; a first start in the middle of a day commits a period from then on. */
  readonly period: number;
  readonly startsAt: Instant;
  readonly seedHex: string;
  readonly commitmentHex: string;
  /** The share of declarations drawn at random, from 0 to 1. */
  readonly randomShare: number;
  /** Keeps the day's handles from being guessed; absent for periods of before handles were salted. */
  readonly saltHex?: string;
  /** The commitments whose secrets are in the seed, the server's first. */
  readonly parts?: readonly string[];
}

/** The server's own part of a day's seed. */
export interface DrawPlan {
  readonly day: LocalDay;
  readonly plannedAt: Instant;
  /** 32 bytes, not published before the day has ended. */
  readonly secretHex: string;
  readonly saltHex: string;
  readonly commitment: HashHex;
  readonly randomShare: number;
}

/** A custodian's part: committed first, handed over later. */
export interface DrawContribution {
  readonly day: LocalDay;
  /** The id of the person, under whose name the page of the day shows the part. */
  readonly custodian: string;
  readonly commitment: HashHex;
  readonly committedAt: Instant;
  readonly secretHex?: string;
  readonly handedOverAt?: Instant;
}

/** What a check of a day reads of one assessment of a declaration first accepted then. */
export interface DrawnDeclaration {
  readonly id: string;
  readonly firstHash: HashHex;
  readonly assessments: readonly {
    readonly id: string;
    readonly randomly: boolean;
    /** Hits of rules with a rate, as they were drawn for. */
    readonly hits: readonly { readonly rule: string; readonly probability: number; readonly selected: boolean }[];
  }[];
}

/**
 * Seeds of days, what they were made of, and what was drawn. Days are port-local, and spans of days include both ends.
 */
export interface DrawStore {
  /** The period of a day that is in force, or nothing. */
  of(day: LocalDay): Promise<DrawPeriod | undefined>;
  /** Commits a period unless one stands already; returns the one that stands. */
  commit(period: DrawPeriod, record?: Written): Promise<DrawPeriod>;
  /** Periods of a span of days, oldest first. */
  periods(from: LocalDay, to: LocalDay): Promise<readonly DrawPeriod[]>;
  /** Writes the server's part of a day unless one stands; returns the one that stands. */
  plan(plan: DrawPlan, record: Written): Promise<DrawPlan>;
  plans(from: LocalDay, to: LocalDay): Promise<readonly DrawPlan[]>;
  contributions(from: LocalDay, to: LocalDay): Promise<readonly DrawContribution[]>;
  /** Writes a commitment; false when this custodian has one for the day, or somebody else has the very same. */
  addCommitment(contribution: DrawContribution, record: Written): Promise<boolean>;
  /** Writes a secret to its commitment; false when one is there, or the day's seed has been made. */
  handOver(contribution: Required<DrawContribution>, record: Written): Promise<boolean>;
  /** Declarations first accepted in a span, in the order of their ids, after an id. */
  drawn(from: Instant, before: Instant, limit: number, after?: string): Promise<readonly DrawnDeclaration[]>;
}
