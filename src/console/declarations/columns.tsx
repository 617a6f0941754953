import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { declarationsWords as words } from '../../messages/console-declarations.ts';
import { DIRECTION_WORDS, LANE_WORDS, STATE_WORDS } from '../../messages/console-words.ts';
import type { DeclarationRowView } from '../../wire/declarations.ts';
import { LaneMark } from '../lane-mark.tsx';
import { useFormat } from '../pieces/format.ts';
import type { Column } from '../pieces/grid/column.ts';
import { RowLink } from '../pieces/grid/row-link.tsx';
import { useRemembered } from '../pieces/remembered.ts';
import { useSay } from '../pieces/say.ts';
import { installationQuery } from '../wire/queries.ts';

/** The table's columns as this browser has them; `choose` is remembered here and nowhere else. */
export interface ChosenColumns {
  readonly all: readonly Column<DeclarationRowView>[];
  readonly shown: readonly Column<DeclarationRowView>[];
  readonly choose: (ids: readonly string[]) => void;
}

/** What is shown before anybody chooses: what fits a desk's width. */
const USUAL = 'reference,lane,accepted,declarant,importer,direction,firstHs,items,value,gross,crossing';

/** The columns of the table, and those that this browser was told to show. */
export function useColumns(open: (row: DeclarationRowView) => void): ChosenColumns {
  const say = useSay();
  const format = useFormat();
  const currency = useQuery(installationQuery).data?.currency ?? '';
  const [remembered, remember] = useRemembered('landport.declarations.columns', USUAL);
  return useMemo(() => {
    const text = (
      id: string,
      head: string,
      width: string,
      read: (row: DeclarationRowView) => string | undefined,
    ): Column<DeclarationRowView> => ({
      id,
      head,
      width,
      cell: (row) => read(row) ?? <span className="quiet">–</span>,
      copy: (row) => read(row) ?? '',
    });
    const figure = (
      id: string,
      head: string,
      width: string,
      read: (row: DeclarationRowView) => number | undefined,
      digits = 0,
    ): Column<DeclarationRowView> => ({
      id,
      head,
      width,
      align: 'end',
      cell: (row) => {
        const value = read(row);
        return value === undefined ? <span className="quiet">–</span> : format.number(value, digits);
      },
      copy: (row) => String(read(row) ?? ''),
    });
    const lane = (row: DeclarationRowView): ReactNode => <LaneMark lane={row.lane} word={say(LANE_WORDS[row.lane])} />;
    const state = (row: DeclarationRowView) =>
      row.crossingState === undefined ? undefined : say(STATE_WORDS[row.crossingState]);
    const direction = (row: DeclarationRowView) =>
      row.direction !== undefined && row.direction in DIRECTION_WORDS
        ? say(DIRECTION_WORDS[row.direction as keyof typeof DIRECTION_WORDS])
        : row.direction;
    const all: readonly Column<DeclarationRowView>[] = [
      {
        ...text('reference', say(words.reference), 'minmax(10.5em, 1.4fr)', (row) => row.reference),
        cell: (row) => (
          <RowLink href={`/declarations/${row.id}`} open={() => open(row)}>
            {row.reference}
          </RowLink>
        ),
      },
      { ...text('lane', say(words.lane), 'minmax(9.6em, 1fr)', (row) => say(LANE_WORDS[row.lane])), cell: lane },
      {
        ...text('accepted', say(words.accepted), '7.2em', (row) => row.acceptedAt),
        cell: (row) => <span title={format.exact(row.acceptedAt)}>{format.dayTime(row.acceptedAt)}</span>,
      },
      text('declarant', say(words.declarant), 'minmax(5.6em, 0.8fr)', (row) => row.declarant),
      text('importer', say(words.importer), 'minmax(5.6em, 0.8fr)', (row) => row.importer),
      text('exporter', say(words.exporter), 'minmax(5.6em, 0.8fr)', (row) => row.exporter),
      text('carrier', say(words.carrier), 'minmax(5.6em, 0.8fr)', (row) => row.carrier),
      text('direction', say(words.direction), '5em', direction),
      text('dispatch', say(words.dispatch), '6.6em', (row) => row.dispatchCountry),
      text('firstHs', say(words.firstHs), '6.2em', (row) => row.firstHs),
      figure('items', say(words.items), '3.2em', (row) => row.itemCount),
      figure('value', say(words.value, { currency }), '8em', (row) => row.value),
      figure('gross', say(words.gross), '6em', (row) => row.grossKg),
      text('crossing', say(words.crossing), 'minmax(6em, 0.7fr)', state),
      figure('warnings', say(words.warnings), '5em', (row) => row.warningCount),
      figure('version', say(words.version), '4.4em', (row) => row.version),
    ];
    const ids = new Set(remembered.split(','));
    return {
      all,
      // The reference is what opens a row: it always stands.
      shown: all.filter(({ id }) => id === 'reference' || ids.has(id)),
      choose: (chosen) => remember(chosen.join(',')),
    };
  }, [say, format, currency, remembered, remember, open]);
}
