import type { CrossingId, HashHex, Instant, LocalDay } from '../../core/domain/ids.ts';
import { addDays, localDay, localParts, startOfLocalDay } from '../../core/domain/time.ts';
import { REASSIGNMENT_CODES } from '../../core/roster/roster.ts';
import { custodianText } from '../../core/select/draw.ts';
import { chance, pick } from '../../scenario/random/draw.ts';
import { randomOf } from '../../scenario/random/random.ts';
import type { Assignment, Reassignment } from '../../store/port/roster.ts';
import { assignmentLeaf, drawInspector } from '../../work/draws/assign.ts';
import { commitParts, handOverParts } from '../../work/draws/contribute.ts';
import { inspectionHandle } from '../../work/draws/handles.ts';
import { planDay } from '../../work/draws/plan-draws.ts';
import { decisionLeaf } from '../../work/decide-leaf.ts';
import { sha256Hex } from '../../work/hash.ts';
import { putShift } from '../../work/roster/keep-roster.ts';
import type { Core } from '../compose/core.ts';
import { actionId } from './action-id.ts';
import { OFFICERS, type Voyage } from './voyage.ts';

const CUSTODIANS = ['demo-custodian', 'demo-custodian2'] as const;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** The evening on which the demo's custodians come, and days ahead for which they do in the live day. */
const EVENING_HOURS = 6;
const LIVE_DAYS_AHEAD = 2;

/**
 * Lets both custodians commit, and then hand over, their parts of a day. Their secrets follow from the day, so that a demo
 * that was interrupted goes on with the same; people's come from their browsers.
 */
async function contribute({ environment }: Core, day: LocalDay, now: Instant): Promise<void> {
  const secretOf = (custodian: string): string => sha256Hex(`${custodian}:${day}`);
  const after = (minutes: number): Instant => (now + minutes * MINUTE_MS) as Instant;
  await planDay(environment, day, now);
  for (const [at, custodian] of CUSTODIANS.entries()) {
    const commitment = sha256Hex(custodianText(day, secretOf(custodian)));
    await commitParts(environment, custodian, [{ day, commitment }], after(1 + at));
  }
  for (const [at, custodian] of CUSTODIANS.entries()) {
    const part = { day, secretHex: secretOf(custodian) };
    await handOverParts(environment, custodian, [part], after(1 + CUSTODIANS.length + at));
  }
}

/** The parts of days of the past, each given on the evening before its day, and its shifts. Today's are left to a lead. */
export function contributePast(core: Core): (day: LocalDay) => Promise<void> {
  const { timeZone } = core.environment;
  let through: LocalDay | undefined;
  return async (day) => {
    if (through !== undefined && day <= through) return;
    through = day;
    if (day < localDay(Date.now() as Instant, timeZone)) await putShifts(core, day);
    await contribute(core, day, (startOfLocalDay(day, timeZone) - EVENING_HOURS * HOUR_MS) as Instant);
  };
}

/** The parts of the next days; further ones are left to whoever tries the custodian's page. */
export async function contributeAhead(core: Core, now: Instant): Promise<void> {
  const { store, timeZone } = core.environment;
  const today = localDay(now, timeZone);
  const standing = await store.draws.contributions(addDays(today, 1), addDays(today, LIVE_DAYS_AHEAD));
  for (let ahead = 1; ahead <= LIVE_DAYS_AHEAD; ahead++) {
    const day = addDays(today, ahead);
    if (!standing.some((one) => one.day === day && one.secretHex !== undefined)) await contribute(core, day, now);
  }
}

/** Three teams of four, round the clock. */
const INSPECTORS = Array.from({ length: 12 }, (_, at) => `${OFFICERS.bay}-${at + 1}`);
const TEAM_SIZE = 4;
const TURN_HOURS = 8;
const REST_MS = 24 * HOUR_MS;
const REASSIGNED = 0.03;
/**
 * What the demo plants for the auditor's page to find: this inspector takes inspections of this broker over, under a code, half
 * of the time.
 */
const PLANTED = { officer: `${OFFICERS.bay}-7`, declarant: 'OP-1002', share: 0.5 } as const;

const BAYS = [
  { name: 'Bay 1', open: true, equipment: ['forklift', 'scanner'] },
  { name: 'Bay 2', open: true, equipment: ['forklift'] },
  { name: 'Bay 3', open: false, equipment: ['reefer plug'] },
] as const;

