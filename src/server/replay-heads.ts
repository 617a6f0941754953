import type { DeclarationId } from '../core/domain/ids.ts';
import type { DeclarationHead } from '../store/port/replays.ts';
import type { ReplayOutcome } from '../work/replay/result.ts';
import type { App } from './app.ts';

/** Names are read in parts of this many. */
const PART = 5_000;

/** The names of the declarations that an outcome touches. */
export async function headsOf(app: App, { touched }: ReplayOutcome): Promise<ReadonlyMap<string, DeclarationHead>> {
  const ids: readonly DeclarationId[] = touched.map(({ id }) => id);
  const heads = new Map<string, DeclarationHead>();
  for (let from = 0; from < ids.length; from += PART) {
    for (const head of await app.services.store.replays.heads(ids.slice(from, from + PART))) heads.set(head.id, head);
  }
  return heads;
}
