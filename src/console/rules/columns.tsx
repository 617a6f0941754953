import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { rulesWords as words, RULE_STATE_WORDS } from '../../messages/console-rules.ts';
import { HAZARD_WORDS, LANE_WORDS } from '../../messages/console-words.ts';
import type { RuleRowView } from '../../wire/rules.ts';
import { LaneMark } from '../lane-mark.tsx';
import { useFormat } from '../pieces/format.ts';
import type { Column } from '../pieces/grid/column.ts';
import { RowLink } from '../pieces/grid/row-link.tsx';
import { useSay } from '../pieces/say.ts';
import { type RuleSort, searchOfRules } from './search.ts';
import { Validity } from './validity.tsx';

/** The columns of the list of rules. */
export function useColumns(sort: RuleSort, open: (row: RuleRowView) => void): readonly Column<RuleRowView>[] {
  const say = useSay();
  const format = useFormat();
  const navigate = useNavigate();
  return useMemo(() => {
    const sortBy = (by: RuleSort, order: 'ascending' | 'descending') => ({
      order: sort === by ? order : undefined,
      toggle: () => void navigate({ to: '/rules', search: (before) => searchOfRules({ ...before, sort: by }) }),
    });
    const columns: readonly Column<RuleRowView>[] = [
      {
        id: 'rule',
        head: say(words.rule),
        width: 'minmax(17.2em, 1.3fr)',
        sort: sortBy('id', 'ascending'),
        cell: (row) => (
          <RowLink href={`/rules/${row.id}`} open={() => open(row)}>
            {row.id}
          </RowLink>
        ),
        copy: (row) => row.id,
      },
      {
        id: 'lane',
        head: say(words.lane),
        width: '10.5em',
        sort: sortBy('lane', 'descending'),
        cell: (row) => <LaneMark lane={row.lane} word={say(LANE_WORDS[row.lane])} />,
        copy: (row) => say(LANE_WORDS[row.lane]),
      },
      {
        id: 'reason',
        head: say(words.reason),
        width: 'minmax(11.4em, 2.4fr)',
        cell: (row) => <span title={say(row.reason)}>{say(row.reason)}</span>,
        copy: (row) => say(row.reason),
      },
      {
        id: 'hazard',
        head: say(words.hazard),
        width: 'minmax(10.8em, 0.8fr)',
        cell: (row) => <span className="quiet">{say(HAZARD_WORDS[row.hazard])}</span>,
        copy: (row) => say(HAZARD_WORDS[row.hazard]),
      },
      {
        id: 'rate',
        head: say(words.rate),
        width: '5.6em',
        align: 'end',
        cell: (row) => (row.mandatory ? say(words.byLaw) : format.number(row.rate * 100)),
        copy: (row) => String(row.rate * 100),
      },
      {
        id: 'hits',
        head: say(words.hits),
        width: '5em',
        align: 'end',
        sort: sortBy('hits', 'descending'),
        cell: (row) => format.number(row.hits7d),
        copy: (row) => String(row.hits7d),
      },
      {
        id: 'state',
        head: say(words.state),
        width: '4.4em',
        cell: (row) => say(RULE_STATE_WORDS[row.state]),
        copy: (row) => say(RULE_STATE_WORDS[row.state]),
      },
      {
        id: 'until',
        head: say(words.valid),
        width: '11.6em',
        sort: sortBy('until', 'ascending'),
        cell: (row) => <Validity from={row.validFrom} until={row.validUntil} />,
        copy: (row) => `${row.validFrom}/${row.validUntil}`,
      },
      {
        id: 'owner',
        head: say(words.owner),
        width: 'minmax(5.2em, 0.5fr)',
        cell: (row) => row.owner,
        copy: (row) => row.owner,
      },
      {
        id: 'approver',
        head: say(words.approver),
        width: 'minmax(5.2em, 0.5fr)',
        cell: (row) => row.approvedBy,
        copy: (row) => row.approvedBy,
      },
    ];
    return columns;
  }, [say, format, navigate, sort, open]);
}
