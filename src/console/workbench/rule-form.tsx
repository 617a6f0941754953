import { type ReactNode, useId } from 'react';
import { HAZARDS } from '../../core/domain/hazard.ts';
import type { Diagnostic } from '../../core/rule/diagnostic.ts';
import { INSTRUMENTS } from '../../core/rule/instruments.ts';
import { RULE_LANES } from '../../core/rule/rule.ts';
import { HAZARD_WORDS, LANE_WORDS } from '../../messages/console-words.ts';
import { workbenchWords as words } from '../../messages/console-workbench.ts';
import { ruleSentence } from '../../messages/rules.ts';
import { LaneMark } from '../lane-mark.tsx';
import { useLanguage, useSay } from '../pieces/say.ts';
import type { Draft } from './draft.ts';
import './form.css';

/** Everything of a rule but its condition and its cases, each part with what is wrong with it. */
export function RuleForm(props: {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly faults: readonly Diagnostic[];
  readonly isNew: boolean;
  /** Whether what is missing is named already: not before somebody tried to save. */
  readonly strict: boolean;
}): ReactNode {
  const say = useSay();
  const [language] = useLanguage();
  const { draft, change, isNew, strict } = props;
  const instruments = useId();
  const wrong = (key: string): string | undefined => {
    const fault = props.faults.find((one) => one.key === key || (key !== 'reason' && one.key.startsWith(`${key}/`)));
    if (fault === undefined || (!strict && (fault.code === 'key-missing' || fault.code === 'text-empty')))
      return undefined;
    return ruleSentence(fault, language);
  };
  const reasonFault = wrong('reason');
  return (
    <section className="section rule-form">
      <h2>{say(words.about)}</h2>
      <div className="rule-form-grid">
        {isNew ? (
          <Field
            label={say(words.ruleId)}
            hint={say(words.ruleIdHint)}
            wrong={draft.id === '' && !strict ? undefined : wrong('id')}
          >
            {(more) => (
              <input
                {...more}
                className="input"
                value={draft.id}
                autoCapitalize="none"
                spellCheck={false}
                onChange={({ target }) => change({ id: target.value })}
              />
            )}
          </Field>
        ) : null}
        <Field label={say(words.hazard)} wrong={wrong('hazard')}>
          {(more) => (
            <select
              {...more}
              className="input"
              value={draft.hazard}
              onChange={({ target }) => change({ hazard: target.value })}
            >
              {HAZARDS.map((hazard) => (
                <option key={hazard} value={hazard}>
                  {say(HAZARD_WORDS[hazard])}
                </option>
              ))}
            </select>
          )}
        </Field>
        <fieldset className="field lanes">
          <legend className="quiet small">{say(words.lane)}</legend>
          <div className="marks">
            {RULE_LANES.map((lane) => (
              <button key={lane} type="button" aria-pressed={draft.lane === lane} onClick={() => change({ lane })}>
                <LaneMark lane={lane} word={say(LANE_WORDS[lane])} />
              </button>
            ))}
          </div>
        </fieldset>
        <Field label={say(words.rate)} wrong={wrong('rate')}>
          {(more) => (
            <input
              {...more}
              className="input number"
              type="number"
              min={1}
              max={100}
              disabled={draft.mandatory}
              value={Math.round(draft.rate * 100)}
              onChange={({ target }) => change({ rate: Number(target.value) / 100 })}
            />
          )}
        </Field>
        <label className="check">
          <input
            type="checkbox"
            checked={draft.mandatory}
            onChange={({ target }) => change(target.checked ? { mandatory: true, rate: 1 } : { mandatory: false })}
          />{' '}
          {say(words.mandatory)}
        </label>
        {(['en', 'zh'] as const).map((each) => (
          <Field
            key={each}
            label={say(each === 'en' ? words.reasonEn : words.reasonZh)}
            wrong={wrong(`reason/${each}`) ?? (each === 'en' ? reasonFault : undefined)}
            wide
          >
            {(more) => (
              <input
                {...more}
                className="input"
                lang={each === 'zh' ? 'zh-CN' : 'en'}
                value={draft.reason[each]}
                onChange={({ target }) => change({ reason: { ...draft.reason, [each]: target.value } })}
              />
            )}
          </Field>
        ))}
        <Field label={say(words.legalBasis)} hint={say(words.legalBasisHint)} wrong={wrong('legalBasis')} wide>
          {(more) => (
            <input
              {...more}
              className="input"
              list={instruments}
              value={draft.legalBasis}
              onChange={({ target }) => change({ legalBasis: target.value })}
            />
          )}
        </Field>
        <datalist id={instruments}>
          {INSTRUMENTS.map((title) => (
            <option key={title} value={title} />
          ))}
        </datalist>
        <Field label={say(words.validFrom)} wrong={wrong('validFrom')}>
          {(more) => (
            <input
              {...more}
              className="input"
              type="date"
              value={draft.validFrom}
              onChange={({ target }) => change({ validFrom: target.value })}
            />
          )}
        </Field>
        <Field label={say(words.validUntil)} hint={say(words.validHint)} wrong={wrong('validUntil')}>
          {(more) => (
            <input
              {...more}
              className="input"
              type="date"
              value={draft.validUntil}
              onChange={({ target }) => change({ validUntil: target.value })}
            />
          )}
        </Field>
      </div>
    </section>
  );
}

interface More {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

function Field(props: {
  readonly label: string;
  readonly hint?: string;
  readonly wrong?: string | undefined;
  readonly wide?: boolean;
  readonly children: (more: More) => ReactNode;
}): ReactNode {
  const id = useId();
  const { hint, wrong } = props;
  const note = wrong ?? hint;
  return (
    <div className={props.wide === true ? 'field wide' : 'field'}>
      <label htmlFor={id}>{props.label}</label>
      {props.children({
        id,
        ...(note === undefined ? {} : { 'aria-describedby': `${id}-note` }),
        ...(wrong === undefined ? {} : { 'aria-invalid': true }),
      })}
      {note === undefined ? null : (
        <small id={`${id}-note`} className={wrong === undefined ? undefined : 'wrong'}>
          {note}
        </small>
      )}
    </div>
  );
}
