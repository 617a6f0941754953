import { type ReactNode, useId } from 'react';
import { FIELD_NAMES, FIELDS, type FieldName } from '../../../core/rule/fields.ts';
import { needsValue, type TestForm, testOfForm, type Verb, verbsFor } from '../../../core/rule/faces/test-form.ts';
import {
  FIELD_GROUP_WORDS,
  UNIT_WORDS,
  VERB_WORDS,
  workbenchWords as words,
} from '../../../messages/console-workbench.ts';
import { useSay } from '../../pieces/say.ts';
import type { Offered } from '../editor/complete.ts';
import { inputKind, valuesOf } from '../editor/field-values.ts';

/** One question: a field, what is asked of it, and the input that suits the two. */
export function TestRow(props: {
  readonly form: TestForm;
  readonly onChange: (form: TestForm) => void;
  readonly offered: Offered;
}): ReactNode {
  const say = useSay();
  const { form, onChange, offered } = props;
  const known = verbsFor(form.field);
  const verbs = known.includes(form.verb) ? known : [form.verb, ...known];
  const choose = (field: FieldName) => {
    const [first] = verbsFor(field);
    const keeps = FIELDS[field].type === FIELDS[form.field].type && verbsFor(field).includes(form.verb);
    onChange(keeps ? { ...form, field } : { field, verb: first ?? 'there', value: '' });
  };
  // A list's id is no value to compare with, and the other way round.
  const setVerb = (verb: Verb) => {
    const keeps = needsValue(verb) && (verb === 'in-list') === (form.verb === 'in-list');
    onChange({ ...form, verb, value: keeps ? form.value : '' });
  };
  return (
    <>
      <select
        className="input"
        aria-label={say(words.field)}
        value={form.field}
        title={form.field}
        onChange={({ target }) => choose(target.value as FieldName)}
      >
        {Object.entries(FIELD_GROUP_WORDS).map(([part, word]) => (
          <optgroup key={part} label={say(word)}>
            {FIELD_NAMES.filter((name) => name.startsWith(`${part}.`)).map((name) => (
              <option key={name} value={name}>
                {say(FIELDS[name].doc)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <select
        className="input verb"
        aria-label={say(words.verb)}
        value={form.verb}
        onChange={({ target }) => setVerb(target.value as Verb)}
      >
        {verbs.map((verb) => (
          <option key={verb} value={verb}>
            {say(VERB_WORDS[verb])}
          </option>
        ))}
      </select>
      {needsValue(form.verb) ? <ValueInput form={form} onChange={onChange} offered={offered} /> : null}
    </>
  );
}

function ValueInput(props: {
  readonly form: TestForm;
  readonly onChange: (form: TestForm) => void;
  readonly offered: Offered;
}): ReactNode {
  const say = useSay();
  const listId = useId();
  const { form, onChange, offered } = props;
  const { field, verb, value } = form;
  const set = (next: string) => onChange({ ...form, value: next });
  const kind = inputKind(field);
  const closed =
    verb === 'in-list'
      ? offered.lists.map(({ id, title }) => ({ value: id, means: say(title) }))
      : kind === 'one-of-few' && (verb === '==' || verb === '!=' || verb === 'holds')
        ? valuesOf(field, offered.language, offered.terms)
        : undefined;
  if (closed !== undefined) {
    const values =
      closed.some((one) => one.value === value) || value === '' ? closed : [{ value, means: value }, ...closed];
    return (
      <select
        className="input"
        aria-label={say(words.value)}
        value={value}
        onChange={({ target }) => set(target.value)}
      >
        <option value="">{say(words.choose)}</option>
        {values.map((one) => (
          <option key={one.value} value={one.value}>
            {one.means === one.value ? one.value : `${one.means} (${one.value})`}
          </option>
        ))}
      </select>
    );
  }
  const { type, unit } = FIELDS[field];
  const isNumber = type === 'int' || type === 'double';
  const several = verb === 'one-of';
  const hint = several
    ? words.severalHint
    : verb === 'matches'
      ? words.patternHint
      : kind === 'hs'
        ? words.hsHint
        : kind === 'country'
          ? words.countryHint
          : undefined;
  const offers = kind === 'country' && !several ? valuesOf(field, offered.language, offered.terms) : [];
  const wrong = value !== '' && testOfForm(form) === undefined;
  return (
    <span className="sentence-value">
      <input
        className={isNumber && !several ? 'input number' : 'input'}
        aria-label={say(words.value)}
        value={value}
        inputMode={isNumber ? 'decimal' : kind === 'hs' && verb !== 'matches' ? 'numeric' : 'text'}
        spellCheck={false}
        autoComplete="off"
        {...(hint === undefined ? {} : { placeholder: say(hint) })}
        {...(offers.length > 0 ? { list: listId } : {})}
        {...(wrong ? { 'aria-invalid': true } : {})}
        onChange={({ target }) => set(target.value)}
      />
      {offers.length > 0 ? (
        <datalist id={listId}>
          {offers.map((one) => (
            <option key={one.value} value={one.value}>
              {one.means}
            </option>
          ))}
        </datalist>
      ) : null}
      {unit === undefined ? null : <span className="quiet">{say(UNIT_WORDS[unit])}</span>}
    </span>
  );
}
