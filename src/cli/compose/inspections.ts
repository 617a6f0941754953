import type { InspectionServices } from '../../server/services.ts';
import { actOnInspection } from '../../work/inspections/act-on-inspection.ts';
import { withOfficer } from '../../work/inspections/assign-officer.ts';
import { keepPhoto } from '../../work/inspections/keep-photo.ts';
import { pinVerifiers, setPin } from '../../work/inspections/pins.ts';
import type { Core } from './core.ts';

export function composeInspections({ environment }: Core): InspectionServices {
  return {
    act: (id, input, actor, now) => actOnInspection(environment, id, input, actor, now),
    withOfficer: (inspection, now) => withOfficer(environment, inspection, now),
    keepPhoto: (id, photoId, bytes, officer, now) => keepPhoto(environment, id, photoId, bytes, officer, now),
    setPin: (officer, pin, now) => setPin(environment, officer, pin, now),
    pinVerifiers: (now) => pinVerifiers(environment, now),
    offlineRelease: environment.offlineRelease === true,
    packs: () => environment.packs,
  };
}
