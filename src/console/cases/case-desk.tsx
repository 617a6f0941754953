import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { frameWords } from '../../messages/console-frame.ts';
import { useFormat } from '../pieces/format.ts';
import { useKeys } from '../pieces/keys.ts';
import { useSay } from '../pieces/say.ts';
import { type CaseColumn, CaseTable } from './case-table.tsx';
import { searchOfCases } from './search.ts';
import '../look/cases.css';

/** Cases in one state, as a choice above the table. The first state is the one that somebody should act on. */
export interface CaseState<Case> {
  readonly id: string;
  readonly word: string;
  /** Said where none is in it: what will be here, or how one begins. */
  readonly none: string;
  readonly holds: (one: Case) => boolean;
}

/** Rows drawn before one narrows: a list of cases is worked off, not read to its end. */
const MOST_ROWS = 100;

/**
 * A page of cases: a choice of states with how many are in each, a field to look for one, a table with its clocks, and
 * beside it the details of the one that is open. All of it stands in the address.
 */
export function CaseDesk<Case extends { readonly id: string }>(props: {
  readonly at: '/documents' | '/audits' | '/referrals' | '/appeals';
  readonly title: string;
  readonly note: ReactNode;
  readonly cases: readonly Case[];
  readonly states: readonly CaseState<Case>[];
  readonly columns: readonly CaseColumn<Case>[];
  /** What the field looks through. */
  readonly textOf: (one: Case) => string;
  /** The word that opens a case, where opening it is a step of its own; otherwise what stands first in a row does. */
  readonly look?: string;
  readonly details: (one: Case) => ReactNode;
  readonly children?: ReactNode;
}): ReactNode {
  const say = useSay();
  const format = useFormat();
  const navigate = useNavigate();
  const { at, cases, states, title, look } = props;
  const { show, q = '', case: open } = searchOfCases(useSearch({ strict: false }));
  const chosen = cases.find(({ id }) => id === open);
  const first = states[0] as CaseState<Case>;
  // A link to a case opens the state it is in.
  const state =
    states.find(({ id }) => id === show) ??
    (chosen === undefined ? first : (states.find(({ holds }) => holds(chosen)) ?? first));
  const sought = q.trim().toLowerCase();
  const found = cases.filter((one) => state.holds(one) && props.textOf(one).toLowerCase().includes(sought));
  const go = (search: Readonly<Record<string, string | undefined>>) =>
    void navigate({ to: at, search: searchOfCases({ show, q, case: open, ...search }), replace: true });
  const step = (by: number) => {
    const links = [...document.querySelectorAll<HTMLElement>('.case-look')];
    const here = links.indexOf(document.activeElement as HTMLElement);
    links[Math.min(links.length - 1, Math.max(0, here + by))]?.focus();
  };
  // A key moves to the next case; Enter is the link's own.
  useKeys({ j: () => step(1), k: () => step(-1) });
  const opens = (id: string, content: ReactNode): ReactNode => (
    // Not on a mere hover: whoever opens a case may be recorded.
    <Link className="case-look" to={at} search={searchOfCases({ show, q, case: id })} preload={false}>
      {content}
    </Link>
  );
  const [named, ...others] = props.columns as [CaseColumn<Case>, ...CaseColumn<Case>[]];
  const columns: readonly CaseColumn<Case>[] =
    look === undefined
      ? [{ ...named, cell: (one) => opens(one.id, named.cell(one)) }, ...others]
      : [named, ...others, { head: '', fit: true, cell: ({ id }) => opens(id, look) }];
  return (
    <div className="page cases">
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      <p className="quiet cases-note">{props.note}</p>
      {props.children}
      {states.length === 1 && cases.length === 0 ? null : (
        <search className="cases-choice">
          {states.length === 1 ? null : (
            <fieldset className="marks" aria-label={say(frameWords.show)}>
              {states.map((one) => (
                <button
                  key={one.id}
                  type="button"
                  aria-pressed={one === state}
                  onClick={() => go({ show: one.id, case: undefined })}
                >
                  {one.word}&nbsp;<span className="quiet">{format.number(cases.filter(one.holds).length)}</span>
                </button>
              ))}
            </fieldset>
          )}
          <Sought text={q} seek={(text) => go({ q: text })} />
        </search>
      )}
      <div className={chosen === undefined ? undefined : 'cases-beside'}>
        <div>
          {found.length === 0 ? (
            <p className="quiet cases-note">{sought === '' ? state.none : say(frameWords.noneFound)}</p>
          ) : (
            <CaseTable
              label={`${title}: ${state.word}`}
              columns={columns}
              cases={found.slice(0, MOST_ROWS)}
              open={open}
            />
          )}
          {found.length > MOST_ROWS ? (
            <p className="quiet">{say(frameWords.tooMany, { shown: MOST_ROWS, all: format.number(found.length) })}</p>
          ) : null}
        </div>
        {chosen === undefined ? null : (
          <aside key={chosen.id} className="case-details" aria-label={say(frameWords.details)}>
            <p className="case-close">
              <Link to={at} search={searchOfCases({ show, q })}>
                {say(frameWords.close)}
              </Link>
            </p>
            {props.details(chosen)}
          </aside>
        )}
      </div>
    </div>
  );
}

/** The field; what is typed stands in the address as it is typed, and leaves no trail of its own. */
function Sought({ text, seek }: { readonly text: string; readonly seek: (text: string) => void }): ReactNode {
  const say = useSay();
  const [typed, setTyped] = useState(text);
  return (
    <input
      className="input"
      type="search"
      data-search=""
      aria-label={say(frameWords.keySearch)}
      placeholder={say(frameWords.seekCase)}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        seek(target.value);
      }}
    />
  );
}
