import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { Expr } from '../../../core/rule/ast.ts';
import { canonical } from '../../../core/rule/canonical.ts';
import { exprOfRows, rowsOf } from '../../../core/rule/faces/table.ts';
import { MAX_CONDITION_LENGTH } from '../../../core/rule/parse.ts';
import { workbenchWords as words } from '../../../messages/console-workbench.ts';
import { useLanguage, useSay } from '../../pieces/say.ts';
import type { Surroundings } from '../check-draft.ts';
import { DecisionTable, type TableRow } from './decision-table.tsx';
import { faultsIn } from './row-faults.ts';

/** One rule as a table: its alternatives are the rows. Rows that cannot be read yet change nothing. */
export function RuleTable(props: {
  readonly expr: Expr | undefined;
  readonly onChange: (when: string) => void;
  readonly hazard: string;
  readonly surroundings: Surroundings;
}): ReactNode {
  const say = useSay();
  const [language] = useLanguage();
  const { expr, onChange, hazard, surroundings } = props;
  const when = expr === undefined ? '' : canonical(expr);
  const name = useCallback((place: number) => `${say(words.row)} ${place + 1}`, [say]);
  const rowsNow = useCallback(
    (): readonly TableRow[] =>
      expr === undefined ? [] : rowsOf(expr).map((terms, place) => ({ name: name(place), terms })),
    [expr, name],
  );
  const [{ rows }, setState] = useState(() => ({ rows: rowsNow(), says: when }));
  useEffect(() => {
    setState((before) => (before.says === when ? before : { rows: rowsNow(), says: when }));
  }, [rowsNow, when]);
  const faultOf = useMemo(() => faultsIn(hazard, surroundings, language), [hazard, surroundings, language]);
  const [tooLong, setTooLong] = useState(false);
  const change = useCallback(
    (next: readonly TableRow[]) => {
      const read = exprOfRows(next.map(({ terms }) => terms));
      const text = 'expr' in read ? canonical(read.expr) : undefined;
      const long = (text?.length ?? 0) > MAX_CONDITION_LENGTH;
      setTooLong(long);
      const named = next.map((row, place) => ({ ...row, name: name(place) }));
      setState((before) => ({ rows: named, says: text === undefined || long ? before.says : text }));
      if (text !== undefined && !long) onChange(text);
    },
    [onChange, name],
  );
  const faults = rows.filter(({ terms }) => faultOf(terms).length > 0).length;
  return (
    <>
      <DecisionTable
        label={say(words.tableLabel)}
        nameHead={say(words.row)}
        note={`${say(words.tableNote)} ${say(words.cellNote)}`}
        rows={rows}
        faultOf={faultOf}
        onChange={change}
        newName={name}
      />
      <p className={tooLong || faults > 0 ? 'act small' : 'quiet small'} role="status">
        {tooLong ? say(words.tooManyRows) : faults > 0 ? say(words.rowsWithFaults, { count: faults }) : ''}
      </p>
    </>
  );
}
