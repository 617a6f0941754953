import type { Instant } from '../../core/domain/ids.ts';
import { BUILT_IN_REFERENCE } from '../../core/domain/reference/built-in.ts';
import { checkRule } from '../../core/rule/check-rule.ts';
import { type Partner, PARTNERS } from '../../core/inspect/release-conditions.ts';
import { type NamedLists, NO_LISTS } from '../../core/rule/named-list.ts';
import type { CheckedRule } from '../../core/rule/rule.ts';
import type { Store } from '../../store/port/store.ts';
import type { Assessor } from '../../work/assess.ts';
import type { Environment } from '../../work/environment.ts';
import { sha256Hex } from '../../work/hash.ts';
import { indexRules } from '../../work/index-rules.ts';
import { type HistoryKeeper, keepHistory } from '../../work/keep-history.ts';
import { keepVocabulary, type VocabularyKeeper } from '../../work/lists/keep-vocabulary.ts';
import type { DayKeys } from '../../work/raw/day-keys.ts';
import { keepRulesInForce } from '../../work/rules-in-force.ts';
import { keepSeeds } from '../../work/seeds.ts';
import { originOf, type Sequencer, sequenceLedger, type SequencerOptions } from '../../work/sequence-ledger.ts';
import type { SigningKey } from '../../work/slips.ts';
import type { Config } from '../config/options.ts';
import { packsInForce } from './packs.ts';

/** The parts that use cases stand on, put together once. */
export interface Core {
  readonly environment: Environment;
  readonly assessor: Assessor;
  readonly history: HistoryKeeper;
  readonly sequencer: Sequencer;
  readonly vocabulary: VocabularyKeeper;
  /** Files of the port's own checklists that may not stand. */
  readonly packsLeftOut: readonly string[];
  /** Follows rules, lists and words that another process, or another server, changed. */
  followWorkbench(now: Instant): Promise<void>;
  /** Reads the register of operators again. */
  reloadOperators(): Promise<void>;
}

/**
 * Puts the parts together over a store, for the server, an import and the tests of both. Reads rules, lists, words,
 * history and operators once; jobs of `serve.ts` bring them up to date. Without `rawKeys` messages are not kept.
 */
export async function composeCore(
  config: Config,
  store: Store,
  key: SigningKey,
  onHead?: SequencerOptions['onHead'],
  rawKeys?: DayKeys,
): Promise<Core> {
  const vocabulary = await keepVocabulary(store);
  let reference = BUILT_IN_REFERENCE;
  const { packs, leftOut: packsLeftOut } = await packsInForce(config.data);
  const environment: Environment = {
    store,
    portCode: config.portCode,
    timeZone: config.timeZone,
    currency: config.currency,
    packs,
    offlineRelease: config.offlineRelease,
    restDays: config.restDays,
    ...(config.randomShare === undefined ? {} : { randomShare: config.randomShare / 100 }),
    secondLookShare: (config.secondLooks ?? 0) / 100,
    listening: partnersOf(config),
    ...(rawKeys === undefined ? {} : { rawMessages: { days: config.rawMessageDays, keys: rawKeys } }),
    // Read at each assessment: a word that was approved since is recognised in the next declaration.
    get reference() {
      const words = vocabulary.current();
      if (reference.vocabulary !== words) reference = { ...BUILT_IN_REFERENCE, vocabulary: words };
      return reference;
    },
  };
  // Asked for each declaration, so kept: the register changes rarely and is read again when it does.
  let authorised: ReadonlySet<string> = new Set();
  const reloadOperators = async (): Promise<void> => {
    const records = await store.history.operatorRecords();
    authorised = new Set(records.filter((one) => one.tier === 'authorised').map((one) => one.id));
  };
  await reloadOperators();
  const history = await keepHistory(store);
  const indexes = indexRules();
  const assessor: Assessor = {
    rules: await keepRulesInForce(environment, recheck, indexes.prepare),
    indexes,
    history,
    seeds: keepSeeds(environment),
    authorised: () => authorised,
  };
  return {
    environment,
    assessor,
    history,
    sequencer: sequenceLedger(store, key, {
      origin: originOf(await store.installation.get()),
      ...(onHead === undefined ? {} : { onHead }),
    }),
    vocabulary,
    packsLeftOut,
    reloadOperators,
    async followWorkbench(now) {
      if (await assessor.rules.refresh(now)) await vocabulary.reload();
    },
  };
}

/** A stored rule is checked again before it judges anything: a limit that was added since holds for it too. */
export function recheck(
  body: Readonly<Record<string, unknown>>,
  lists: NamedLists = NO_LISTS,
): CheckedRule | undefined {
  return checkRule(body, { hash: sha256Hex, lists }).rule;
}

/** The partners that are connected. The demo plays all of them. */
function partnersOf({ partners, demo }: Pick<Config, 'partners' | 'demo'>): readonly Partner[] {
  if (partners === undefined) return demo ? PARTNERS : [];
  return PARTNERS.filter((partner) => partners.split(',').includes(partner));
}
