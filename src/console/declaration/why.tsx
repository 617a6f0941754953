import type { ReactNode } from 'react';
import { declarationWords as words } from '../../messages/console-declaration.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { CAUSE_WORDS, HAZARD_WORDS, LANE_WORDS, SELECTION_WORDS } from '../../messages/console-words.ts';
import { OBSERVATION_WORDS } from '../../messages/inspection-codes.ts';
import type { AssessmentView } from '../../wire/declarations.ts';
import { LaneMark } from '../lane-mark.tsx';
import { useFormat } from '../pieces/format.ts';
import { RuleLink } from '../pieces/rule-link.tsx';
import { useSay } from '../pieces/say.ts';
import { Value } from '../pieces/value.tsx';
import { When } from '../pieces/when.tsx';
import { CaseLink } from '../workbench/case-link.tsx';

type HitView = AssessmentView['hits'][number];

/** Why this lane: each reason with the values its rule saw, how it was selected, and what could not be evaluated. */
export function Why({ assessments }: { readonly assessments: readonly AssessmentView[] }): ReactNode {
  const say = useSay();
  const [newest, ...earlier] = assessments;
  return (
    <section className="section">
      <h2>{say(words.why)}</h2>
      {newest === undefined ? null : <Reasons assessment={newest} />}
      {earlier.length === 0 ? null : (
        <details>
          <summary>
            {say(words.earlier)} ({earlier.length})
          </summary>
          {earlier.map((assessment) => (
            <div key={assessment.id} className="earlier">
              <h3>
                <LaneMark lane={assessment.lane} word={say(LANE_WORDS[assessment.lane])} />{' '}
                <span className="quiet">
                  {say(CAUSE_WORDS[assessment.cause])}
                  {say(frameWords.comma)}
                  <When at={assessment.at} as="dayTime" />
                </span>
              </h3>
              <Reasons assessment={assessment} />
            </div>
          ))}
        </details>
      )}
    </section>
  );
}

/** What an officer selected a load for: what was seen, and the hazard that it is examined for. */
function Chosen({ selection }: { readonly selection: AssessmentView['selections'][number] }): ReactNode {
  const say = useSay();
  const { observation, hazard, line } = selection;
  const said = [
    ...(observation === undefined ? [] : [say(OBSERVATION_WORDS[observation])]),
    ...(hazard === undefined ? [] : [say(HAZARD_WORDS[hazard])]),
    ...(line === undefined ? [] : [say(words.item, { line })]),
  ];
  return (
    <>
      {say(frameWords.colon)}
      {said.join(' · ')}
    </>
  );
}

/** One assessment: what selected first, and last which rule set and history it went by. */
function Reasons({ assessment }: { readonly assessment: AssessmentView }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const { hits, selections, ruleSet, historyVersion } = assessment;
  const ordered = [...hits].sort((a, b) => Number(b.selected) - Number(a.selected));
  return (
    <>
      {ordered.length === 0 ? <p className="quiet">{say(words.whyNone)}</p> : null}
      <ol className="reasons">
        {ordered.map((hit) => (
          <Reason key={`${hit.rule} ${hit.line}`} hit={hit} />
        ))}
      </ol>
      {selections.length === 0 ? null : (
        <p className="selections">
          <span className="quiet">
            {say(words.selections)}
            {say(frameWords.colon)}
          </span>{' '}
          {selections.map((selection) => (
            <span
              key={`${selection.kind} ${selection.rule} ${selection.hazard} ${selection.observation}`}
              className="selection"
            >
              <LaneMark lane={selection.lane} word={say(LANE_WORDS[selection.lane])} bare />{' '}
              {say(SELECTION_WORDS[selection.kind])}
              {selection.rule === undefined ? '' : ` (${selection.rule})`}
              {selection.observation === undefined ? null : <Chosen selection={selection} />}
              {say(frameWords.comma)}
              {say(words.probability)} {format.number(selection.probability, selection.probability % 1 === 0 ? 0 : 2)}
            </span>
          ))}
        </p>
      )}
      <Unevaluated unevaluated={assessment.unevaluated} />
      <p className="quiet small">
        {say(words.ruleSet)} <code title={ruleSet}>{ruleSet.slice(0, 12)}</code> · {say(words.history)} {historyVersion}
      </p>
    </>
  );
}

/** One rule that hit: its sentence, whether it selected, and the values that it saw. */
function Reason({ hit }: { readonly hit: HitView }): ReactNode {
  const say = useSay();
  const format = useFormat();
  return (
    <li className={hit.selected ? undefined : 'not-drawn'}>
      <div className="reason">
        <LaneMark lane={hit.lane} word={say(LANE_WORDS[hit.lane])} bare />
        <strong>{say(hit.reason)}</strong>
      </div>
      <p className="quiet reason-note">
        <RuleLink rule={hit.rule} /> · {say(HAZARD_WORDS[hit.hazard])} · {say(words.item, { line: hit.line })} ·{' '}
        {say(hit.selected ? words.hitSelected : words.hitNotSelected)}
        {hit.mandatory
          ? `${say(frameWords.comma)}${say(words.mandatory)}`
          : `${say(frameWords.comma)}${say(words.probability)} ${format.number(hit.probability, hit.probability % 1 === 0 ? 0 : 2)}`}
      </p>
      <dl className="seen">
        {hit.seen.map(({ field, doc, unit, value }) => (
          <div key={field}>
            <dt title={field}>{say(doc)}</dt>
            <dd>
              <Value value={value} unit={unit} />
            </dd>
            <dd className="quiet">
              <code>{field}</code>
            </dd>
          </div>
        ))}
      </dl>
      <p className="small">
        <CaseLink rule={hit.rule} seen={hit.seen} />
      </p>
    </li>
  );
}

/** Rules that had no value to go by, one line for each rule and field. */
function Unevaluated({ unevaluated }: { readonly unevaluated: AssessmentView['unevaluated'] }): ReactNode {
  const say = useSay();
  if (unevaluated.length === 0) return null;
  const groups = new Map<string, { rule: string; missing: string | undefined; lines: number[] }>();
  for (const { rule, line, missing } of unevaluated) {
    const key = `${rule} ${missing ?? ''}`;
    const group = groups.get(key) ?? { rule, missing, lines: [] };
    group.lines.push(line);
    groups.set(key, group);
  }
  return (
    <details className="unevaluated">
      <summary>
        {say(words.unevaluated)} ({groups.size})
      </summary>
      <ul>
        {[...groups].map(([key, { rule, missing, lines }]) => {
          const where = say(words.lines, { lines: lines.join(', ') });
          return (
            <li key={key}>
              <RuleLink rule={rule} />:{' '}
              {missing === undefined
                ? say(words.unevaluatedOther, { lines: where })
                : say(words.unevaluatedMissing, { field: missing, lines: where })}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
