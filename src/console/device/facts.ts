import type { InstallationView, Me } from '../../wire/installation.ts';
import type { OutageFacts } from './grants.ts';

/** The small things every device remembers, one row each. */
export interface LineFacts extends OutageFacts {
  readonly me?: Me;
  readonly installation?: InstallationView;
  readonly lastSync?: number;
  /** Somebody signed out while the server could not be told. */
  readonly signOutDue?: boolean;
  readonly connection?: { readonly online: boolean; readonly since: number };
  /** By how much the server's clock is ahead of this device's, milliseconds. */
  readonly clockAhead?: number;
}

/** What facts need of the disk: a transaction on their store. */
interface FactsTransaction {
  readonly store: {
    getAllKeys(): Promise<string[]>;
    getAll(): Promise<unknown[]>;
    // A transaction that only reads has neither.
    put?: ((value: unknown, name: string) => Promise<unknown>) | undefined;
    delete?: ((name: string) => Promise<void>) | undefined;
  };
  readonly done: Promise<void>;
}

/** Reads and writes one device's facts; what is not given is left as it is. */
export interface FactsOf<Facts extends LineFacts> {
  read(): Promise<Facts>;
  keep(facts: Partial<Facts>): Promise<void>;
  forget(...names: readonly (keyof Facts & string)[]): Promise<void>;
}

/** Reads and keeps one device's facts. */
export function factsOf<Facts extends LineFacts>(
  open: (mode: 'readonly' | 'readwrite') => FactsTransaction,
): FactsOf<Facts> {
  return {
    async read() {
      const { store } = open('readonly');
      const [names, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
      return Object.fromEntries(names.map((name, at) => [name, values[at]])) as unknown as Facts;
    },
    async keep(facts) {
      const transaction = open('readwrite');
      const puts = Object.entries(facts).map(([name, value]) => transaction.store.put?.(value, name));
      await Promise.all([...puts, transaction.done]);
    },
    async forget(...names) {
      const transaction = open('readwrite');
      await Promise.all([...names.map((name) => transaction.store.delete?.(name)), transaction.done]);
    },
  };
}
