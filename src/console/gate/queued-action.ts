import type { ActionInput } from '../../wire/crossings.ts';
import type { Queued } from '../device/queued.ts';

/** The steps that are taken at the gate's own page. */
export type GateAction = Extract<
  ActionInput['action'],
  'direct' | 'select' | 'start-check' | 'end-check' | 'hold' | 'lift-hold' | 'release' | 'exit'
>;

/** One step as the officer took it, before anything is known of what the server makes of it. */
export interface TakenAction extends Pick<ActionInput, 'seenLane' | 'result' | 'findings' | 'note' | 'selection'> {
  readonly action: GateAction;
  readonly plate: string;
  readonly crossingId?: string;
  /** What allows a release without the server; see core/outage/grant.ts. */
  readonly grant?: string;
}

/** A step on this device's disk, waiting to be sent or refused. */
export interface QueuedAction extends TakenAction, Queued {}
