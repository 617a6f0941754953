import type { CrossingAction } from '../../core/domain/crossing.ts';
import type { Role } from '../../core/domain/role.ts';
import { ACTION_ACCESS, holdsOne } from '../../wire/access.ts';

/** Whether to offer an action to somebody with these roles. The server decides, by the same table; this only spares a refusal. */
export function mayAct(action: CrossingAction, roles: readonly Role[]): boolean {
  return holdsOne(ACTION_ACCESS[action], roles);
}
