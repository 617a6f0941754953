import { allowedActions } from '../../core/domain/advance-crossing.ts';
import type { Crossing, ReleaseStage } from '../../core/domain/crossing.ts';
import type { Instant, TimeZone } from '../../core/domain/ids.ts';
import { decideRelease } from '../../core/inspect/decide-release.ts';
import type { Inspection } from '../../core/inspect/inspection.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import type { StoredDeclaration } from '../../store/port/declarations.ts';
import type { Store } from '../../store/port/store.ts';
import type { CrossingView, GateAnswerView } from '../../wire/crossings.ts';
import { FINDING_WORDS } from '../../messages/console-crossing.ts';
import { HAZARD_WORDS } from '../../messages/console-words.ts';
import { LISTED_VEHICLE, NOTHING_DECLARED, sayToDriver } from '../../messages/gate.ts';
import type { CrossingServices } from '../services.ts';
import { publicReasons } from './filings.ts';
import { defined } from './defined.ts';

type GateFacts = Awaited<ReturnType<CrossingServices['gateAnswer']>>;
type Carried = Pick<StoredDeclaration, 'id' | 'lane' | 'declaration'>;

/** Passages with the references and lanes of what they carry, read in one go. */
export async function presentCrossings(
  store: Store,
  crossings: readonly Crossing[],
  zone: TimeZone,
): Promise<CrossingView[]> {
  const ids = [...new Set(crossings.flatMap(({ declarations }) => declarations))];
  const carried = ids.length === 0 ? [] : await store.declarations.byIds(ids);
  const byId = new Map<string, Carried>(carried.map((one) => [one.id, one]));
  // Only a directed red passage has an inspection; the others need not be asked for.
  const red = crossings.filter((one) => one.lane === 'red' && one.stages.directed !== undefined).map(({ id }) => id);
  const inspections = red.length === 0 ? [] : await store.inspections.ofCrossings(red);
  const inspectionOf = new Map<string, Inspection>(inspections.map((one) => [one.crossing, one]));
  return crossings.map((crossing) => presentCrossing(crossing, byId, inspectionOf.get(crossing.id), zone));
}

/** One passage; see presentCrossings. */
export async function presentOneCrossing(store: Store, crossing: Crossing, zone: TimeZone): Promise<CrossingView> {
  const [view] = await presentCrossings(store, [crossing], zone);
  return view as CrossingView;
}

/** `actions` are those that the machine allows now, whoever asks: what a role may do is checked when it is done. */
function presentCrossing(
  crossing: Crossing,
  carried: ReadonlyMap<string, Carried>,
  inspection: Inspection | undefined,
  zone: TimeZone,
): CrossingView {
  const { plate, trailerPlate, country, kind } = crossing.vehicle;
  // Only those that were stamped.
  const stages = Object.entries(crossing.stages) as [ReleaseStage, Instant][];
  return defined({
    id: crossing.id as string,
    vehicle: defined({ plate: plate as string, trailerPlate, country, kind }),
    direction: crossing.direction,
    state: crossing.state,
    lane: crossing.lane,
    booked: crossing.booked,
    slotAt: crossing.slotAt === undefined ? undefined : formatDateTime(crossing.slotAt, zone),
    stages: Object.fromEntries(stages.map(([stage, at]) => [stage, formatDateTime(at, zone)])),
    declarations: crossing.declarations.flatMap((id) => {
      const one = carried.get(id);
      return one === undefined ? [] : [{ id, reference: one.declaration.reference, lane: one.lane }];
    }),
    checkResult: crossing.checkResult,
    checkLane: crossing.checkLane,
    weighedKg: crossing.weighedKg,
    version: crossing.version,
    inspection: inspection === undefined ? undefined : { id: inspection.id as string, state: inspection.state },
    actions: [...allowedActions(crossing, decideRelease(crossing, inspection))],
  }) as CrossingView;
}

/** One glance at the gate. */
export async function presentGateAnswer(store: Store, facts: GateFacts, zone: TimeZone): Promise<GateAnswerView> {
  return {
    plate: facts.plate,
    known: facts.known,
    lane: facts.lane,
    say: { ...sayToDriver(facts.lane, facts.known) },
    reasons: reasonsOf(facts),
    ...(facts.crossing === undefined ? {} : { crossing: await presentOneCrossing(store, facts.crossing, zone) }),
    declarations: facts.declarations.map(({ id, lane, declaration }) => ({
      id,
      reference: declaration.reference,
      lane,
      goods: goodsInShort(declaration.goods),
    })),
    ...(facts.slip === undefined ? {} : { slip: facts.slip }),
  };
}

/** The first goods item in its own words or its code, and how many more there are. */
function goodsInShort(goods: StoredDeclaration['declaration']['goods']): string {
  const [first] = goods;
  if (first === undefined) return '';
  const name = first.description ?? first.hs;
  return goods.length > 1 ? `${name} +${goods.length - 1}` : name;
}

/** Why this lane: the classes of the declarations that lead to it, each once, the shortest first. */
function reasonsOf({ lane, known, declarations, listed }: GateFacts): GateAnswerView['reasons'] {
  const ofVehicle = listed.map(whyListed);
  if (known === 'open' && declarations.length === 0) return [...ofVehicle, { ...NOTHING_DECLARED }];
  const leading = declarations.filter((one) => one.lane === lane);
  const words = leading.flatMap(publicReasons);
  const ofGoods = [...new Map(words.map((word) => [word.en, word])).values()];
  return [...ofGoods.sort((a, b) => a.en.length - b.en.length), ...ofVehicle];
}

/** An entry about a vehicle says its hazard and its finding: nobody is checked on the bare word of a list. */
function whyListed({ title, hazard, foundOn, codes }: GateFacts['listed'][number]): BilingualText {
  const said = (language: 'en' | 'zh'): string => {
    const found = codes.map((code) => FINDING_WORDS[code]?.[language] ?? code).join(language === 'zh' ? '、' : ', ');
    const what = found === '' ? '' : language === 'zh' ? `（${found}）` : ` (${found})`;
    return LISTED_VEHICLE[language]
      .replace('{list}', title[language])
      .replace('{hazard}', HAZARD_WORDS[hazard][language])
      .replace('{day}', foundOn)
      .replace('{what}', what);
  };
  return { en: said('en'), zh: said('zh') };
}
