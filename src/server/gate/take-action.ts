import type { HoldNote } from '../../core/domain/crossing.ts';
import type { Crossing } from '../../core/domain/crossing.ts';
import type { DeclarationId, Instant, Plate, TimeZone } from '../../core/domain/ids.ts';
import { parseDateTime } from '../../core/domain/time.ts';
import { errorSentence, hasErrorSentence } from '../../messages/errors.ts';
import type { ManualChoice } from '../../core/select/manual.ts';
import type { ActionInput, ActionOutcomeView } from '../../wire/crossings.ts';
import type { ActRefusal, CrossingInput, CrossingTarget } from '../../work/crossings/act.ts';
import { ACTION_ACCESS } from '../../wire/access.ts';
import { PERSONS_ONLY } from '../access.ts';
import type { App } from '../app.ts';
import type { ErrorCode } from '../errors.ts';
import { presentOneCrossing } from '../present/crossings.ts';
import type { Principal } from '../principal.ts';

/** Does one action of a device, or says why not; a refusal is a value, because the rest of a queue goes on. */
export async function takeAction(
  app: App,
  principal: Principal,
  target: CrossingTarget,
  action: ActionInput,
  now: Instant,
): Promise<ActionOutcomeView> {
  if (!ACTION_ACCESS[action.action].some((role) => principal.roles.has(role))) {
    return refuse(action, 'action-not-yours');
  }
  // A decision at the port is a person's, under their name.
  if (principal.kind === 'token' && action.action !== 'weigh' && PERSONS_ONLY.has(action.action)) {
    return refuse(action, 'person-required');
  }
  const input = inputOf(action, app.zone);
  if (input === undefined) return refuse(action, 'action-refused');
  const result = await app.services.crossings.act(target, input, { id: principal.id }, now);
  const { outcome, crossing } = result;
  const view = await presented(app, crossing);
  return outcome === 'refused'
    ? { ...refuse(action, codeOf(result.refusal)), ...view }
    : { id: action.id, outcome, ...view };
}

/** The passage as it stands, also with a refusal: a device shows it in the place of what it thought. */
async function presented(app: App, crossing: Crossing | undefined): Promise<Pick<ActionOutcomeView, 'crossing'>> {
  return crossing === undefined ? {} : { crossing: await presentOneCrossing(app.services.store, crossing, app.zone) };
}

/** A refused action with its sentence. */
export function refuse(action: Pick<ActionInput, 'id' | 'action'>, code: ErrorCode): ActionOutcomeView {
  return { id: action.id, outcome: 'refused', code, sentence: errorSentence(code, refusalDetails(action.action)) };
}

/** What sentences about a refused action name. */
export function refusalDetails(action: ActionInput['action']): { readonly roles: string } {
  return { roles: ACTION_ACCESS[action].join(', ') };
}

/** The error that a refusal of the use case is over HTTP. */
export function codeOf(refusal: ActRefusal): ErrorCode {
  if (refusal === 'unknown-crossing') return 'crossing-unknown';
  if (refusal === 'too-busy') return 'changed-meanwhile';
  return hasErrorSentence(refusal) ? refusal : 'action-refused';
}

/** The open passage of a plate. A vehicle without one may get one: then the way it goes counts, as its papers say. */
export async function targetOfPlate(
  app: App,
  plate: Plate,
  direction: 'inbound' | 'outbound' | undefined,
): Promise<CrossingTarget> {
  if (direction !== undefined) return { vehicle: { plate }, direction };
  const awaiting = await app.services.store.declarations.awaiting(plate);
  const leaving = awaiting.some(({ declaration }) => declaration.direction === 'export');
  const coming = awaiting.some(({ declaration }) => declaration.direction === 'import');
  return { vehicle: { plate }, direction: leaving && !coming ? 'outbound' : 'inbound' };
}

/** The wire's action in the words of the use case; undefined where its time is no time. */
function inputOf(action: ActionInput, zone: TimeZone): CrossingInput | undefined {
  const { at: text, findings, note, selection, ...rest } = action;
  const at = parseDateTime(text, zone);
  if (at === undefined) return undefined;
  const found = findings?.map(({ declarationId, ...finding }) => ({
    ...finding,
    ...(declarationId === undefined ? {} : { declarationId: declarationId as DeclarationId }),
  }));
  return {
    ...rest,
    at,
    ...(found === undefined ? {} : { findings: found }),
    ...(note === undefined ? {} : { note: note as HoldNote }),
    ...(selection === undefined ? {} : { selection: selection as ManualChoice }),
  };
}
