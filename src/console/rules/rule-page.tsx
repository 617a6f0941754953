import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { rulesWords as words, RULE_STATE_WORDS } from '../../messages/console-rules.ts';
import { HAZARD_WORDS, LANE_WORDS } from '../../messages/console-words.ts';
import { workbenchWords } from '../../messages/console-workbench.ts';
import type { RuleDetailView } from '../../wire/rules.ts';
import { Failed, LoadingPage, useTitle } from '../frame/whole-page.tsx';
import { LaneMark } from '../lane-mark.tsx';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';
import { ruleQuery } from '../wire/queries.ts';
import { Cases } from './cases.tsx';
import { Condition } from './condition.tsx';
import { Validity } from './validity.tsx';
import './rules.css';

/** One rule, to read: what it asks, of which fields, why, and the cases that prove it. */
export function RulePage(): ReactNode {
  const { id } = useParams({ from: '/frame/rules/$id' });
  const { data, error, refetch } = useQuery(ruleQuery(id));
  if (data !== undefined) return <RuleSheet rule={data} />;
  if (error === null) return <LoadingPage />;
  return (
    <div className="page">
      <Failed error={error} retry={() => void refetch()} />
    </div>
  );
}

function RuleSheet({ rule }: { readonly rule: RuleDetailView }): ReactNode {
  const say = useSay();
  const format = useFormat();
  useTitle(rule.id);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [say(words.hazard), say(HAZARD_WORDS[rule.hazard])],
    [say(words.rate), rule.mandatory ? say(words.mandatory) : format.number(rule.rate * 100)],
    [say(words.hits), format.number(rule.hits7d)],
    [say(words.owner), rule.owner],
    [say(words.approver), rule.approvedBy],
    [say(words.legalBasis), rule.legalBasis],
  ];
  return (
    <article className="page sheet">
      <div className="page-head">
        <h1>{rule.id}</h1>
        <p className="quiet">
          {say(RULE_STATE_WORDS[rule.state])} · <Link to="/rules">{say(words.title)}</Link> ·{' '}
          <Link to="/rules/$id/edit" params={{ id: rule.id }}>
            {say(workbenchWords.editRule)}
          </Link>
        </p>
      </div>
      <p className="rule-says">
        <LaneMark lane={rule.lane} word={say(LANE_WORDS[rule.lane])} size={22} />
        <strong>{say(rule.reason)}</strong>
      </p>
      <section className="section">
        <h2>{say(words.condition)}</h2>
        <Condition when={rule.when} fields={rule.fields} />
        <p className="quiet small">{say(words.conditionNote)}</p>
        <TableBox label={say(words.fields)}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say(words.field)}</th>
                <th scope="col">{say(words.meaning)}</th>
                <th scope="col">{say(words.type)}</th>
                <th scope="col">{say(words.unit)}</th>
              </tr>
            </thead>
            <tbody>
              {rule.fields.map(({ name, type, unit, doc }) => (
                <tr key={name}>
                  <td className="fit">
                    <code>{name}</code>
                  </td>
                  <td>{say(doc)}</td>
                  <td className="fit quiet">{type}</td>
                  <td className="fit">{unit ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      </section>
      <section className="section">
        <h2>{say(words.cases)}</h2>
        <Cases cases={rule.cases} />
      </section>
      <section className="section">
        <h2>{say(words.valid)}</h2>
        <p className="rule-valid">
          {rule.validFrom} – {rule.validUntil} <Validity from={rule.validFrom} until={rule.validUntil} />
        </p>
        <dl className="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="section">
        <h2>{say(words.versions)}</h2>
        <TableBox label={say(words.versions)}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col" className="end">
                  {say(words.version)}
                </th>
                <th scope="col">{say(words.state)}</th>
                <th scope="col">{say(words.createdBy)}</th>
                <th scope="col">{say(words.created)}</th>
                <th scope="col">{say(words.hash)}</th>
              </tr>
            </thead>
            <tbody>
              {rule.versions.map(({ version, hash, state, createdBy, createdAt }) => (
                <tr key={version}>
                  <td className="end fit">{version}</td>
                  <td>
                    {state in RULE_STATE_WORDS ? say(RULE_STATE_WORDS[state as keyof typeof RULE_STATE_WORDS]) : state}
                  </td>
                  <td>{createdBy}</td>
                  <td>
                    <When at={createdAt} as="dayTime" />
                  </td>
                  <td>
                    <code title={hash}>{hash.slice(0, 16)}…</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      </section>
    </article>
  );
}
