import type { Declaration } from '../core/domain/declaration.ts';
import type { Instant } from '../core/domain/ids.ts';
import {
  advanceHistory,
  EMPTY_HISTORY,
  type History,
  type HistoryObservation,
  operatorKey,
  priceKey,
  routeKey,
  withChange,
} from '../core/risk/history.ts';
import { type FactRow, OPERATOR_PARTS } from '../core/rule/fields.ts';
import type { Store } from '../store/port/store.ts';

/** Events read at once: a day of a large port in a few rounds. */
const ROUND = 5_000;

export interface HistoryKeeper {
  /** The last committed version. */
  current(): History;
  /** Folds what happened since into the next version; true when there was anything. */
  advance(now: Instant): Promise<boolean>;
}

/** The one job that advances the history. Another process may do so too: whoever commits a version first wins. */
export async function keepHistory(store: Store): Promise<HistoryKeeper> {
  let history: History = EMPTY_HISTORY;
  let throughSeq = 0;
  const load = async (): Promise<void> => {
    const snapshot = await store.history.load();
    throughSeq = snapshot.throughSeq;
    history = {
      version: snapshot.version,
      operators: new Map(snapshot.operators.map((row) => [operatorKey(row.role, row.operator), row])),
      routes: new Map(snapshot.routes.map((row) => [routeKey(row.dispatchCountry, row.hs4), row])),
      prices: new Map(snapshot.prices.map((row) => [priceKey(row.hs6, row.origin), row])),
    };
  };
  await load();
  return {
    current: () => history,
    async advance(now) {
      let moved = false;
      for (;;) {
        const events = await store.events.after(throughSeq, ROUND);
        const last = events.at(-1);
        if (last === undefined) return moved;
        const change = advanceHistory(
          history,
          events.flatMap((event) => {
            const observation = event.body['observation'];
            return observation === undefined
              ? []
              : [{ at: event.at, ...(observation as Omit<HistoryObservation, 'at'>) }];
          }),
        );
        const next = withChange(history, change);
        const committed = await store.history.commit({
          version: next.version,
          throughSeq: last.seq,
          operators: [...change.operators.values()],
          routes: [...change.routes.values()],
          prices: [...change.prices.values()],
          committedAt: now,
        });
        if (committed) {
          history = next;
          throughSeq = last.seq;
        } else {
          await load();
        }
        moved = true;
        if (events.length < ROUND) return moved;
      }
    },
  };
}

/** What an accepted declaration, or a check of it, adds to the history: carried in its event. */
export function observationOf(
  declaration: Declaration,
  rows: readonly FactRow[],
  kind: 'declared' | { readonly found: boolean },
): Omit<HistoryObservation, 'at'> {
  const operators: Partial<Record<(typeof OPERATOR_PARTS)[number], string>> = {};
  for (const part of OPERATOR_PARTS) {
    const id = declaration[part];
    if (id !== undefined) operators[part] = id;
  }
  const dispatchCountry = declaration.dispatchCountry;
  const routes =
    kind === 'declared' || dispatchCountry === undefined
      ? []
      : [...new Set(declaration.goods.map((item) => item.hs.slice(0, 4)))].map(
          (hs4) => [dispatchCountry, hs4] as const,
        );
  if (kind !== 'declared') return { kind: 'checked', found: kind.found, operators, routes };
  const unitValues = declaration.goods.flatMap((item, at) => {
    const unitValue = rows[at]?.['goods.unitValue'];
    return typeof unitValue === 'number' && unitValue > 0
      ? [[item.hs.slice(0, 6), item.origin ?? 'ZZ', unitValue] as const]
      : [];
  });
  return { kind: 'declared', operators, routes, unitValues };
}
