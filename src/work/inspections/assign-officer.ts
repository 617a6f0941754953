import type { ActorId, Instant } from '../../core/domain/ids.ts';
import { assignTo, type Inspection } from '../../core/inspect/inspection.ts';
import { assignInspection, officerOf } from '../draws/assign.ts';
import type { Environment } from '../environment.ts';

/**
 * Sees to it that an inspection that nobody began is with the officer whom the draw, or a reassignment since, names. Asked
 * for whenever one is opened or read, so that a process that died in between leaves nothing undone. Nobody on shift leaves
 * it without an officer: whoever begins it has it.
 */
export async function withOfficer(environment: Environment, inspection: Inspection, now: Instant): Promise<Inspection> {
  if (inspection.state !== 'ordered' && inspection.state !== 'assigned') return inspection;
  const { store } = environment;
  let officer = await officerOf(environment, inspection.id);
  if (officer === undefined) {
    // What the order says was aboard when it was written, not what the vehicle carries now: the draw's operators are
    // then fixed.
    const carried = await store.declarations.byIds([
      ...new Set(inspection.order.aboard.map((one) => one.declarationId)),
    ]);
    const operators = carried.flatMap(({ declaration: { declarant, importer, exporter, carrier } }) =>
      [declarant, importer, exporter, carrier].filter((one) => one !== undefined),
    );
    const drawn = await assignInspection(
      environment,
      {
        id: inspection.id,
        crossingId: inspection.crossing,
        operators: [...new Set(operators)],
        needs: inspection.order.qualifications,
      },
      now,
    );
    officer = drawn.drawn as ActorId | undefined;
  }
  if (officer === undefined || officer === inspection.assigned) return inspection;
  const assigned = { ...assignTo(inspection, officer), version: inspection.version + 1 };
  const crossing = await store.crossings.byId(inspection.crossing);
  if (crossing === undefined) return inspection;
  // The draw recorded who and why; here it only becomes visible. Whoever was first, it is the same officer.
  const saved = await store.inspections.save({ inspection: assigned, entries: [] }, crossing.version, [], []);
  return saved === 'moved' ? assigned : ((await store.inspections.byId(inspection.id)) ?? inspection);
}
