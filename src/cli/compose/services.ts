import type { DeclarationId, Instant } from '../../core/domain/ids.ts';
import { readDeclarations } from '../../intake/read.ts';
import type { Services } from '../../server/services.ts';
import { acceptDeclarations } from '../../work/accept.ts';
import { keepBoard } from '../../work/board.ts';
import { refreshLane } from '../../work/crossings/glance.ts';
import { newId } from '../../work/identify.ts';
import { amendDeclaration } from '../../work/reassess.ts';
import type { SigningKey } from '../../work/slips.ts';
import { type Core, recheck } from './core.ts';
import { composeCrossings } from './crossings.ts';

/** Hands the use cases to the server, in the words the server speaks. */
export function composeServices(core: Core, key: SigningKey, progress: Services['progress']): Services {
  const { environment, assessor, sequencer } = core;
  const { store } = environment;
  const board = keepBoard(environment);
  const clock = (): Instant => Date.now() as Instant;
  return {
    store,
    readDeclarations,
    accept: (batch, actor, now) => acceptDeclarations(environment, assessor, batch, actor, now),
    async amend(id: DeclarationId, raw, actor, now) {
      const result = await amendDeclaration(environment, assessor, id, { raw, form: 'json' }, actor, now);
      switch (result.outcome) {
        case 'amended': {
          const stored = await store.declarations.byId(id);
          if (stored !== undefined) await refreshLane(environment, stored, now, newId(now), actor.id);
          return { outcome: 'amended', problems: result.problems };
        }
        case 'same':
        case 'refused':
          return { outcome: result.outcome, problems: result.problems };
        case 'not-found':
          return { outcome: 'unknown', problems: [] };
        case 'other-declaration':
          return { outcome: 'refused', problems: result.problems };
        case 'too-late':
          return { outcome: 'too-late', problems: [] };
      }
    },
    crossings: composeCrossings(core, key),
    checkRule: recheck,
    async proof(subject) {
      const { head, entries } = await sequencer.proof(subject);
      return {
        ...(head === undefined ? {} : { head }),
        entries: entries.map(({ entry, path }) => ({
          index: entry.index,
          kind: entry.kind,
          at: entry.at,
          leafHash: entry.leafHash,
          salt: entry.saltHex,
          commitment: entry.commitment,
          ...(path === undefined ? {} : { path }),
        })),
      };
    },
    board: (now) => board.read(now),
    progress,
    clock,
    newId: () => newId(clock()),
    slipKeys: { keys: [{ id: key.id, publicKey: key.publicKeyBase64Url }] },
    minorDigits: environment.reference.currencies.get(environment.currency) ?? 2,
    pending: async () => [],
  };
}
