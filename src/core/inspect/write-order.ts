import type { Assessment, Hit, Selection } from '../domain/assessment.ts';
import type { Declaration, GoodsItem } from '../domain/declaration.ts';
import { type Hazard, HAZARDS } from '../domain/hazard.ts';
import type { DeclarationId } from '../domain/ids.ts';
import { allowedHazards, limitedPrefix } from '../rule/limits.ts';
import { chosenItems, standingChoices } from '../select/manual.ts';
import { type Load, type Pack, PACK_STAGES } from './checklist.ts';
import { type Agency, AGENCY_OF, EQUIPMENT, type OrderReason } from './codes.ts';
import type { Because, InspectionOrder, OrderedItem, OrderedPack, OrderedStep } from './order.ts';

/** One declaration aboard, as it was assessed last. */
export interface AboardDeclaration {
  readonly id: DeclarationId;
  readonly declaration: Declaration;
  readonly assessment?: Pick<Assessment, 'lane' | 'selections' | 'hits'>;
}

/** Per cent of an item that is unloaded to look for a hazard. */
const UNLOAD_PERCENT: Readonly<Record<Hazard, number>> = {
  revenue: 10,
  narcotics: 50,
  weapons: 50,
  radiation: 20,
  'protected-species': 30,
  waste: 30,
  'animal-plant-health': 20,
  'public-health': 10,
  'food-safety': 20,
  'product-safety': 10,
  'dangerous-goods': 20,
  'dual-use': 30,
  'intellectual-property': 20,
  vehicle: 0,
  transit: 10,
};
/** Where chance or an officer chose the load, and no hazard is named. */
const UNLOAD_AT_RANDOM_PERCENT = 10;

/** An officer's day has an end: of a load of very many items the most suspected and the most valuable are examined. */
const MOST_ITEMS = 40;

/**
 * Writes what an inspection is to do: which goods items, by which checklists, how much to unload, with what equipment,
 * which agency to ask along. `listed` are the hazards that entries in force name for the vehicle, `byHand` what an officer
 * selected a vehicle for that declares nothing, or nothing in which it may be looked for. The same load and packs give the same order, and each part of it says why
 * it is there.
 */
export function writeOrder(
  aboard: readonly AboardDeclaration[],
  packs: readonly Pack[],
  listed: readonly Hazard[] = [],
  byHand: readonly Selection[] = [],
): InspectionOrder {
  const loads = aboard.map(loadOf);
  const declared = aboard.some(({ declaration }) => declaration.goods.length > 0);
  const goods = chooseItems(aboard, listed, byHand.length > 0);
  const vehicle = vehicleItem(declared ? undefined : listed, byHand);
  // What an officer chose of the vehicle itself comes beside the goods; an empty one is all there is.
  const chosen = !declared ? [] : byHand.length > 0 ? [...goods, vehicle] : goods;
  const hazards = HAZARDS.filter((hazard) => chosen.some((item) => item.hazards.includes(hazard)));
  const load: Load = !declared ? 'empty' : loads.some((one) => one === 'container') ? 'container' : 'loose';
  const used = choosePacks(packs, { hazards, load, items: chosen });
  const most = Math.min(
    100,
    ...used.filter(({ pack }) => pack.stage === 'goods').map(({ pack }) => pack.mostUnloadPercent),
  );
  const items: readonly OrderedItem[] =
    chosen.length === 0
      ? [vehicle]
      : chosen.map((item) => ({ ...item, unloadPercent: Math.min(item.unloadPercent, most) }));
  return {
    items,
    aboard: aboard.flatMap(({ id, declaration }) =>
      declaration.goods.map(({ line, hs }) => ({ declarationId: id, line, hs })),
    ),
    packs: used.map(
      ({ pack, because }): OrderedPack => ({
        id: pack.id,
        version: pack.version,
        title: pack.title,
        because,
      }),
    ),
    steps: used.flatMap(({ pack, because }) => {
      const of = because.flatMap((one) => one.hazard ?? []);
      return pack.steps.map(
        (step): OrderedStep => ({ ...step, id: `${pack.id}/${step.id}`, pack: pack.id, hazards: of }),
      );
    }),
    unloadPercent: Math.max(0, ...items.map((item) => item.unloadPercent)),
    equipment: EQUIPMENT.filter((one) => used.some(({ pack }) => pack.equipment.includes(one))),
    agencies: agenciesFor(items),
    seals: [...new Set(aboard.flatMap(({ declaration }) => declaration.seals ?? []))],
    qualifications: [...new Set(used.flatMap(({ pack }) => pack.qualification ?? []))],
  };
}

