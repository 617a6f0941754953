import type { Declaration } from '../core/domain/declaration.ts';
import type { Hazard } from '../core/domain/hazard.ts';
import type { DeclarationId, Instant } from '../core/domain/ids.ts';
import { type CountedChecks, countOnce } from '../core/risk/count-once.ts';
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
import type { EventKind, StoredEvent } from '../store/port/events.ts';
import type { Store } from '../store/port/store.ts';

/** Events read at once: a day of a large port in a few rounds. */
const ROUND = 5_000;

/** The history in memory, as assessments read it, and the one way on from there. */
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
        const change = advanceHistory(history, await observationsIn(store, events));
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
          // Somebody else committed that version: theirs is read, and the same events are looked for after it.
          await load();
        }
        moved = true;
        if (events.length < ROUND) return moved;
      }
    },
  };
}

/** What a check says of a declaration, and what is said of that check afterwards. */
const CHECKING: ReadonlySet<EventKind> = new Set<EventKind>(['finding-recorded', 'finding-corrected']);

/**
 * What events add to the history. A check that was spoken of before counts once, with the last word on it: the words before
 * are read again, so it does not matter which of several writers knew of which.
 */
async function observationsIn(store: Store, events: readonly StoredEvent[]): Promise<readonly HistoryObservation[]> {
  const checking = events.filter(({ kind }) => CHECKING.has(kind));
  const counted: CountedChecks = new Map();
  const declarations = [...new Set(checking.map(({ subject }) => subject))];
  for (const word of await store.history.checkWords(declarations, checking[0]?.seq ?? 0)) countOnce(counted, word);
  return events.flatMap(({ id, at, kind, subject, body }) => {
    const observation = body['observation'] as Omit<HistoryObservation, 'at'> | string | undefined;
    // What an officer saw, when a step is added or a load selected, is a code and nothing that history counts.
    if (observation === undefined || typeof observation === 'string') return [];
    if (!CHECKING.has(kind)) return [{ at, ...observation }];
    return countOnce(counted, { declarationId: subject, check: checkOf({ id, body }), at, observation });
  });
}

/** What an accepted declaration, or a check of it, adds to the history: carried in its event. */
export function observationOf(
  declaration: Declaration,
  rows: readonly FactRow[],
  kind: 'declared' | { readonly found: boolean },
): Omit<HistoryObservation, 'at'> {
  // The declaration's own words, not the register's: history counts whoever was named.
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

/** Whether an event says what a check came to. */
export const isWordOnCheck = ({ kind }: Pick<StoredEvent, 'kind'>): boolean => CHECKING.has(kind);

/** The check that an event speaks of, as the view check_label names it: its audit or its passage. */
export const checkOf = ({ id, body }: Pick<StoredEvent, 'id' | 'body'>): string =>
  String(body['audit'] ?? body['crossing'] ?? id);

/**
 * Whether what an event found under a hazard is still the last word on its check: an appeal or a later look may have taken it
 * back, all of it or this. A last word that names no hazard speaks of the whole load.
 */
export async function findingStands(
  { history, events }: Pick<Store, 'history' | 'events'>,
  event: StoredEvent,
  hazard: Hazard,
): Promise<boolean> {
  const check = checkOf(event);
  const labels = await history.checkLabels([event.subject as DeclarationId]);
  const standing = labels.find((label) => label.check === check);
  if (standing?.found !== true) return false;
  const last = standing.event === event.id ? event : await events.byId(standing.event);
  const found = (last?.body['findings'] ?? []) as readonly { readonly hazard?: string }[];
  return found.length === 0 || found.some((one) => one.hazard === hazard);
}
