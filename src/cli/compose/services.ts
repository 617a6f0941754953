import type { Instant } from '../../core/domain/ids.ts';
import { checkRule } from '../../core/rule/check-rule.ts';
import { DEFAULT_PLACES } from '../../core/select/minutes.ts';
import { readDeclarations } from '../../intake/read.ts';
import type { Services } from '../../server/services.ts';
import { acceptDeclarations } from '../../work/accept.ts';
import { keepBoard } from '../../work/board.ts';
import { refreshLane } from '../../work/crossings/glance.ts';
import { sha256Hex } from '../../work/hash.ts';
import { certify } from '../../work/certificate/certify.ts';
import { newId } from '../../work/identify.ts';
import { amendDeclaration } from '../../work/reassess.ts';
import { createReplayEngine } from '../../work/replay/engine.ts';
import type { ReplayEngine } from '../../work/replay/result.ts';
import { readTile } from '../../work/serve-tiles.ts';
import type { SigningKey } from '../../work/slips.ts';
import type { Core } from './core.ts';
import { composeCases } from './cases.ts';
import { composeCrossings } from './crossings.ts';
import { composeOversight, composeRoster } from './oversight.ts';
import { composeInspections } from './inspections.ts';
import { composeOutages } from './outages.ts';
import { composeStewardship } from './stewardship.ts';
import { composeWorkbench } from './workbench.ts';

/** Hands the use cases to the server, in the words the server speaks. Replays run here unless `engine` is elsewhere. */
export function composeServices(
  core: Core,
  key: SigningKey,
  progress: Services['progress'],
  engine: ReplayEngine = createReplayEngine(core.environment.store, {
    zone: core.environment.timeZone,
    places: DEFAULT_PLACES,
  }),
): Services {
  const { environment, assessor, sequencer } = core;
  const { store } = environment;
  const board = keepBoard(environment);
  const clock = (): Instant => Date.now() as Instant;
  return {
    store,
    readDeclarations,
    accept: (batch, actor, now, held) => acceptDeclarations(environment, assessor, batch, actor, now, held),
    async amend(id, filing, actor, now, held) {
      const result = await amendDeclaration(environment, assessor, id, filing, actor, now, held);
      // Its vehicle may be under way already: the board and its slip are to have the new lane at once.
      const stored = result.outcome === 'amended' ? await store.declarations.byId(id) : undefined;
      if (stored !== undefined) await refreshLane(environment, stored, now, newId(now), actor.id);
      return result;
    },
    crossings: composeCrossings(core, key),
    inspections: composeInspections(core, key),
    workbench: composeWorkbench(core, engine),
    cases: composeCases(environment),
    oversight: composeOversight(core),
    roster: composeRoster(core),
    stewardship: composeStewardship(environment),
    outages: composeOutages(core, key),
    checkRule: (body) => checkRule(body, { hash: sha256Hex, lists: assessor.rules.listsAt(clock()) }),
    proof: (subject) => sequencer.proof(subject),
    ledger: {
      verifierKey: sequencer.verifierKey,
      tile: (path) => readTile(store, path),
      certificate: (id) => certify(store, id),
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