/** The three shifts of a day, as its lead wrote them. */
async function putShifts({ environment }: Core, day: LocalDay): Promise<void> {
  const { store, timeZone } = environment;
  const start = startOfLocalDay(day, timeZone);
  // A past that is loaded again after an interruption has them already.
  if ((await store.roster.shifts(start, (start + 1) as Instant)).length > 0) return;
  for (const turn of [0, 1, 2]) {
    const from = (start + turn * TURN_HOURS * HOUR_MS) as Instant;
    const until = (from + TURN_HOURS * HOUR_MS) as Instant;
    const shift = { from, until, officers: teamAt(from, timeZone), bays: BAYS };
    await putShift(environment, shift, OFFICERS.lead, (from - HOUR_MS) as Instant);
  }
}

/** Draws inspectors for the inspections of a past, as the live day does, and lets some be taken over. */
export function assignPast(core: Core): (voyages: readonly Voyage[]) => Promise<void> {
  const { environment, assessor } = core;
  const { store, timeZone } = environment;
  const lately = new Map<string, Instant>();
  return async (voyages) => {
    const red = voyages.filter(({ crossing }) => crossing.lane === 'red' && crossing.stages.checkStarted !== undefined);
    const carried = await store.declarations.byIds(red.flatMap(({ crossing }) => crossing.declarations));
    const byId = new Map(carried.map((one) => [one.id, one]));
    const drawn: Assignment[] = [];
    const moves: Reassignment[] = [];
    for (const { crossing } of red.sort((a, b) => startOf(a) - startOf(b))) {
      const at = startOf({ crossing });
      const aboard = crossing.declarations.flatMap((id) => byId.get(id) ?? []);
      const declarant = aboard[0]?.declaration.declarant;
      const id = actionId(crossing.id, 'inspection', at);
      const vehicle = {
        plate: String(crossing.vehicle.plate),
        firstHashes: aboard.map((one) => one.firstHash as HashHex),
      };
      const period = await assessor.seeds.at(at);
      const onShift = teamAt(at, timeZone);
      const assignment = drawInspector(period, {
        id,
        crossingId: crossing.id as CrossingId,
        operators: declarant === undefined ? [] : [declarant],
        needs: [],
        handle: inspectionHandle(period, vehicle, 0),
        basis: 'shift',
        at,
        officers: INSPECTORS.map((officer) => ({
          officer,
          onShift: onShift.includes(officer),
          qualified: [],
          recent: at - (lately.get(`${officer} ${declarant}`) ?? 0) < REST_MS,
        })),
      });
      drawn.push(assignment);
      if (assignment.drawn === undefined) continue;
      const move = takenOver(assignment, onShift, declarant);
      if (move !== undefined) moves.push(move);
      lately.set(`${assignment.drawn} ${declarant}`, at);
    }
    await store.assignments.add(drawn, { events: [], leaves: drawn.map(assignmentLeaf) });
    for (const move of moves) {
      const leaf = decisionLeaf('reassignment-approved', move.inspectionId, move.proposedAt, { record: move });
      await store.assignments.propose(move, { events: [], leaves: [leaf] });
    }
  };
}

const startOf = ({ crossing }: Pick<Voyage, 'crossing'>): Instant => (crossing.stages.checkStarted ?? 0) as Instant;

function teamAt(at: Instant, zone: Parameters<typeof localParts>[1]): readonly string[] {
  const { day, hour } = localParts(at, zone);
  const turn = (Math.floor(hour / TURN_HOURS) + Number(day.slice(-2))) % (INSPECTORS.length / TEAM_SIZE);
  return INSPECTORS.slice(turn * TEAM_SIZE, (turn + 1) * TEAM_SIZE);
}

function takenOver(
  { inspectionId, drawn, at }: Assignment,
  onShift: readonly string[],
  declarant: string | undefined,
): Reassignment | undefined {
  const random = randomOf(inspectionId, 'taken over');
  const planted = declarant === PLANTED.declarant && onShift.includes(PLANTED.officer) && chance(random, PLANTED.share);
  if (!planted && !chance(random, REASSIGNED)) return undefined;
  const others = onShift.filter((officer) => officer !== drawn);
  const to = planted ? PLANTED.officer : pick(random, others);
  if (to === drawn) return undefined;
  return {
    id: actionId(inspectionId, 'reassignment', at),
    inspectionId,
    code: planted ? 'workload' : pick(random, REASSIGNMENT_CODES),
    ...(drawn === undefined ? {} : { from: drawn }),
    to,
    proposedBy: OFFICERS.lead,
    proposedAt: at,
    approvedBy: `${OFFICERS.lead}-2`,
    approvedAt: at,
  };
}
