import { createHash } from 'node:crypto';
import { CROSSING_STATES } from '../../src/core/domain/crossing.ts';
import { LANES, type Lane } from '../../src/core/domain/lane.ts';
import { ROLES, type Role } from '../../src/core/domain/role.ts';
import type { BoardView } from '../../src/wire/board.ts';
import type { DeclarationRowView, FilingView, ProofView } from '../../src/wire/declarations.ts';
import type { InstallationView, Me } from '../../src/wire/installation.ts';
import type { PersonView } from '../../src/wire/people.ts';

/** The moment at which the invented port of these tests stands still. */
export const NOW = '2026-03-05T14:32:00+08:00';

/** An id that looks like one and is the same for the same number. */
export function idOf(number: number): string {
  return `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** A time some minutes before NOW, at the port. */
export function minutesAgo(minutes: number): string {
  const local = new Date(Date.parse(NOW) - minutes * 60_000 + 8 * 3_600_000);
  return `${local.toISOString().slice(0, 19)}+08:00`;
}

/** A part of the whole that follows from a number: the same picture in every run. */
function draw(seed: number, below: number): number {
  // A mixing of bits (splitmix32): 100,000 rows ask for it some million times.
  let mixed = (seed + 1) * 0x9e3779b9;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % below;
}

export function installation(part: Partial<InstallationView> = {}): InstallationView {
  return {
    portCode: 'CNERC',
    portName: { en: 'Erenhot', zh: '二连浩特' },
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
    demo: true,
    needsAdministrators: false,
    demoUsers: ROLES.map((role, place) => ({
      username: role,
      name: DEMO_NAMES[place] ?? role,
      roles: [role],
      password: 'landport-demo',
    })),
    ...part,
  };
}
const DEMO_NAMES = [
  'Bold Trading',
  'Gao Lan',
  'Naran Tuya',
  'Chen Yu',
  'Li Wen',
  'Sarnai Bat',
  'Wang Jun',
  'Zhao Min',
  'Sun Qi',
];

export function me(...roles: readonly Role[]): Me {
  return { id: 'user-1', username: 'sarnai', name: 'Sarnai Bat', roles: [...roles] };
}

const usual = (median: number, low: number, high: number) => ({ median, low, high, weeks: 8 });

/** A busy afternoon: inspection is over its standard, and two perishable loads wait. */
export function board(vehicles = 120, part: Partial<BoardView> = {}): BoardView {
  return {
    at: NOW,
    seq: 1_000,
    day: '2026-03-05',
    standardMinutes: 30,
    kept: 0.987,
    keptUsual: usual(0.979, 0.968, 0.988),
    brokenToday: 7,
    lanes: [
      lane('green', [12, 0, 6, 14], [84, usual(81, 66, 97)], usual(7, 4, 11), [4, 5, 5, 6, 9, 8, 7, 6, 5, 6, 7, 6], 0),
      lane('blue', [3, 0, 5, 9], [31, usual(33, 24, 41)], usual(6, 4, 10), [null, 5, 4, 6, 6, 7, 6, 5, 5, 4, 6, 5], 0),
      lane(
        'yellow',
        [9, 4, 11, 27],
        [22, usual(20, 15, 27)],
        usual(13, 8, 19),
        [9, 8, 12, 14, 17, 12, 11, 10, 13, 15, 12, 11],
        1,
      ),
      lane(
        'red',
        [14, 2, 38, 61],
        [7, usual(9, 8, 13)],
        usual(24, 18, 29),
        [20, 22, 21, 24, 25, 23, 26, 28, 29, 33, 36, 38],
        6,
      ),
    ],
    hours: Array.from({ length: 24 }, (_, hour) => {
      const middle = 18 + 52 * Math.exp(-((hour - 13) ** 2) / 34);
      const vehiclesThen = hour > 14 ? 0 : Math.round(middle * (0.82 + draw(hour, 40) / 100) * (hour === 14 ? 0.5 : 1));
      return { hour, vehicles: vehiclesThen, usual: usual(middle, middle * 0.78, middle * 1.2) };
    }),
    crossings: Array.from({ length: vehicles }, (_, place) => moving(place)).sort(
      (a, b) => b.waitMinutes - a.waitMinutes,
    ),
    ...part,
  };
}

function lane(
  name: Lane,
  [queue, inCheck, median, longest]: readonly [number, number, number, number],
  [flowPerHour, flowUsual]: readonly [number, ReturnType<typeof usual>],
  waitUsual: ReturnType<typeof usual>,
  recentWaits: (number | null)[],
  broken: number,
): BoardView['lanes'][number] {
  return {
    lane: name,
    queue,
    inCheck,
    medianWaitMinutes: median,
    longestWaitMinutes: longest,
    flowPerHour,
    flowUsual,
    waitUsual,
    recentWaits,
    broken,
  };
}

function moving(place: number): BoardView['crossings'][number] {
  const laneOf: Lane = LANES[[0, 0, 0, 0, 1, 2, 2, 3][draw(place, 8)]!]!;
  const wait =
    laneOf === 'red' ? 12 + draw(place + 7, 50) : laneOf === 'yellow' ? draw(place + 8, 28) : draw(place + 9, 14);
  const empty = draw(place + 3, 5) === 0;
  return {
    id: idOf(place),
    plate: `${String(1000 + draw(place + 1, 9000))}U${'ABCDN'[draw(place + 2, 5)]}${'AENRK'[draw(place + 4, 5)]}`,
    state: CROSSING_STATES[1 + draw(place + 5, 5)]!,
    lane: empty ? 'green' : laneOf,
    direction: draw(place + 6, 3) === 0 ? 'outbound' : 'inbound',
    since: minutesAgo(wait),
    waitMinutes: wait,
    perishable: !empty && draw(place + 10, 9) === 0,
    empty,
  };
}

/** One row of a table of any length, found by its place. */
export function declarationRow(place: number): DeclarationRowView {
  const laneOf: Lane = LANES[[0, 0, 0, 0, 1, 2, 2, 3][draw(place, 8)]!]!;
  return {
    id: idOf(place),
    reference: `BRK-2026-${String(900_000 - place).padStart(6, '0')}`,
    declarant: `OP-${1000 + draw(place + 1, 40)}`,
    importer: `OP-${1100 + draw(place + 2, 300)}`,
    exporter: `OP-0${300 + draw(place + 3, 200)}`,
    carrier: `OP-00${10 + draw(place + 4, 80)}`,
    direction: ['import', 'import', 'export', 'transit'][draw(place + 5, 4)]!,
    dispatchCountry: 'MN',
    firstHs: ['270112', '260300', '020230', '510211', '870423', '120400', '740311'][draw(place + 6, 7)]!,
    itemCount: 1 + draw(place + 7, 9),
    ...(draw(place + 8, 20) === 0 ? {} : { value: 4_000 + draw(place + 9, 400_000) }),
    grossKg: 900 + draw(place + 10, 41_000),
    lane: laneOf,
    acceptedAt: minutesAgo(place * 1.8),
    version: draw(place + 11, 12) === 0 ? 2 : 1,
    warningCount: draw(place + 12, 9) === 0 ? 1 : 0,
    ...(draw(place + 13, 3) === 0
      ? {}
      : { crossingId: idOf(place), crossingState: CROSSING_STATES[draw(place + 14, 9)]! }),
  };
}

/** Entries of an invented ledger of eleven, with true paths under a true root (RFC 6962). */
export function proof(): ProofView {
  const commitments = Array.from({ length: 11 }, (_, index) => sha(Buffer.from(`decision ${index}`)));
  const leaves = commitments.map((commitment) => sha(Buffer.from([0]), commitment));
  const root = rootOf(leaves).toString('hex');
  return {
    head: {
      size: 11,
      root,
      at: minutesAgo(1),
      note: `landport.example/CNERC\n11\n${Buffer.from(root, 'hex').toString('base64')}\n\n— CNERC AAAAAQ==\n`,
    },
    entries: [
      [3, 'declaration-accepted', 190],
      [6, 'declaration-assessed', 64],
    ].map(([index, kind, ago]) => ({
      index: index as number,
      kind: kind as string,
      at: minutesAgo(ago as number),
      commitment: commitments[index as number]!.toString('hex'),
      leafHash: leaves[index as number]!.toString('hex'),
      path: pathOf(index as number, leaves).map((hash) => hash.toString('hex')),
    })),
  };
}

const sha = (...parts: readonly Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const half = (size: number) => 2 ** (Math.ceil(Math.log2(size)) - 1);
function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!;
  const k = half(leaves.length);
  return sha(Buffer.from([1]), rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)));
}
function pathOf(index: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length === 1) return [];
  const k = half(leaves.length);
  return index < k
    ? [...pathOf(index, leaves.slice(0, k)), rootOf(leaves.slice(k))]
    : [...pathOf(index - k, leaves.slice(k)), rootOf(leaves.slice(0, k))];
}

export function people(): { readonly items: PersonView[] } {
  const grant = (place: number, role: Role, part: Partial<PersonView['grants'][number]> = {}) => ({
    id: idOf(500 + place),
    userId: `user-${place}`,
    role,
    proposedBy: 'user-9',
    proposedAt: minutesAgo(3_000 + place),
    state: 'in-force' as const,
    decidedBy: 'user-8',
    decidedAt: minutesAgo(2_900),
    origin: 'proposal' as const,
    ...part,
  });
  const items: PersonView[] = DEMO_NAMES.map((name, place) => ({
    id: `user-${place + 1}`,
    username: name.toLowerCase().replace(' ', '.'),
    name,
    createdAt: minutesAgo(9_000),
    roles: [ROLES[place]!],
    grants: [grant(place + 1, ROLES[place]!)],
  }));
  const { decidedBy: _by, decidedAt: _at, ...open } = grant(20, 'shift-lead', { state: 'proposed' });
  items[1]!.grants.push({ ...open, userId: 'user-2' });
  return { items };
}

export function filings(): { readonly items: FilingView[] } {
  const stages: readonly FilingView['stage'][] = ['filed', 'booked', 'arrived', 'at-gate', 'inside', 'released'];
  const items = stages.map((stage, place): FilingView => {
    const inside = stage === 'inside' || stage === 'released';
    return {
      id: idOf(700 + place),
      reference: `BRK-2026-000${231 - place}`,
      version: place === 2 ? 2 : 1,
      acceptedAt: minutesAgo(40 + place * 55),
      warnings:
        place === 0
          ? [
              {
                code: 'value-missing',
                severity: 'warning',
                place: { pointer: '/goods/0/value' },
                sentence: { en: 'The value is missing.', zh: '缺少价值。' },
              },
            ]
          : [],
      vehiclePlate: `${2200 + place}UBA`,
      stage,
      ...(inside
        ? {
            lane: stage === 'inside' ? ('yellow' as const) : ('green' as const),
            reasons: stage === 'inside' ? [{ en: 'duty and tax', zh: '税收' }] : [],
          }
        : {}),
    };
  });
  return { items };
}
