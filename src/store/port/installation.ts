import type { CurrencyCode, Instant, TimeZone } from '../../core/domain/ids.ts';

/** What one Landport was set up as; the log's name carries its port and id. Written once and never changed. */
export interface Installation {
  readonly id: string;
  readonly createdAt: Instant;
  /** True where everything in it is invented; every page then says so. */
  readonly demo: boolean;
  readonly portCode: string;
  /** What "day" means here, also for draws and rules. */
  readonly timeZone: TimeZone;
  readonly currency: CurrencyCode;
}

/** The one row about the installation. */
export interface InstallationStore {
  /** Nothing before the first start. */
  get(): Promise<Installation | undefined>;
  /** Keeps the first one written; returns the one that stands. */
  init(installation: Installation): Promise<Installation>;
}