/** The vehicle itself as it is ordered; `empty` with what entries name it for where it declares nothing. */
function vehicleItem(empty: readonly Hazard[] | undefined, byHand: readonly Selection[]): OrderedItem {
  return {
    declared: {},
    hazards: HAZARDS.filter(
      (one) => one === 'vehicle' || empty?.includes(one) === true || byHand.some(({ hazard }) => hazard === one),
    ),
    unloadPercent: 0,
    because: [...(empty === undefined ? [] : [{ code: 'empty' as const }]), ...byHand.flatMap(becauseChosen)],
  };
}

function loadOf({ declaration }: AboardDeclaration): Load {
  return (declaration.containers ?? []).length > 0 ? 'container' : 'loose';
}

/**
 * The goods items that a selected hit or an officer names; all of a declaration that chance chose, and all aboard where nothing
 * names any, nor the vehicle itself.
 */
function chooseItems(
  aboard: readonly AboardDeclaration[],
  listed: readonly Hazard[],
  vehicleNamed: boolean,
): readonly OrderedItem[] {
  const named = listed.length > 0 ? [] : aboard.flatMap((one) => itemsOf(one, false, listed));
  const items =
    named.length > 0 || (vehicleNamed && listed.length === 0)
      ? named
      : aboard.flatMap((one) => itemsOf(one, true, listed));
  if (items.length <= MOST_ITEMS) return items.map(({ item }) => item);
  const kept = new Set(
    [...items].sort((a, b) => b.item.hazards.length - a.item.hazards.length || b.value - a.value).slice(0, MOST_ITEMS),
  );
  return items.filter((one) => kept.has(one)).map(({ item }) => item);
}

interface Weighed {
  readonly item: OrderedItem;
  /** As declared, in whatever currency: it only orders the items of one load. */
  readonly value: number;
}

/** The goods items of one declaration that are examined, or all of them with `all`, each with its reasons. */
function itemsOf(
  { id, declaration, assessment }: AboardDeclaration,
  all: boolean,
  listed: readonly Hazard[],
): readonly Weighed[] {
  const selected = assessment?.hits.filter((hit) => hit.selected) ?? [];
  const byChance = assessment?.selections.some((one) => one.kind === 'random') ?? false;
  const other: OrderReason = byChance ? 'random' : 'officer';
  const asked = { listed, other };
  const choices = standingChoices(assessment?.selections).flatMap(({ hazard, ...one }) =>
    hazard === undefined ? [] : [{ ...one, hazard }],
  );
  return declaration.goods.flatMap((goods) => {
    const hits = selected.filter((hit) => hit.line === goods.line);
    const byHand = choices.filter((one) => chosenItems([goods], one).length > 0);
    if (hits.length === 0 && byHand.length === 0 && !byChance && !all) return [];
    return [{ item: orderItem(id, declaration, goods, { hits, byHand }, asked), value: goods.value ?? 0 }];
  });
}

/** One item as it is ordered. Its declared amounts go along, so that an officer without network compares with them. */
function orderItem(
  declarationId: DeclarationId,
  declaration: Declaration,
  goods: GoodsItem,
  { hits, byHand }: { readonly hits: readonly Hit[]; readonly byHand: readonly Selection[] },
  asked: { readonly listed: readonly Hazard[]; readonly other: OrderReason },
): OrderedItem {
  const allowed = allowedHazards(goods.hs);
  const listed = asked.listed.filter((hazard) => allowed.includes(hazard));
  const hazards = HAZARDS.filter(
    (hazard) => listed.includes(hazard) || [...hits, ...byHand].some((one) => one.hazard === hazard),
  );
  const limited = limitedPrefix(goods.hs) !== undefined;
  const { netKg, grossKg, packages, quantity, unit } = goods;
  const because: Because[] = hits.map(
    (hit): Because => ({ code: 'rule', hazard: hit.hazard, rule: hit.rule, reason: hit.reason }),
  );
  for (const hazard of listed) because.push({ code: 'listed', hazard });
  because.push(...byHand.flatMap(becauseChosen));
  if (because.length === 0) because.push({ code: asked.other });
  if (limited) because.push({ code: 'limited-goods' });
  return {
    declarationId,
    line: goods.line,
    reference: declaration.reference,
    hs: goods.hs,
    ...(goods.description === undefined || limited ? {} : { description: goods.description }),
    declared: {
      ...(netKg === undefined ? {} : { netKg }),
      ...(grossKg === undefined ? {} : { grossKg }),
      ...(packages === undefined ? {} : { packages }),
      ...(quantity === undefined ? {} : { quantity }),
      ...(unit === undefined ? {} : { unit }),
    },
    hazards,
    unloadPercent:
      hazards.length === 0 ? UNLOAD_AT_RANDOM_PERCENT : Math.max(...hazards.map((one) => UNLOAD_PERCENT[one])),
    because,
  };
}

