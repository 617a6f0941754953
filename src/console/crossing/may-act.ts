import type { CrossingAction } from '../../core/domain/crossing.ts';
import type { Role } from '../../core/domain/role.ts';

const GATE: readonly Role[] = ['gate-officer', 'shift-lead'];
const PORT: readonly Role[] = ['gate-officer', 'inspector', 'shift-lead'];

const WHO: Readonly<Record<CrossingAction, readonly Role[]>> = {
  arrive: GATE,
  'come-to-gate': GATE,
  direct: GATE,
  'start-check': PORT,
  'end-check': PORT,
  hold: PORT,
  'lift-hold': ['shift-lead'],
  release: PORT,
  exit: GATE,
  cancel: GATE,
};

/** Whether to offer an action to somebody with these roles. The server decides; this only spares a refusal. */
export function mayAct(action: CrossingAction, roles: readonly Role[]): boolean {
  return WHO[action].some((role) => roles.includes(role));
}
