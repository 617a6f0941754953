import type { Hazard } from '../domain/hazard.ts';
import type { ActorId, DeclarationId, HsCode, RuleId } from '../domain/ids.ts';
import type { BilingualText } from '../domain/text.ts';
import type { PackStep } from './checklist.ts';
import type { Agency, Equipment, Observation, OrderReason } from './codes.ts';

/** One goods item aboard a vehicle; without one the vehicle itself is meant. */
export interface ItemRef {
  readonly declarationId?: DeclarationId;
  readonly line?: number;
}

/** Why something stands in an order. */
export interface Because {
  readonly code: OrderReason;
  readonly hazard?: Hazard;
  readonly rule?: RuleId;
  /** The rule's own reason. */
  readonly reason?: BilingualText;
  /** Of a load that an officer selected: what was seen, and who selected it. */
  readonly observation?: Observation;
  readonly by?: ActorId;
}

/** A goods item to examine, with what was declared of it. */
export interface OrderedItem extends ItemRef {
  readonly reference?: string;
  readonly hs?: HsCode;
  /** Absent for printed matter, media and devices: what they are about is nobody's business here. */
  readonly description?: string;
  readonly declared: {
    readonly netKg?: number;
    readonly grossKg?: number;
    readonly packages?: number;
    readonly quantity?: number;
    readonly unit?: string;
  };
  readonly hazards: readonly Hazard[];
  /** Per cent of it that is unloaded. */
  readonly unloadPercent: number;
  readonly because: readonly Because[];
}

/** A step as it stands in an order: the pack's, under `pack/step`, with what it looks for. */
export interface OrderedStep extends Omit<PackStep, 'id'> {
  readonly id: string;
  readonly pack: string;
  readonly hazards: readonly Hazard[];
}

/** A checklist by id and version: what the officers work by is what was in force when the inspection was opened. */
export interface OrderedPack {
  readonly id: string;
  readonly version: number;
  readonly title: BilingualText;
  readonly because: readonly Because[];
}

/** What an inspection is to do, frozen when it is opened. */
export interface InspectionOrder {
  readonly items: readonly OrderedItem[];
  /** Every goods item aboard: findings may name one that was not ordered. */
  readonly aboard: readonly { readonly declarationId: DeclarationId; readonly line: number; readonly hs: HsCode }[];
  /** In the order in which the work is done. */
  readonly packs: readonly OrderedPack[];
  readonly steps: readonly OrderedStep[];
  /** The most that is unloaded of any item, per cent. */
  readonly unloadPercent: number;
  readonly equipment: readonly Equipment[];
  /** Partner agencies that share the appointment, each with the hazard that is its business. */
  readonly agencies: readonly { readonly agency: Agency; readonly hazard: Hazard }[];
  /** As declared, each once. */
  readonly seals: readonly string[];
  /** What the officers on it must be qualified in. */
  readonly qualifications: readonly string[];
}

/** Whether two references name the same thing. */
export function sameItem(a: ItemRef, b: ItemRef): boolean {
  return a.declarationId === b.declarationId && a.line === b.line;
}
