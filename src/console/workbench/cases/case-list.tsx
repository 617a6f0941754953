import { type ReactNode, useState } from 'react';
import { workbenchWords as words } from '../../../messages/console-workbench.ts';
import { useSay } from '../../pieces/say.ts';
import { TableBox } from '../../pieces/table-box.tsx';
import { Value } from '../../pieces/value.tsx';
import type { CaseOutcome } from '../check-draft.ts';
import type { DraftCase } from '../draft.ts';
import { CaseForm } from './case-form.tsx';

/** The cases that prove the rule, each run as one types; to add to and to change. */
export function CaseList(props: {
  readonly cases: readonly DraftCase[];
  readonly outcomes: readonly CaseOutcome[];
  readonly onChange: (cases: readonly DraftCase[]) => void;
}): ReactNode {
  const say = useSay();
  const { cases, outcomes, onChange } = props;
  const [editing, setEditing] = useState<number>();
  const held = outcomes.filter((one) => one?.holds === true).length;
  return (
    <section className="section">
      <h2>
        {say(words.cases)}{' '}
        {cases.length === 0 ? null : (
          <span className={held < cases.length ? 'act' : 'quiet'} role="status">
            {say(words.casesState, { holds: held, all: cases.length })}
          </span>
        )}
      </h2>
      {cases.length === 0 ? (
        <p className="quiet">{say(words.noCases)}</p>
      ) : (
        <TableBox label={say(words.cases)}>
          <table className="table cases">
            <tbody>
              {cases.map((each, place) => (
                // Cases have no name but their place.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <tr key={place}>
                  <td>
                    {Object.entries(each.given).map(([field, value]) => (
                      <span key={field} className="given">
                        <code>{field}</code> = <Value value={value} />
                      </span>
                    ))}
                  </td>
                  <td className="fit">{say(each.hit ? words.mustHit : words.mustMiss)}</td>
                  <td className="fit">
                    <Outcome outcome={outcomes[place]} />
                  </td>
                  <td className="fit">
                    <button type="button" className="link" onClick={() => setEditing(place)}>
                      {say(words.editRule)}
                    </button>{' '}
                    <button
                      type="button"
                      className="link"
                      onClick={() => {
                        setEditing(undefined);
                        onChange(cases.filter((_, at) => at !== place));
                      }}
                    >
                      {say(words.remove)}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {editing === undefined ? (
        <p>
          <button type="button" className="link" onClick={() => setEditing(cases.length)}>
            + {say(words.addCase)}
          </button>
        </p>
      ) : (
        <CaseForm
          key={editing}
          initial={cases[editing]}
          close={() => setEditing(undefined)}
          keep={(made) => {
            onChange(
              editing < cases.length ? cases.map((each, at) => (at === editing ? made : each)) : [...cases, made],
            );
            setEditing(undefined);
          }}
        />
      )}
    </section>
  );
}

function Outcome({ outcome }: { readonly outcome: CaseOutcome }): ReactNode {
  const say = useSay();
  if (outcome === undefined) return <span className="quiet">{say(words.notRun)}</span>;
  const { holds, result } = outcome;
  return (
    <span className={holds ? undefined : 'act'}>
      {holds ? `✓ ${say(words.holds)}` : `✗ ${say(words.fails)}`}
      {result.missing === undefined ? '' : `: ${say(words.lacking, { field: result.missing })}`}
    </span>
  );
}
