import { createHash } from 'node:crypto';
import { REASSIGNMENT_CODES } from '../../src/core/roster/roster.ts';
import { STEERABLE } from '../../src/core/select/steering.ts';
import type { DayCheckView, DrawDayView, SteeringView } from '../../src/wire/draws.ts';
import type { ReassignmentView, RosterView } from '../../src/wire/roster.ts';
import { idOf, minutesAgo, NOW } from './console-fixtures.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const dayAt = (ahead: number): string =>
  new Date(Date.parse(NOW) + 8 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10);

/** A week ahead and twenty days back: a custodian's part is open, was missed once, and on one day nobody came. */
export function drawDays(): readonly DrawDayView[] {
  return Array.from({ length: 27 }, (_, at): DrawDayView => {
    const ahead = 6 - at;
    const given = ahead < 2;
    const custodian = (name: string, own: boolean, came: boolean) => ({
      name,
      own,
      commitment: hash(`${name} ${ahead}`),
      committedAt: minutesAgo(2_000 - ahead * 1_440),
      ...(came ? { handedOverAt: minutesAgo(1_900 - ahead * 1_440) } : {}),
      ...(ahead > 0 ? {} : { inSeed: came }),
    });
    const custodians =
      ahead > 3 || ahead === -6
        ? []
        : [
            custodian('n.tuya', true, given),
            ...(ahead > 2 ? [] : [custodian('gao.lan', false, given && ahead !== -3)]),
          ];
    return {
      day: dayAt(ahead),
      state: ahead > 0 ? 'planned' : ahead === 0 ? 'running' : 'published',
      plannedAt: minutesAgo(10_000 - ahead * 1_440),
      commitment: hash(`server ${ahead}`),
      randomShare: 0.01,
      ...(ahead > 0 ? {} : { startsAt: minutesAgo(872 - ahead * 1_440), seedCommitment: hash(`seed ${ahead}`) }),
      custodians,
    };
  });
}

export const dayCheck: DayCheckView = {
  declarations: 813,
  selected: 10,
  assignments: 44,
  custodians: 2,
  count: 0,
  differences: [],
};
export const dayDiffers: DayCheckView = {
  ...dayCheck,
  count: 2,
  differences: [
    { code: 'assignment', what: hash('inspection') },
    { code: 'random-selection', what: hash('declaration') },
  ],
};

/** A month in which one inspector takes one broker's inspections over. */
export function steering(): SteeringView {
  const cells = Array.from({ length: 90 }, (_, at) => {
    const expected = 0.3 + ((at * 37) % 50) / 10;
    const observed = Math.max(1, Math.round(expected + (((at * 53) % 21) - 10) / 5));
    return { officer: `inspector-${at % 12}`, other: `OP-${1001 + (at % 25)}`, observed, expected, p: 0.02 + at / 95 };
  });
  const found = { officer: 'inspector-7', other: 'OP-1004', observed: 14, expected: 2.1, p: 3.2e-8 };
  const pairs = [found, ...cells].map((cell) => ({ ...cell, alarm: cell === found }));
  return {
    from: minutesAgo(30 * 1_440),
    to: NOW,
    inspections: 1_284,
    acts: { reassignment: 61, manual: 8, waiver: 40 },
    alarm: true,
    falseAlarm: 0.05,
    byDeclarant: { threshold: 0.0002, tests: 200, count: pairs.length, cells: pairs },
    byHour: {
      threshold: 0.0001,
      tests: 100,
      count: 3,
      cells: [
        { officer: 'inspector-7', other: '14', observed: 6, expected: 3.2, p: 0.09, alarm: false },
        { officer: 'inspector-2', other: '3', observed: 3, expected: 1.1, p: 0.1, alarm: false },
        { officer: 'inspector-9', other: '22', observed: 2, expected: 1.2, p: 0.34, alarm: false },
      ],
    },
    list: Array.from({ length: 30 }, (_, at) => ({
      kind: STEERABLE[at % 3]!,
      at: minutesAgo(at * 170),
      officer: `inspector-${at % 12}`,
      declarant: `OP-${1001 + (at % 25)}`,
      crossing: idOf(700 + at),
    })),
  };
}

export function reassignments(): readonly ReassignmentView[] {
  return Array.from({ length: 20 }, (_, at): ReassignmentView => {
    const open = at < 2;
    return {
      id: idOf(900 + at),
      inspection: idOf(950 + at),
      code: REASSIGNMENT_CODES[at % REASSIGNMENT_CODES.length]!,
      from: `inspector-${at % 12}`,
      to: `inspector-${(at * 5 + 3) % 12}`,
      proposedBy: open ? 'sarnai' : 'lead',
      proposedAt: minutesAgo(40 + at * 300),
      state: open ? 'proposed' : at === 5 ? 'refused' : 'approved',
      ...(open ? {} : { decidedBy: 'chen.yu', decidedAt: minutesAgo(30 + at * 300) }),
      own: at === 0,
    };
  });
}

export function roster(): RosterView {
  const inspectors = Array.from({ length: 6 }, (_, at) => ({ id: `user-${20 + at}`, name: `inspector-${at + 1}` }));
  const shift = (at: number) => ({
    id: idOf(800 + at),
    from: minutesAgo(872 - at * 480),
    until: minutesAgo(392 - at * 480),
    officers: inspectors.slice((at % 3) * 2, (at % 3) * 2 + 2),
    bays: [
      { name: 'Bay 1', open: true, equipment: ['forklift', 'scanner'] },
      { name: 'Bay 2', open: at !== 1, equipment: [] },
    ],
    version: 1,
  });
  return {
    shifts: [0, 1, 2, 3].map(shift),
    inspectors,
    qualifications: [
      { officer: inspectors[0]!, what: 'radiation', expiresOn: '2026-12-31' },
      { officer: inspectors[1]!, what: 'live-animals', expiresOn: '2026-02-01' },
    ],
    open: [
      {
        inspection: idOf(960),
        crossing: idOf(1),
        plate: '4471UBA',
        at: minutesAgo(34),
        officer: inspectors[2]!,
        proposed: false,
      },
      {
        inspection: idOf(961),
        crossing: idOf(2),
        plate: '2290UNE',
        at: minutesAgo(12),
        officer: inspectors[3]!,
        proposed: true,
      },
      { inspection: idOf(962), crossing: idOf(3), plate: '8812UAR', at: minutesAgo(5), proposed: false },
    ],
    handovers: [
      {
        id: idOf(850),
        shift: idOf(800),
        at: minutesAgo(395),
        by: 'sarnai',
        note: 'Bay 2 waits for the veterinarian until 18:00. The scanner’s left wheel is loose: do not use it on a slope.',
        open: [
          { crossing: idOf(1), state: 'held', lane: 'red' },
          { crossing: idOf(2), state: 'checking', lane: 'red' },
        ],
      },
    ],
  };
}
