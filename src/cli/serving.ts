import type { Config } from './config/options.ts';
import type { Database } from './database.ts';
import type { Io } from './io.ts';

/** What a start has made before anything listens; a test gives its own. */
export interface ServeInput {
  readonly config: Config;
  readonly database: Database;
  readonly io: Io;
}

/** A server that answers. */
export interface Serving {
  /** Where browsers find it. */
  readonly url: string;
  /** Rejects when the server can no longer do its work; never resolves. */
  readonly failed: Promise<never>;
  /** Takes no new requests, ends those under way (at once: cuts them off), stops background work, closes its pools. */
  close(haste: 'drain' | 'at-once'): Promise<void>;
}

/** Puts the program together and listens. Faults: `address-in-use`, `address-refused`. */
export type Serve = (input: ServeInput) => Promise<Serving>;
