import type { CurrencyCode, Instant, TimeZone } from '../../core/domain/ids.ts';

export interface Installation {
  readonly id: string;
  readonly createdAt: Instant;
  readonly demo: boolean;
  readonly portCode: string;
  readonly timeZone: TimeZone;
  readonly currency: CurrencyCode;
}

export interface InstallationStore {
  get(): Promise<Installation | undefined>;
  /** Keeps the first one written; returns the one that stands. */
  init(installation: Installation): Promise<Installation>;
}
