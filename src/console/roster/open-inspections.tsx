import { Link } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import { REASSIGNMENT_CODES } from '../../core/roster/roster.ts';
import { REASSIGNMENT_WORDS, rosterWords as words } from '../../messages/console-roster.ts';
import type { RosterView } from '../../wire/roster.ts';
import { reassignmentsQuery } from '../oversight/queries.ts';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';
import { FormDialog } from '../workbench/lists/form-dialog.tsx';
import { rosterQuery } from './queries.ts';

type Open = RosterView['open'][number];

/** Who has which inspection; a lead, or the inspector, may propose that somebody else takes it over. */
export function OpenInspections(props: {
  readonly open: readonly Open[];
  readonly inspectors: RosterView['inspectors'];
  readonly mayPropose: boolean;
}): ReactNode {
  const say = useSay();
  const { open, mayPropose } = props;
  const [giving, setGiving] = useState<Open>();
  if (open.length === 0) return <p className="quiet">{say(words.noOpen)}</p>;
  return (
    <>
      <TableBox label={say(words.open)}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say(words.vehicle)}</th>
              <th scope="col">{say(words.drawn)}</th>
              <th scope="col">{say(words.with)}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {open.map((one) => (
              <tr key={one.inspection}>
                <td className="fit">
                  <Link to="/crossings/$id" params={{ id: one.crossing }}>
                    {one.plate}
                  </Link>
                </td>
                <td className="fit">
                  <When at={one.at} />
                </td>
                <td>
                  {one.officer?.name ?? <span className="act">{say(words.withNobody)}</span>}
                  {one.proposed ? <span className="act"> {say(words.waiting)}</span> : null}
                </td>
                <td className="fit">
                  {mayPropose && !one.proposed ? (
                    <button type="button" className="link" onClick={() => setGiving(one)}>
                      {say(words.give)}
                    </button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {giving === undefined ? null : (
        <Give one={giving} inspectors={props.inspectors} close={() => setGiving(undefined)} />
      )}
    </>
  );
}

function Give(props: {
  readonly one: Open;
  readonly inspectors: RosterView['inspectors'];
  readonly close: () => void;
}): ReactNode {
  const say = useSay();
  const [toId, codeId] = [useId(), useId()];
  const { one } = props;
  const others = props.inspectors.filter(({ id }) => id !== one.officer?.id);
  const [to, setTo] = useState(others[0]?.id ?? '');
  const [code, setCode] = useState<string>(REASSIGNMENT_CODES[0]);
  return (
    <FormDialog
      title={say(words.giveTitle, { plate: one.plate })}
      verb={say(words.propose)}
      path="/reassignments"
      changes={[rosterQuery.queryKey, reassignmentsQuery.queryKey]}
      body={{ inspection: one.inspection, to, code }}
      ready={to !== ''}
      close={props.close}
    >
      <div className="field">
        <label htmlFor={toId}>{say(words.giveTo)}</label>
        <select id={toId} className="input" value={to} onChange={({ target }) => setTo(target.value)}>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={codeId}>{say(words.giveWhy)}</label>
        <select id={codeId} className="input" value={code} onChange={({ target }) => setCode(target.value)}>
          {REASSIGNMENT_CODES.map((each) => (
            <option key={each} value={each}>
              {say(REASSIGNMENT_WORDS[each])}
            </option>
          ))}
        </select>
      </div>
      <p className="quiet">{say(others.length === 0 ? words.giveNobody : words.giveNote)}</p>
    </FormDialog>
  );
}
