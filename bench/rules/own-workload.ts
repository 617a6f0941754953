import type { BenchRule, FlatRow, Predicate, Value, Workload } from './workload.ts';

const FIELDS = {
  'declaration.port': 'string',
  'importer.id': 'string',
  'importer.firstTime': 'bool',
  'vehicle.kind': 'string',
  'goods.hs': 'string',
  'goods.origin': 'string',
  'goods.value': 'double',
  'goods.unitValue': 'double',
  'goods.netKg': 'double',
  'goods.packages': 'int',
  'goods.dutyRate': 'double',
  'goods.containerized': 'bool',
} as const;

const PORTS = ['XXA01', 'XXB01', 'XXC01', 'XXD01'];
const KINDS = ['truck', 'truck', 'truck', 'van', 'car', 'train'];
const ORIGINS = 'CN MN RU KZ KG TJ UZ VN LA MM NP PK IN TR DE IT PL US JP KR'.split(' ');

/** mulberry32: small, seeded, and the same everywhere. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of a list, the first ones oftener. */
const oftenFirst = <Item>(list: readonly Item[], next: () => number): Item =>
  list[Math.floor(next() * next() * list.length)] as Item;

const HS = Array.from({ length: 3000 }, (_, index) => String(100000 + ((index * 7919) % 890000)));
const IMPORTERS = Array.from({ length: 5000 }, (_, index) => `IMP-${100000 + ((index * 7919) % 900000)}`);

/** Rows of goods items. `missing` is the chance that each of four fields is absent. */
function* rows(count: number, seed = 42, missing = 0): Generator<FlatRow> {
  const next = random(seed);
  for (let index = 0; index < count; index++) {
    const netKg = Math.round(Math.exp(next() * 7 + 2) * 10) / 10;
    const unitValue = Math.round(Math.exp(next() * 6 - 1) * 100) / 100;
    const row: Record<string, Value> = {
      'declaration.port': oftenFirst(PORTS, next),
      'importer.id': oftenFirst(IMPORTERS, next),
      'importer.firstTime': next() < 0.08,
      'vehicle.kind': KINDS[Math.floor(next() * KINDS.length)] ?? 'truck',
      'goods.hs': oftenFirst(HS, next),
      'goods.origin': oftenFirst(ORIGINS, next),
      'goods.value': Math.round(unitValue * netKg * 100) / 100,
      'goods.unitValue': unitValue,
      'goods.netKg': netKg,
      'goods.packages': 1 + Math.floor(next() * next() * 400),
      'goods.dutyRate': oftenFirst([0, 5, 10, 15, 20], next),
      'goods.containerized': next() < 0.35,
    };
    for (const field of ['goods.origin', 'goods.unitValue', 'goods.netKg', 'goods.dutyRate'])
      if (missing > 0 && next() < missing) delete row[field];
    yield row;
  }
}

/** The plain reference: one comparison, without any of the engine's own code. */
function holds({ field, op, value }: Predicate, row: FlatRow): boolean | undefined {
  const found = row[field];
  if (found === undefined) return undefined;
  switch (op) {
    case 'eq':
      return found === value;
    case 'in':
      return (value as readonly Value[]).includes(found);
    case 'prefix':
      return (found as string).startsWith(value as string);
    case 'lt':
      return found < (value as Value);
    case 'gt':
      return found > (value as Value);
  }
}

/**
 * Conditions of two to four terms, of the kinds that analysts write: a code or a firm, an amount, an origin, a flag.
 */
function rules(count: number, seed = 1234): readonly BenchRule[] {
  const next = random(seed);
  return Array.from({ length: count }, (_, index) => {
    const predicates: Predicate[] = [
      next() < 0.7
        ? { field: 'goods.hs', op: 'prefix', value: oftenFirst(HS, next).slice(0, next() < 0.5 ? 4 : 6) }
        : { field: 'importer.id', op: 'in', value: [oftenFirst(IMPORTERS, next), oftenFirst(IMPORTERS, next)] },
      next() < 0.5
        ? { field: 'goods.unitValue', op: 'lt', value: Math.round(Math.exp(next() * 5 - 1) * 100) / 100 + 0.001 }
        : { field: 'goods.netKg', op: 'gt', value: Math.round(Math.exp(next() * 4 + 3)) + 0.5 },
    ];
    if (next() < 0.5) predicates.push({ field: 'goods.origin', op: 'eq', value: oftenFirst(ORIGINS, next) });
    if (next() < 0.3) predicates.push({ field: 'goods.containerized', op: 'eq', value: true });
    return { id: `rule-${index}`, when: predicates.map(cel).join(' && '), predicates };
  });
}

/** A comparison as CEL writes it. */
function cel({ field, op, value }: Predicate): string {
  const literal = JSON.stringify(value);
  switch (op) {
    case 'eq':
      return `${field} == ${literal}`;
    case 'in':
      return `${field} in ${literal}`;
    case 'prefix':
      return `${field}.startsWith(${literal})`;
    case 'lt':
      return `${field} < ${literal}`;
    case 'gt':
      return `${field} > ${literal}`;
  }
}

/** A workload of our own, smaller than the shared one and of the same form. */
export const ownWorkload: Workload = {
  FIELDS,
  rows,
  rules,
  holds,
  toDeclaration: (row, index) => ({
    reference: `W-${index}`,
    direction: 'import',
    port: row['declaration.port'],
    lodgedAt: '2026-03-01T06:12:00+08:00',
    declarant: 'OP-1',
    importer: row['importer.id'],
    vehicle: { plate: `T${index}`, country: 'XX', kind: row['vehicle.kind'] },
    documents: [],
    goods: [
      {
        line: 1,
        hs: row['goods.hs'],
        description: `Goods of ${row['goods.hs']}`,
        origin: row['goods.origin'],
        netKg: row['goods.netKg'],
        packages: row['goods.packages'],
        value: row['goods.value'],
        currency: 'USD',
        dutyRate: row['goods.dutyRate'],
      },
    ],
  }),
};
