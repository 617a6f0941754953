import type { Hazard } from '../../core/domain/hazard.ts';
import type { DeclarationId } from '../../core/domain/ids.ts';
import type { FindingResult } from '../../core/inspect/codes.ts';
import type { InspectionOrder, ItemRef } from '../../core/inspect/order.ts';
import { allowedHazards } from '../../core/rule/limits.ts';
import type { CheckOutcome, PlayedFinding } from '../play/check.ts';
import type { FindingCode } from '../truth/fault.ts';
import type { PlannedDeed } from './planned-act.ts';

/** What is known when findings are written: the order, and what the check came to. */
interface Examined {
  readonly order: Pick<InspectionOrder, 'items' | 'aboard'>;
  readonly outcome: CheckOutcome;
  /** References of the declarations aboard, by which an outcome names them. */
  readonly references: ReadonlyMap<DeclarationId, string>;
}

/**
 * A result for each ordered item, and for whatever else was found to be wrong: what the check saw, and nothing besides. An honest
 * slip is a remark; what a check of the papers would name and the order does not is still named on its own line.
 */
export function findingsOnItems({ order, outcome, references }: Examined): readonly PlannedDeed[] {
  const { result, findings } = outcome;
  const speaksOf = (item: ItemRef, one: PlayedFinding): boolean =>
    item.declarationId !== undefined && references.get(item.declarationId) === one.reference && item.line === one.line;
  const bad = result === 'not-conform';
  const said = (item: ItemRef, one: PlayedFinding): PlannedDeed =>
    bad
      ? recorded(item, { result: resultOf(one.code), hazard: hazardFor(order, item, one.hazard), measure: 'detained' })
      : recorded(item, { result: 'conform-with-remarks', measure: 'declaration-to-be-amended' });
  const onItems = order.items.map((item, index) => {
    const found = findings.find((one) => speaksOf(item, one));
    if (found !== undefined) return said(item, found);
    // A remark that concerns no fault: a torn sheet, a cover badly tied.
    const remark = result === 'conform-with-remarks' && findings.length === 0 && index === 0;
    return recorded(item, { result: remark ? 'conform-with-remarks' : 'conform', measure: 'none' });
  });
  const others = findings.filter((one) => !order.items.some((item) => speaksOf(item, one)));
  return [...onItems, ...others.map((one) => said(order.aboard.find((item) => speaksOf(item, one)) ?? {}, one))];
}

/** A finding of the simulated port as officers code it. */
export const resultOf = (code: FindingCode): FindingResult => (code === 'other' ? 'misdescription' : code);

/** What may be looked for in goods of that code at all; else it is a matter of duty. */
function hazardFor({ aboard }: Pick<InspectionOrder, 'aboard'>, item: ItemRef, hazard: Hazard): Hazard {
  const hs = aboard.find((one) => one.declarationId === item.declarationId && one.line === item.line)?.hs;
  return allowedHazards(hs).includes(hazard) ? hazard : 'revenue';
}

type Said = Pick<Extract<PlannedDeed, { action: 'record-finding' }>, 'result' | 'hazard' | 'measure'>;

function recorded({ declarationId, line }: ItemRef, said: Said): PlannedDeed {
  return {
    action: 'record-finding',
    ...(declarationId === undefined ? {} : { declarationId }),
    ...(line === undefined ? {} : { line }),
    ...said,
  };
}
