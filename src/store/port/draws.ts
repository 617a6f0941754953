import type { Instant, LocalDay } from '../../core/domain/ids.ts';

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
}

export interface DrawStore {
  /** The period of a day that is in force, or nothing. */
  of(day: LocalDay): Promise<DrawPeriod | undefined>;
  /** Commits a period unless one stands already; returns the one that stands. */
  commit(period: DrawPeriod): Promise<DrawPeriod>;
}
