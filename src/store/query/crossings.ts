import type { ClientBase, Pool } from 'pg';
import {
  type CheckResult,
  type Crossing,
  type CrossingState,
  type Hold,
  RELEASE_STAGES,
  type ReleaseStage,
} from '../../core/domain/crossing.ts';
import type { VehicleKind } from '../../core/domain/declaration.ts';
import type { CountryCode, CrossingId, DeclarationId, Instant, Plate } from '../../core/domain/ids.ts';
import { type Lane, strictest } from '../../core/domain/lane.ts';
import { timestampOrNull } from './encode.ts';

const STAGE_COLUMN: Readonly<Record<ReleaseStage, string>> = {
  booked: 'booked_at',
  arrived: 'arrived_at',
  gate: 'gate_at',
  directed: 'directed_at',
  checkStarted: 'check_started_at',
  checkEnded: 'check_ended_at',
  released: 'released_at',
  exited: 'exited_at',
};

/** A row of the table with its declarations; names as the columns have them. */
export interface CrossingRow extends Readonly<Record<string, unknown>> {
  readonly id: CrossingId;
  readonly plate: Plate;
  readonly trailer_plate: Plate | null;
  readonly country: CountryCode | null;
  readonly kind: VehicleKind | null;
  readonly direction: 'inbound' | 'outbound';
  readonly state: CrossingState;
  readonly lane: Lane;
  readonly booked: boolean;
  readonly slot_at: Instant | null;
  readonly check_result: CheckResult | null;
  readonly check_lane: Lane | null;
  readonly hold: Hold | null;
  readonly weighed_kg: number | null;
  readonly version: number;
  readonly declarations: readonly DeclarationId[] | null;
}

/** The columns of a crossing with its declarations gathered into one array. */
const SELECT_CROSSING = `select c.*, (select array_agg(cd.declaration_id::text order by cd.declaration_id)
  from crossing_declaration cd where cd.crossing_id = c.id) as declarations from crossing c`;

/** A row as the domain has it: what is null there is absent here. */
function toCrossing(row: CrossingRow): Crossing {
  const stages: Partial<Record<ReleaseStage, Instant>> = {};
  // Null and absent are one here: a stage that was not stamped.
  for (const stage of RELEASE_STAGES) {
    const at = row[STAGE_COLUMN[stage]];
    if (typeof at === 'number') stages[stage] = at as Instant;
  }
  return {
    id: row.id,
    vehicle: {
      plate: row.plate,
      ...(row.trailer_plate === null ? {} : { trailerPlate: row.trailer_plate }),
      ...(row.country === null ? {} : { country: row.country }),
      ...(row.kind === null ? {} : { kind: row.kind }),
    },
    direction: row.direction,
    state: row.state,
    lane: row.lane,
    booked: row.booked,
    ...(row.slot_at === null ? {} : { slotAt: row.slot_at }),
    stages,
    declarations: row.declarations ?? [],
    ...(row.check_result === null ? {} : { checkResult: row.check_result }),
    ...(row.check_lane === null ? {} : { checkLane: row.check_lane }),
    ...(row.hold === null ? {} : { hold: row.hold }),
    ...(row.weighed_kg === null ? {} : { weighedKg: row.weighed_kg }),
    version: row.version,
  };
}

/** In the order of `valuesOf`; `id` is first, which `updateCrossing` relies on. */
const COLUMNS = [
  'id',
  'plate',
  'trailer_plate',
  'country',
  'kind',
  'direction',
  'state',
  'lane',
  'booked',
  'slot_at',
  'check_result',
  'check_lane',
  'hold',
  'weighed_kg',
  'version',
  ...RELEASE_STAGES.map((stage) => STAGE_COLUMN[stage]),
];

/** In the order of COLUMNS. */
function valuesOf(c: Crossing): unknown[] {
  return [
    c.id,
    c.vehicle.plate ?? '',
    c.vehicle.trailerPlate ?? null,
    c.vehicle.country ?? null,
    c.vehicle.kind ?? null,
    c.direction,
    c.state,
    c.lane,
    c.booked,
    timestampOrNull(c.slotAt),
    c.checkResult ?? null,
    c.checkLane ?? null,
    c.hold === undefined ? null : JSON.stringify(c.hold),
    c.weighedKg ?? null,
    c.version,
    ...RELEASE_STAGES.map((stage) => timestampOrNull(c.stages[stage])),
  ];
}

