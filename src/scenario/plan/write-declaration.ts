import { containerNumber } from '../goods/container-number.ts';
import { chance, integer, pick } from '../random/draw.ts';
import type { Random } from '../random/random.ts';
import type { Firm } from '../world/firm.ts';
import { IN_DOLLARS, type Invoicing } from '../world/invoicing.ts';
import type { World } from '../world/world.ts';
import type { Consignment, ConsignmentLine } from './consignment.ts';
import type { DeclarationJson, GoodsJson, VehicleJson } from './planned-vehicle.ts';

/** Customs procedures, the usual ones oftener. */
const PROCEDURES = {
  import: ['4000', '4000', '4000', '4071', '5100'],
  export: ['1000', '1000', '2100'],
  transit: ['8000'],
} as const;

/** What a declaration says beside its consignment. */
export interface Writing {
  readonly reference: string;
  readonly declarant: Firm;
  readonly carrier: Firm;
  readonly vehicle: VehicleJson;
  readonly lodgedAt: string;
}

/** Writes a consignment down as its declarant would who makes no mistake. */
export function writeDeclaration(
  random: Random,
  world: World,
  consignment: Consignment,
  writing: Writing,
): DeclarationJson {
  const { movement, lines } = consignment;
  const inward = movement !== 'export';
  // Russian goods cross Mongolia: they are dispatched from where they were made.
  const across = lines.some((line) => line.origin === 'RU') ? 'RU' : 'MN';
  // A declarant writes in one language, always: half of them in Chinese.
  const chinese = Number(writing.declarant.id.slice(-1)) % 2 === 0;
  const invoicing = inward ? IN_DOLLARS : world.invoicing;
  return {
    reference: writing.reference,
    direction: movement,
    procedure: pick(random, PROCEDURES[movement]),
    port: world.port,
    lodgedAt: writing.lodgedAt,
    declarant: writing.declarant.id,
    importer: consignment.buyer.id,
    exporter: consignment.seller.id,
    carrier: writing.carrier.id,
    dispatchCountry: inward ? across : 'CN',
    destinationCountry: { import: 'CN', export: 'MN', transit: pick(random, ['KR', 'JP']) }[movement],
    vehicle: writing.vehicle,
    containers: Array.from({ length: consignment.containers }, () => ({ number: containerNumber(random) })),
    seals: consignment.containers > 0 || movement === 'transit' ? [`S-${integer(random, 100_000, 999_999)}`] : [],
    ...(movement === 'transit'
      ? {
          transitDocument: `TIR-XB${integer(random, 1_000_000, 9_999_999)}`,
          guarantee: `G-${integer(random, 10_000, 99_999)}`,
        }
      : {}),
    documents: consignment.documents.map((type) => ({
      type,
      number: `${type.slice(0, 1).toUpperCase()}-${integer(random, 10_000, 99_999)}`,
    })),
    totals: { grossKg: sum(lines, (line) => line.grossKg), packages: sum(lines, (line) => line.packages) },
    goods: lines.map((line, index) => writeLine(line, index + 1, invoicing, chinese)),
  };
}

/** One item in the currency of the invoice and the language of the declarant. A preference halves the duty. */
function writeLine(line: ConsignmentLine, number: number, invoicing: Invoicing, chinese: boolean): GoodsJson {
  const scale = 10 ** invoicing.places;
  return {
    line: number,
    hs: line.hs,
    description: chinese ? line.good.name.zh : line.good.name.en,
    origin: line.origin,
    netKg: line.netKg,
    grossKg: line.grossKg,
    packages: line.packages,
    quantity: line.quantity,
    unit: line.good.unit,
    value: Math.round(line.usd * invoicing.perDollar * scale) / scale,
    currency: invoicing.currency,
    preference: line.preference,
    dutyRate: line.preference === 'NONE' ? line.good.duty : Math.round(line.good.duty * 5) / 10,
    unNumber: line.unNumber,
  };
}

function sum(lines: readonly ConsignmentLine[], of: (line: ConsignmentLine) => number): number {
  return lines.reduce((total, line) => total + of(line), 0);
}

const VAGUE = ['general cargo', 'goods', 'various goods', '货物', '杂货'] as const;

/** The same declaration, written carelessly: no net weight, no value, or words that say nothing. It may still stand. */
export function blur(random: Random, declaration: DeclarationJson): DeclarationJson {
  const kind = pick(random, ['net', 'value', 'vague', 'vague'] as const);
  return withFirstItem(declaration, (item) => {
    if (kind === 'net') return without(item, 'netKg');
    if (kind === 'value') return without(item, 'value');
    return { ...item, description: pick(random, VAGUE) };
  });
}

/** The same declaration with an error that validation refuses: a code that is none, or less gross than net. */
export function breakDeclaration(random: Random, declaration: DeclarationJson): DeclarationJson {
  const wrongCode = chance(random, 0.5);
  return withFirstItem(declaration, (item) =>
    wrongCode
      ? { ...item, hs: pick(random, [`${item.hs.slice(0, 5)}`, `${item.hs.slice(0, 4)}XX`]) }
      : { ...item, netKg: Math.ceil(item.grossKg * 1.4) + 10 },
  );
}

function withFirstItem(declaration: DeclarationJson, change: (item: GoodsJson) => GoodsJson): DeclarationJson {
  return { ...declaration, goods: declaration.goods.map((item, index) => (index === 0 ? change(item) : item)) };
}

function without(item: GoodsJson, property: 'netKg' | 'value'): GoodsJson {
  const copy: { -readonly [Key in keyof GoodsJson]?: GoodsJson[Key] } = { ...item };
  delete copy[property];
  return copy as GoodsJson;
}
