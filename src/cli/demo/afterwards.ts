import type { Instant } from '../../core/domain/ids.ts';
import type { Inspection } from '../../core/inspect/inspection.ts';
import { blocksRelease, type Review } from '../../core/oversee/review.ts';
import { tellTruth } from '../../scenario/truth/tell-truth.ts';
import { planLook } from '../../scenario/work/second-look.ts';
import type { World } from '../../scenario/world/world.ts';
import { recordLook } from '../../work/quality/look-again.ts';
import { openReviews } from '../../work/quality/open-reviews.ts';
import type { Core } from '../compose/core.ts';
import { playAudits } from './afterwards-audits.ts';
import { playCases } from './afterwards-cases.ts';
import { playOutage } from './afterwards-outage.ts';
import { playPapers } from './afterwards-papers.ts';
import type { Crew } from './crew.ts';
import type { Duties } from './duties.ts';
import { OFFICERS, type Voyage } from './voyage.ts';

const HOUR_MS = 3_600_000;
/** A second look is done when so much of the time between the decision and the release is over. */
const LOOKED_AT = 0.6;

/** What follows from the passages of a past: second looks, referrals, appeals, papers, audits. Each through its use case. */
export interface Afterwards {
  /** Takes note of passages that are written down now, and of what is to be done about them. */
  note(voyages: readonly Voyage[]): void;
}

/** Plays what officers, partners and traders do about past loads; audits and papers only `from` some instant on. */
export function playAfterwards(
  core: Core,
  world: World,
  crew: Crew,
  duties: Duties,
  from: { readonly audits: Instant; readonly papers: Instant },
): Afterwards {
  const { environment } = core;
  const { store } = environment;
  const truthOf = tellTruth(world);
  const cases = playCases(environment, world, duties);
  const outage = playOutage(environment, duties);
  const papers = playPapers(environment, world, duties, from.papers);
  playAudits(environment, world, truthOf, duties, from.audits);

  const look = async (review: Review, inspection: Inspection, vehicleId: string, at: Instant): Promise<void> => {
    const found = new Set(inspection.findings.map(({ line }) => line));
    const overlooked = (truthOf(vehicleId)?.faults ?? []).some(
      ({ cause, line }) => cause !== 'slip' && !found.has(line),
    );
    const inBay = review.kind === 'second-look';
    const { steps } = inspection.order;
    const first = crew.traits(inspection.assigned ?? OFFICERS.bay);
    const said = planLook(world.seed, { vehicleId, steps, first, overlooked, inBay });
    const by = inBay ? { id: OFFICERS.again, inBay } : { id: OFFICERS.reader, inBay };
    await recordLook(environment, review.id, said, by, at);
  };

  const lookAgain = async ({ vehicleId, crossing }: Voyage, at: Instant): Promise<void> => {
    const inspection = await store.inspections.ofCrossing(crossing.id);
    if (inspection === undefined) return;
    const released = crossing.stages.released ?? at;
    // The vehicle stood in the port at the time of which this tells.
    await openReviews(environment, inspection, { ...crossing, state: 'checked' }, at);
    for (const review of await store.reviews.ofInspection(inspection.id)) {
      const waits = blocksRelease(review) ? (released - at) * LOOKED_AT : readAfter(review);
      duties.add(at + waits, (then) => look(review, inspection, vehicleId, then));
    }
  };

  return {
    note(voyages) {
      for (const voyage of voyages) {
        papers.note(voyage);
        const inspection = voyage.inspection?.inspection;
        if (inspection?.concludedAt === undefined || voyage.crossing.stages.released === undefined) continue;
        duties.add(inspection.concludedAt, (at) => lookAgain(voyage, at));
        cases.note(voyage, inspection);
        outage.note(inspection);
      }
    },
  };
}

/** A reader gets to a case within three days; the newest wait for visitors. */
function readAfter({ inspection }: Review): number {
  return (6 + (Number.parseInt(inspection.slice(-4), 16) % 66)) * HOUR_MS;
}
