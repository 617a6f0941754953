import { useNavigate } from '@tanstack/react-router';
import { Checkbox, Popover } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { DIRECTIONS, type Direction } from '../../core/domain/declaration.ts';
import { LANES, type Lane } from '../../core/domain/lane.ts';
import { declarationsWords as words } from '../../messages/console-declarations.ts';
import { DIRECTION_WORDS, LANE_WORDS } from '../../messages/console-words.ts';
import type { DeclarationRowView } from '../../wire/declarations.ts';
import { LaneMark } from '../lane-mark.tsx';
import { useClock } from '../pieces/clock.ts';
import { useFormat } from '../pieces/format.ts';
import { copyRows } from '../pieces/grid/copy.ts';
import { useNarrow } from '../pieces/narrow.ts';
import { useSay } from '../pieces/say.ts';
import type { ChosenColumns } from './columns.tsx';
import { lanesOf, searchOfDeclarations, type TableSearch } from './search.ts';

/** How long typing rests before the table is asked for. */
const TYPING_MS = 250;
const DAY_MS = 86_400_000;

/** The filters, which are the address; typed text follows after a short rest. */
export function Filters(props: {
  readonly search: TableSearch;
  readonly columns: ChosenColumns;
  readonly rows: readonly DeclarationRowView[];
  readonly readAnew: () => void;
}): ReactNode {
  const say = useSay();
  const format = useFormat();
  const now = useClock();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const { search, columns } = props;
  const set = (part: { readonly [Name in keyof TableSearch]?: string | undefined }) =>
    void navigate({
      to: '/declarations',
      search: (before) => searchOfDeclarations({ ...before, ...part }),
      replace: true,
    });
  const lanes = lanesOf(search.lane);
  const toggle = (lane: Lane) =>
    set({ lane: lanes.includes(lane) ? lanes.filter((each) => each !== lane).join(',') : [...lanes, lane].join(',') });
  const today = format.day(now);
  const weekAgo = format.day(now - 6 * DAY_MS);

  const rest = (
    <>
      <TypedField
        label={say(words.hs)}
        hint={say(words.hsHint)}
        value={search.hs ?? ''}
        onRest={(hs) => set({ hs })}
        narrow
      />
      <fieldset className="marks" aria-label={say(words.lane)}>
        {LANES.map((lane) => (
          <button key={lane} type="button" aria-pressed={lanes.includes(lane)} onClick={() => toggle(lane)}>
            <LaneMark lane={lane} word={say(LANE_WORDS[lane])} />
          </button>
        ))}
      </fieldset>
      <select
        className="input"
        aria-label={say(words.direction)}
        value={search.direction ?? ''}
        onChange={(event) => set({ direction: event.target.value as Direction })}
      >
        <option value="">{say(words.anyDirection)}</option>
        {DIRECTIONS.map((direction) => (
          <option key={direction} value={direction}>
            {say(DIRECTION_WORDS[direction])}
          </option>
        ))}
      </select>
      <div className="filter-days">
        <input
          type="date"
          className="input"
          aria-label={say(words.from)}
          value={search.from ?? ''}
          onChange={(event) => set({ from: event.target.value })}
        />
        <span className="quiet">{say(words.to)}</span>
        <input
          type="date"
          className="input"
          aria-label={say(words.to)}
          value={search.to ?? ''}
          onChange={(event) => set({ to: event.target.value })}
        />
        <button type="button" className="link" onClick={() => set({ from: today, to: today })}>
          {say(words.today)}
        </button>
        <button type="button" className="link" onClick={() => set({ from: weekAgo, to: today })}>
          {say(words.week)}
        </button>
      </div>
    </>
  );
  return (
    <search className="filters">
      <TypedField
        label={say(words.search)}
        hint={say(words.searchHint)}
        value={search.q ?? ''}
        onRest={(q) => set({ q })}
        searchField
      />
      {narrow ? (
        <details className="filters-more">
          <summary>{say(words.filters)}</summary>
          {rest}
        </details>
      ) : (
        rest
      )}
      <div className="filter-end">
        {Object.keys(search).length > 0 ? (
          <button
            type="button"
            className="link"
            onClick={() => void navigate({ to: '/declarations', search: {}, replace: true })}
          >
            {say(words.clear)}
          </button>
        ) : null}
        <Popover
          trigger="click"
          placement="bottomRight"
          content={
            <Checkbox.Group
              className="column-choice"
              value={columns.shown.map(({ id }) => id)}
              options={columns.all.map(({ id, head }) => ({ value: id, label: head, disabled: id === 'reference' }))}
              onChange={(ids) => columns.choose(ids.map(String))}
            />
          }
        >
          <button type="button" className="link">
            {say(words.columns)}
          </button>
        </Popover>
        <button type="button" className="link" onClick={props.readAnew}>
          {say(words.readAnew)}
        </button>
        <button
          type="button"
          className="link"
          title={say(words.copyHint)}
          onClick={() => void navigator.clipboard.writeText(copyRows(columns.shown, props.rows))}
        >
          {say(words.copyTable)}
        </button>
      </div>
    </search>
  );
}

function TypedField(props: {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onRest: (value: string) => void;
  readonly narrow?: boolean;
  readonly searchField?: boolean;
}): ReactNode {
  const { value, onRest } = props;
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  // The address changed by other means (back, a link): the field follows it.
  if (known !== value) {
    setKnown(value);
    if (typed.trim() !== value) setTyped(value);
  }
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onRest(typed), TYPING_MS);
    return () => clearTimeout(timer);
  });
  return (
    <input
      className={props.narrow === true ? 'input narrow' : 'input'}
      type="search"
      aria-label={props.label}
      placeholder={props.hint}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
      {...(props.searchField === true ? { 'data-search': '' } : {})}
    />
  );
}
