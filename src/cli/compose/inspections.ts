import type { InspectionServices } from '../../server/services.ts';
import { actOnInspection } from '../../work/inspections/act-on-inspection.ts';
import { withOfficer } from '../../work/inspections/assign-officer.ts';
import { keepPhoto } from '../../work/inspections/keep-photo.ts';
import { pinVerifiers, setPin } from '../../work/inspections/pins.ts';
import { checkForm } from '../../work/outage/key-form.ts';
import { listInspectionAct, mayReleaseOffline } from '../../work/outage/release-offline.ts';
import { openReviews } from '../../work/quality/open-reviews.ts';
import type { SigningKey } from '../../work/slips.ts';
import type { Core } from './core.ts';

/** Hands the use cases of inspections to the server: an act with all that has to follow it. */
export function composeInspections({ environment }: Core, key: SigningKey): InspectionServices {
  return {
    async act(id, input, actor, now) {
      const fault = await checkForm(environment, input, now);
      if (fault !== undefined) return { outcome: 'refused', refusal: fault };
      const granted = await mayReleaseOffline(environment, key, id, input, now);
      const result = await actOnInspection(environment, id, input, actor, now, granted);
      await listInspectionAct(environment, input, granted, result, actor.id, now);
      // So that whoever is to look again sees it at once; its release asks again.
      if (result.outcome === 'done' && result.inspection.state === 'concluded') {
        const crossing = await environment.store.crossings.byId(result.inspection.crossing);
        if (crossing !== undefined) await openReviews(environment, result.inspection, crossing, now);
      }
      return result;
    },
    async listRefused(id, input, actor, now) {
      // Paper is not keyed by whoever may not: what is meant is what happened on a device.
      if (input.action !== 'conclude' || input.form !== undefined) return;
      const inspection = await environment.store.inspections.byId(id);
      if (inspection === undefined) return;
      const granted = await mayReleaseOffline(environment, key, id, input, now);
      const became = { outcome: 'refused', refusal: 'action-not-yours', inspection } as const;
      await listInspectionAct(environment, input, granted, became, actor.id, now);
    },
    withOfficer: (inspection, now) => withOfficer(environment, inspection, now),
    keepPhoto: (id, photoId, bytes, officer, now) => keepPhoto(environment, id, photoId, bytes, officer, now),
    setPin: (officer, pin, now) => setPin(environment, officer, pin, now),
    pinVerifiers: (now) => pinVerifiers(environment, now),
    offlineRelease: environment.offlineRelease === true,
    packs: () => environment.packs,
  };
}
