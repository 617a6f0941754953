import type { ReplayAsk } from '../../../wire/workbench.ts';
import type { Draft } from '../draft.ts';

/**
 * What to ask of a draft: only the parts that decide what it does, with the condition in canonical form, so that typing
 * a space or a reason asks nothing anew.
 */
export function askOf(
  draft: Draft,
  when: string,
  choice: { readonly against?: number; readonly from?: string; readonly to?: string },
): ReplayAsk {
  const { id, hazard, lane, mandatory, rate } = draft;
  const { against, from, to } = choice;
  return {
    draft: { id, hazard, lane, mandatory, rate, when },
    ...(against === undefined ? {} : { against: { rule: id, version: against } }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}
