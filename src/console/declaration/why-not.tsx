import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { frameWords } from '../../messages/console-frame.ts';
import { whyWords as words } from '../../messages/console-why.ts';
import type { WhyConditionView, WhyRuleView } from '../../wire/why.ts';
import { readsRules } from '../frame/navigation.ts';
import { Failed } from '../frame/whole-page.tsx';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { Value } from '../pieces/value.tsx';
import { Refusal } from '../wire/call.ts';
import { meQuery, rulesQuery, whyQuery } from '../wire/queries.ts';

type Item = WhyRuleView['items'][number];

/** Asks about one rule why it did not hit, down to the condition that failed. For those who may read rules. */
export function WhyNot({ id }: { readonly id: string }): ReactNode {
  const roles = useQuery(meQuery).data?.roles ?? [];
  return readsRules(roles) ? <Ask id={id} /> : null;
}

/** The form; the names of rules are not fetched before it is opened. */
function Ask({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState('');
  const rules = useQuery({ ...rulesQuery, enabled: open }).data?.rules ?? [];
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setAsked(String(new FormData(event.currentTarget).get('rule') ?? '').trim());
  };
  return (
    <details className="section why-not" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say(words.title)}</summary>
      <form onSubmit={onSubmit}>
        <label>
          {say(words.rule)}{' '}
          <input className="input" name="rule" list="why-rules" required pattern="[a-z0-9][a-z0-9\-]*" maxLength={80} />
        </label>
        <datalist id="why-rules">
          {rules.map((rule) => (
            <option key={rule.id} value={rule.id} />
          ))}
        </datalist>{' '}
        <button type="submit" className="button">
          {say(words.ask)}
        </button>
      </form>
      {asked === '' ? null : <Answer id={id} rule={asked} />}
    </details>
  );
}

function Answer(props: { readonly id: string; readonly rule: string }): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useQuery(whyQuery(props.id, props.rule));
  if (data === undefined) {
    if (error === null) return null;
    // A rule that is not there is no page that is not there.
    const unknown = error instanceof Refusal && error.code === 'rule-unknown' ? error.problem : undefined;
    if (unknown !== undefined) return <p role="alert">{say(unknown.sentence)}</p>;
    return <Failed error={error} retry={() => void refetch()} />;
  }
  return (
    <div aria-live="polite">
      <p className="quiet">{say(words.note, { rule: data.rule, version: data.version })}</p>
      {data.items.map((item) => (
        <ItemWhy key={item.line} item={item} />
      ))}
    </div>
  );
}

/** One item: each condition, what it saw there, and which of them decided. */
function ItemWhy({ item }: { readonly item: Item }): ReactNode {
  const say = useSay();
  const heading = say(words[item.outcome], { line: item.line });
  return (
    <>
      <h3>{heading}</h3>
      {item.barred ? (
        <p>{say(words.barred)}</p>
      ) : (
        <TableBox label={heading}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say(words.condition)}</th>
                <th scope="col">{say(words.saw)}</th>
                <th scope="col">{say(words.outcome)}</th>
              </tr>
            </thead>
            <tbody>
              {item.conditions.map((one, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a condition may stand twice in one rule, and none moves.
                <tr key={at}>
                  <td>
                    <code>{one.text}</code>
                  </td>
                  <td>
                    {one.seen.map(({ field, doc, unit, value }) => (
                      <span key={field} className="given" title={say(doc)}>
                        <code>{field}</code> = <Value value={value} unit={unit} />
                      </span>
                    ))}
                  </td>
                  <td className={one.decisive && one.verdict !== 'true' ? 'act' : undefined}>
                    <Outcome one={one} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </>
  );
}

function Outcome({ one }: { readonly one: WhyConditionView }): ReactNode {
  const say = useSay();
  const { verdict, reason, missing, decisive } = one;
  const what =
    verdict === 'true'
      ? `✓ ${say(words.holds)}`
      : verdict === 'false'
        ? `✗ ${say(words.fails)}`
        : reason === undefined || reason === 'missing'
          ? say(words.missing, { field: missing ?? '' })
          : say(words[reason]);
  return decisive ? `${what}${say(frameWords.comma)}${say(words.decides)}` : what;
}
