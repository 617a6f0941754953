import type { StewardshipServices } from '../../server/stewardship-services.ts';
import type { Environment } from '../../work/environment.ts';
import { contestFigure, viewOwnFigures, viewTeamFigures } from '../../work/integrity/see-figures.ts';
import { seeFairness } from '../../work/fairness/see-fairness.ts';
import { askToWaive, dutyBulletin, recordLook, reviewQueue, waiveLook } from '../../work/quality/look-again.ts';
import { lookUpMessage } from '../../work/raw/look-up-message.ts';
import { lookUpPlate, whatIsHeld } from '../../work/retention/look-up-plate.ts';
import { retentionReport } from '../../work/retention/run-retention.ts';

/** Hands the look at the port's own work to the server. */
export function composeStewardship(environment: Environment): StewardshipServices {
  const { store } = environment;
  return {
    reviews: (officer, limit) => reviewQueue(environment, officer, limit),
    look: (id, look, officer, now) => recordLook(environment, id, look, officer, now),
    askWaiver: (id, reason, officer, now) => askToWaive(environment, id, reason, officer, now),
    waive: (id, approver, now) => waiveLook(environment, id, approver, now),
    fairness: (days, now) => seeFairness(store, days, now),
    teamFigures: (viewer, now) => viewTeamFigures(environment, viewer, now),
    ownFigures: (officer, now) => viewOwnFigures(environment, officer, now),
    contest: (said, officer, now) => contestFigure(environment, said, officer, now),
    bulletin: (now) => dutyBulletin(environment, now),
    retention: () => retentionReport(store, environment.rawMessages?.days ?? 0),
    lookUpMessage: (asked, reader, now) => lookUpMessage(environment, asked, reader, now),
    lookUpPlate: (asked, officer, now) => lookUpPlate(store, asked, officer, now),
    held: (operator, actor, now) => whatIsHeld(store, operator, actor, now),
  };
}
