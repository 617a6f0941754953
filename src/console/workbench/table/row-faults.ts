import { HAZARDS } from '../../../core/domain/hazard.ts';
import { canonical } from '../../../core/rule/canonical.ts';
import { checkCondition } from '../../../core/rule/check-rule.ts';
import { exprOfRow, type Row } from '../../../core/rule/faces/table.ts';
import type { FieldName } from '../../../core/rule/fields.ts';
import { CELL_FAULT_WORDS } from '../../../messages/console-workbench.ts';
import type { Language } from '../../../messages/language.ts';
import { ruleSentence } from '../../../messages/rules.ts';
import type { Surroundings } from '../check-draft.ts';

/** What is wrong in a row, as a sentence at its cell; without a field it concerns the column of text, or the whole row. */
export interface CellSentence {
  readonly field?: FieldName;
  readonly sentence: string;
}
/** What is wrong with one row of a table; nothing where it may stand. */
export type FaultOf = (row: Row) => readonly CellSentence[];

/**
 * Says what is wrong with rows, as core's checker sees them. A row that did not change is not checked again, so a
 * thousand rows cost what changed.
 */
export function faultsIn(hazardName: string, surroundings: Surroundings, language: Language): FaultOf {
  const known = new WeakMap<Row, readonly CellSentence[]>();
  const hazard = HAZARDS.find((one) => one === hazardName);
  const find = (row: Row): readonly CellSentence[] => {
    if (row.length === 0) return [{ sentence: CELL_FAULT_WORDS['row-empty'][language] }];
    const alone = row.flatMap((term): readonly CellSentence[] => {
      const read = exprOfRow([term]);
      const place = term.kind === 'cell' ? { field: term.field } : {};
      if ('faults' in read) {
        return read.faults.map(({ fault }) => ({
          ...place,
          sentence:
            fault.kind === 'condition'
              ? ruleSentence(fault.diagnostic, language)
              : CELL_FAULT_WORDS[fault.kind][language],
        }));
      }
      const { diagnostics } = checkCondition(
        canonical(read.expr),
        hazard === undefined ? {} : { hazard },
        surroundings,
      );
      return diagnostics
        .filter(({ code, severity }) => severity === 'error' && !code.startsWith('printed-matter'))
        .map((diagnostic) => ({ ...place, sentence: ruleSentence(diagnostic, language) }));
    });
    if (alone.length > 0 || hazard === undefined) return alone;
    // Each cell alone is sound; only together may they seek what may not be sought.
    const whole = exprOfRow(row);
    if (!('expr' in whole)) return [];
    return checkCondition(canonical(whole.expr), { hazard }, surroundings)
      .diagnostics.filter(({ severity }) => severity === 'error')
      .map((diagnostic) => ({ sentence: ruleSentence(diagnostic, language) }));
  };
  return (row) => {
    const found = known.get(row) ?? find(row);
    known.set(row, found);
    return found;
  };
}
