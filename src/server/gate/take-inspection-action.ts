import { parseDateTime } from '../../core/domain/time.ts';
import { ACT_REFUSALS } from '../../core/inspect/act.ts';
import { RELEASE_NEEDS } from '../../core/inspect/codes.ts';
import type { InspectionId } from '../../core/inspect/inspection.ts';
import type { Instant } from '../../core/domain/ids.ts';
import { errorSentence, hasErrorSentence } from '../../messages/errors.ts';
import { INSPECTION_ACCESS } from '../../wire/access.ts';
import type { InspectionActionInput, InspectionActionOutcomeView } from '../../wire/inspections.ts';
import type { InspectionInput, InspectRefusal } from '../../work/inspections/act-on-inspection.ts';
import type { App } from '../app.ts';
import type { ErrorCode } from '../errors.ts';
import { conditionsOf, presentInspections } from '../present/inspections.ts';
import type { Principal } from '../principal.ts';

/** Why an act cannot be keyed from the paper form that it names. */
const FORM_CODES = ['form-unknown', 'form-kind', 'form-line', 'form-time'] as const;

/** What the machines of inspection and crossing refuse an act with. */
export const INSPECTION_REFUSALS: readonly ErrorCode[] = [
  ...ACT_REFUSALS,
  ...RELEASE_NEEDS,
  'pin-wrong',
  ...FORM_CODES,
];

/** Does one act of a device, or says why not; a refusal is a value, because the rest of a queue goes on. */
export async function takeInspectionAction(
  app: App,
  principal: Principal,
  id: InspectionId,
  action: InspectionActionInput,
  now: Instant,
): Promise<InspectionActionOutcomeView> {
  const mayAct = INSPECTION_ACCESS[action.action].some((role) => principal.roles.has(role));
  const at = parseDateTime(action.at, app.zone);
  if (at === undefined) return refuse(action, mayAct ? 'action-refused' : 'action-not-yours');
  const input = { ...action, at } as InspectionInput;
  if (!mayAct) {
    await app.services.inspections.listRefused(id, input, { id: principal.id }, now);
    return refuse(action, 'action-not-yours');
  }
  const result = await app.services.inspections.act(id, input, { id: principal.id }, now);
  const shown = result.inspection === undefined ? [] : [result.inspection];
  const [inspection] = await presentInspections(app.services.store, shown, principal, app.zone, conditionsOf(app));
  const view = inspection === undefined ? {} : { inspection };
  if (result.outcome === 'refused') return { ...refuse(action, codeOf(result.refusal)), ...view };
  return { id: action.id, outcome: result.outcome, ...view };
}

function refuse(
  { id, action }: Pick<InspectionActionInput, 'id' | 'action'>,
  code: ErrorCode,
): InspectionActionOutcomeView {
  return { id, outcome: 'refused', code, sentence: errorSentence(code, refusedActDetails(action)) };
}

/** What sentences about a refused act name. */
export function refusedActDetails(action: InspectionActionInput['action']): { readonly roles: string } {
  return { roles: INSPECTION_ACCESS[action].join(', ') };
}

/** A refusal's own code where there is a sentence for it. */
function codeOf(refusal: InspectRefusal): ErrorCode {
  if (refusal === 'too-busy') return 'changed-meanwhile';
  return hasErrorSentence(refusal) ? refusal : 'action-refused';
}
