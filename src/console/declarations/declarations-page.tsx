import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { declarationsWords } from '../../messages/console-declarations.ts';
import type { DeclarationRowView } from '../../wire/declarations.ts';
import { AntDesign } from '../frame/ant-design.tsx';
import { Failed, Notice, Skeleton, useTitle } from '../frame/whole-page.tsx';
import { useFormat } from '../pieces/format.ts';
import { Grid } from '../pieces/grid/grid.tsx';
import { useSay } from '../pieces/say.ts';
import { declarationsQuery } from '../wire/queries.ts';
import { useColumns } from './columns.tsx';
import { DeclarationCard } from './declaration-card.tsx';
import { Filters } from './filters.tsx';
import './declarations.css';

const idOf = (row: DeclarationRowView): string => row.id;
const card = (row: DeclarationRowView): ReactNode => <DeclarationCard row={row} />;

/** All declarations, newest first; the filters are the address. */
export function DeclarationsPage(): ReactNode {
  const say = useSay();
  const format = useFormat();
  useTitle(say(declarationsWords.title));
  const search = useSearch({ from: '/frame/declarations' });
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    declarationsQuery(search),
  );
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const open = useCallback(
    (row: DeclarationRowView) => void navigate({ to: '/declarations/$id', params: { id: row.id } }),
    [navigate],
  );
  const columns = useColumns(open);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  const readAnew = () => void client.resetQueries({ queryKey: declarationsQuery(search).queryKey });

  const first = data?.pages[0];
  const filtered = Object.keys(search).length > 0;
  return (
    <AntDesign>
      <div className="page page-filling">
        <div className="page-head">
          <h1>{say(declarationsWords.title)}</h1>
          <p className="quiet" role="status">
            {first === undefined
              ? ''
              : say(first.totalIsAtLeast ? declarationsWords.countAtLeast : declarationsWords.count, {
                  count: format.number(first.total),
                })}
          </p>
        </div>
        <Filters search={search} columns={columns} rows={rows} readAnew={readAnew} />
        {first === undefined ? (
          error === null ? (
            <Skeleton rows={16} />
          ) : (
            <Failed error={error} retry={() => void refetch()} />
          )
        ) : rows.length === 0 ? (
          <Notice
            title={say(filtered ? declarationsWords.noneTitle : declarationsWords.emptyTitle)}
            text={say(filtered ? declarationsWords.none : declarationsWords.empty)}
          />
        ) : (
          <Grid
            label={say(declarationsWords.title)}
            rows={rows}
            columns={columns.shown}
            rowId={idOf}
            open={open}
            narrow={card}
            total={first.total}
            onNearEnd={more}
            foot={
              error !== null ? (
                <Failed error={error} retry={() => void fetchNextPage()} />
              ) : isFetchingNextPage ? (
                say(declarationsWords.loadingMore)
              ) : hasNextPage ? (
                `${format.number(rows.length)} / ${format.number(first.total)}`
              ) : (
                say(declarationsWords.end)
              )
            }
          />
        )}
      </div>
    </AntDesign>
  );
}
