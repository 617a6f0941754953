import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { HAZARDS } from '../../core/domain/hazard.ts';
import { LANES, strictness } from '../../core/domain/lane.ts';
import { rulesWords as words, RULE_STATE_WORDS } from '../../messages/console-rules.ts';
import { HAZARD_WORDS, LANE_WORDS } from '../../messages/console-words.ts';
import { workbenchWords } from '../../messages/console-workbench.ts';
import type { RuleRowView } from '../../wire/rules.ts';
import { Failed, LoadingPage, Notice, useTitle } from '../frame/whole-page.tsx';
import { LaneMark } from '../lane-mark.tsx';
import { Grid } from '../pieces/grid/grid.tsx';
import { useSay } from '../pieces/say.ts';
import { rulesQuery } from '../wire/queries.ts';
import { useColumns } from './columns.tsx';
import { FaultyRules } from './faulty-rules.tsx';
import { type RuleSort, type RulesSearch, searchOfRules } from './search.ts';
import './rules.css';

const ORDERS: Readonly<Record<RuleSort, (a: RuleRowView, b: RuleRowView) => number>> = {
  id: (a, b) => a.id.localeCompare(b.id),
  lane: (a, b) => strictness(b.lane) - strictness(a.lane) || a.id.localeCompare(b.id),
  hits: (a, b) => b.hits7d - a.hits7d,
  until: (a, b) => a.validUntil.localeCompare(b.validUntil),
};
const idOf = (row: RuleRowView): string => row.id;

/** The rules in force and those that were, to list and to read. */
export function RulesPage(): ReactNode {
  const say = useSay();
  useTitle(say(words.title));
  const search = useSearch({ from: '/frame/rules' });
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(rulesQuery);
  const rules = data?.rules;
  const shown = useMemo(
    () => (rules ?? []).filter((rule) => matches(rule, search)).sort(ORDERS[search.sort ?? 'id']),
    [rules, search],
  );
  const open = useCallback(
    (row: RuleRowView) => void navigate({ to: '/rules/$id', params: { id: row.id } }),
    [navigate],
  );
  const columns = useColumns(search.sort ?? 'id', open);
  const card = useCallback((row: RuleRowView) => <RuleCard row={row} />, []);
  const set = (part: { readonly [Name in keyof RulesSearch]?: string | undefined }) =>
    void navigate({ to: '/rules', search: (before) => searchOfRules({ ...before, ...part }), replace: true });
  if (rules === undefined) {
    if (error === null) return <LoadingPage />;
    return (
      <div className="page">
        <Failed error={error} retry={() => void refetch()} />
      </div>
    );
  }
  return (
    <div className="page page-filling">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <p className="quiet" role="status">
          {shown.length === rules.length
            ? say(words.count, { count: rules.length })
            : say(words.countOf, { count: shown.length, total: rules.length })}
        </p>
        <p className="rules-ways">
          <Link to="/rules/new">{say(workbenchWords.newRule)}</Link>
          <Link to="/rules/table">{say(workbenchWords.asTable)}</Link>
          <Link to="/lists">{say(workbenchWords.lists)}</Link>
          <Link to="/vocabulary">{say(workbenchWords.vocabulary)}</Link>
        </p>
      </div>
      <search className="rule-filters">
        <input
          type="search"
          className="input"
          data-search=""
          aria-label={say(words.search)}
          placeholder={say(words.searchHint)}
          value={search.q ?? ''}
          onChange={(event) => set({ q: event.target.value })}
        />
        <select
          className="input"
          aria-label={say(words.hazard)}
          value={search.hazard ?? ''}
          onChange={(event) => set({ hazard: event.target.value })}
        >
          <option value="">{say(words.anyHazard)}</option>
          {HAZARDS.map((hazard) => (
            <option key={hazard} value={hazard}>
              {say(HAZARD_WORDS[hazard])}
            </option>
          ))}
        </select>
        <fieldset className="marks" aria-label={say(words.lane)}>
          {LANES.map((lane) => (
            <button
              key={lane}
              type="button"
              aria-pressed={search.lane === lane}
              onClick={() => set({ lane: search.lane === lane ? undefined : lane })}
            >
              <LaneMark lane={lane} word={say(LANE_WORDS[lane])} />
            </button>
          ))}
        </fieldset>
      </search>
      <FaultyRules rules={data?.faulty ?? []} />
      {shown.length === 0 ? (
        <Notice title={say(words.title)} text={say(rules.length === 0 ? words.none : words.noneMatch)} />
      ) : (
        <Grid
          label={say(words.title)}
          rows={shown}
          columns={columns}
          rowId={idOf}
          open={open}
          narrow={card}
          rowHeight={38}
          narrowRowHeight={92}
        />
      )}
    </div>
  );
}

function matches(rule: RuleRowView, search: RulesSearch): boolean {
  const { q = '', hazard, lane } = search;
  if (hazard !== undefined && rule.hazard !== hazard) return false;
  if (lane !== undefined && rule.lane !== lane) return false;
  const text = `${rule.id} ${rule.reason.en} ${rule.reason.zh} ${rule.owner} ${rule.approvedBy}`.toLowerCase();
  return text.includes(q.trim().toLowerCase());
}

function RuleCard({ row }: { readonly row: RuleRowView }): ReactNode {
  const say = useSay();
  return (
    <span className="rule-card">
      <span>
        <LaneMark lane={row.lane} word={say(LANE_WORDS[row.lane])} bare />{' '}
        <Link to="/rules/$id" params={{ id: row.id }}>
          {row.id}
        </Link>
      </span>
      <span>{say(row.reason)}</span>
      <span className="quiet small">
        {say(RULE_STATE_WORDS[row.state])} · {say(words.hits)}: {row.hits7d}
      </span>
    </span>
  );
}