const PLACES = COLUMNS.map((_, at) => `$${at + 1}`).join(', ');

/** Inserts one crossing; false when it is there or the vehicle has an open passage already. */
export async function insertCrossing(db: ClientBase, crossing: Crossing): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'insert-crossing',
    text: `insert into crossing (${COLUMNS.join(', ')}) values (${PLACES})
      on conflict do nothing`,
    values: valuesOf(crossing),
  });
  return rowCount === 1;
}

/** Inserts crossings in bulk; returns the ids of those that were not there and whose vehicle has no open passage. */
export async function insertCrossings(
  db: ClientBase,
  crossings: readonly Crossing[],
): Promise<ReadonlySet<CrossingId>> {
  const rows = crossings.map((crossing) => {
    const values = valuesOf(crossing);
    return { ...Object.fromEntries(COLUMNS.map((column, at) => [column, values[at]])), hold: crossing.hold ?? null };
  });
  const columns = COLUMNS.join(', ');
  const { rows: inserted } = await db.query<{ id: CrossingId }>(
    `insert into crossing (${columns}) select ${columns} from json_populate_recordset(null::crossing, $1)
    on conflict do nothing returning id`,
    [JSON.stringify(rows)],
  );
  return new Set(inserted.map((row) => row.id));
}

/** Writes a crossing over the version before it; false when another writer was first. */
export async function updateCrossing(db: ClientBase, crossing: Crossing): Promise<boolean> {
  const sets = COLUMNS.map((column, at) => `${column} = $${at + 1}`).slice(1);
  const { rowCount } = await db.query({
    name: 'update-crossing',
    text: `update crossing set ${sets.join(', ')} where id = $1 and version = $${COLUMNS.indexOf('version') + 1} - 1`,
    values: valuesOf(crossing),
  });
  return rowCount === 1;
}

/**
 * Ties declarations to a crossing: from then on they await no vehicle. One that another crossing carries stays there, and the
 * answer is false. In the order of their ids, so that two crossings that reach for the same ones wait for each other instead
 * of deadlocking.
 */
export async function linkDeclarations(db: ClientBase, ...crossings: readonly Crossing[]): Promise<boolean> {
  const pairs = crossings.flatMap(({ id, declarations }) => declarations.map((declaration) => ({ id, declaration })));
  if (pairs.length === 0) return true;
  const { rows } = await db.query<{ tied: number }>(
    `with t as (select * from unnest($1::uuid[], $2::uuid[]) as t (crossing, declaration)), linked as (
      insert into crossing_declaration (declaration_id, crossing_id)
      select declaration, crossing from t order by declaration
      on conflict (declaration_id) do nothing returning declaration_id), freed as (
      update declaration set awaited_plate = null from linked where declaration.id = linked.declaration_id)
    select ((select count(*) from linked) + (select count(*) from t join crossing_declaration cd
      on cd.declaration_id = t.declaration and cd.crossing_id = t.crossing))::int as tied`,
    [pairs.map((pair) => pair.id), pairs.map((pair) => pair.declaration)],
  );
  return rows[0]?.tied === pairs.length;
}

/** Sends the declarations of a cancelled passage back to await their vehicle: it may come after all, on another passage. */
export async function unlinkDeclarations(db: ClientBase, crossing: Crossing): Promise<void> {
  await db.query(
    `with freed as (delete from crossing_declaration where crossing_id = $1 returning declaration_id)
    update declaration set awaited_plate = declaration.body -> 'vehicle' ->> 'plate' from freed
    where declaration.id = freed.declaration_id`,
    [crossing.id],
  );
}

/** The strictest lane of some declarations, held until the transaction ends: an amendment that runs at the same time is waited for. */
export async function holdLanes(db: ClientBase, ids: readonly DeclarationId[]): Promise<Lane> {
  const { rows } = await db.query<{ lane: Lane }>(
    'select lane from declaration where id = any($1::uuid[]) order by id for share',
    [ids],
  );
  return strictest(rows.map((row) => row.lane));
}

/** Passages with what they carry; `where` is SQL over `c` and comes from this folder alone, never from outside. */
export async function selectCrossings(
  pool: Pool,
  where: string,
  values: readonly unknown[],
): Promise<readonly Crossing[]> {
  const { rows } = await pool.query<CrossingRow>(`${SELECT_CROSSING} ${where}`, [...values]);
  return rows.map(toCrossing);
}