/** An officer's choice as a reason: what it looks for, what was seen and by whom. */
function becauseChosen({ hazard, observation, by }: Selection): readonly Because[] {
  if (hazard === undefined || observation === undefined || by === undefined) return [];
  return [{ code: 'officer', hazard, observation, by }];
}

/** What the use of a pack is held against. */
interface LoadFacts {
  readonly hazards: readonly Hazard[];
  readonly load: Load;
  readonly items: readonly OrderedItem[];
}

/** A pack that is part of an order, with why. */
interface UsedPack {
  readonly pack: Pack;
  readonly because: readonly Because[];
}

/** The packs whose use fits the load, in the order in which an examination goes. */
function choosePacks(packs: readonly Pack[], facts: LoadFacts): readonly UsedPack[] {
  const sorted = [...packs].sort(
    (a, b) => PACK_STAGES.indexOf(a.stage) - PACK_STAGES.indexOf(b.stage) || (a.id < b.id ? -1 : 1),
  );
  const used = new Map(sorted.map((pack) => [pack, reasonsFor(pack, facts)]));
  const stages = new Set(sorted.filter((pack) => (used.get(pack) ?? []).length > 0).map((pack) => pack.stage));
  return sorted.flatMap((pack) => {
    const because = used.get(pack) ?? [];
    const fills = pack.use.otherwise && !stages.has(pack.stage) && fitsLoad(pack, facts);
    if (because.length === 0 && !fills) return [];
    return [{ pack, because: because.length > 0 ? because : [{ code: 'goods' as const }] }];
  });
}

const fitsLoad = ({ use }: Pack, { load }: LoadFacts): boolean => use.load.length === 0 || use.load.includes(load);

/** Why a pack is used; empty where it is not. Every reason that holds is told, not the first. */
function reasonsFor(pack: Pack, facts: LoadFacts): readonly Because[] {
  const { use } = pack;
  if (!fitsLoad(pack, facts)) return [];
  const because: Because[] = [];
  if (use.always) because.push({ code: 'always' });
  for (const hazard of facts.hazards) if (use.hazards.includes(hazard)) because.push({ code: 'hazard', hazard });
  if (facts.items.some((item) => use.hs.some((prefix) => item.hs?.startsWith(prefix)))) because.push({ code: 'goods' });
  if (use.random && facts.items.some((item) => item.hazards.length === 0)) because.push({ code: 'random' });
  // A pack that names only a way of travelling is used for each load that travels so.
  const onlyLoad =
    use.load.length > 0 && !use.always && !use.random && !use.otherwise && use.hazards.length + use.hs.length === 0;
  if (onlyLoad)
    because.push({ code: facts.load === 'empty' ? 'empty' : facts.load === 'container' ? 'container' : 'vehicle' });
  return because;
}

/** Which agency shares the appointment: plants and animals have two, by the chapter of the goods. */
function agenciesFor(items: readonly OrderedItem[]): InspectionOrder['agencies'] {
  const found = new Map<Agency, Hazard>();
  for (const item of items) {
    for (const hazard of item.hazards) {
      const chapter = Number(item.hs?.slice(0, 2) ?? 0);
      const living: Agency = chapter >= 1 && chapter <= 5 ? 'veterinary' : 'plant';
      const agency = hazard === 'animal-plant-health' ? living : AGENCY_OF[hazard];
      if (agency !== undefined && !found.has(agency)) found.set(agency, hazard);
    }
  }
  return [...found].map(([agency, hazard]) => ({ agency, hazard }));
}
