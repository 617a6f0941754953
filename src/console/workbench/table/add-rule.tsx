import { type ReactNode, useState } from 'react';
import { readForm } from '../../../core/rule/read-form.ts';
import { workbenchWords as words } from '../../../messages/console-workbench.ts';
import { useSay } from '../../pieces/say.ts';

/** Whether core's form of a rule would take this for an id. */
const isRuleId = (id: string): boolean => readForm({ id }).rule.id !== undefined;

/**
 * Asks what a new row needs that no cell of a table says: an id for ever, and the rule whose hazard, lane, reason, legal
 * basis and condition it begins with.
 */
export function AddRule(props: {
  readonly names: readonly string[];
  readonly add: (id: string, like: string) => void;
}): ReactNode {
  const say = useSay();
  const { names, add } = props;
  const [open, setOpen] = useState(false);
  const [id, setId] = useState('');
  const [like, setLike] = useState(names[0] ?? '');
  const taken = names.includes(id);
  const fits = isRuleId(id);
  // A thousand names are a thousand options: they are drawn for whoever asks.
  if (!open)
    return (
      <p>
        <button type="button" className="link" onClick={() => setOpen(true)}>
          + {say(words.addRule)}
        </button>
      </p>
    );
  return (
    <form
      className="add-rule"
      onSubmit={(event) => {
        event.preventDefault();
        if (!fits || taken) return;
        add(id, like);
        setId('');
        setOpen(false);
      }}
    >
      <label>
        {say(words.addRuleLike)}{' '}
        <select className="input" value={like} onChange={({ target }) => setLike(target.value)}>
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label>
        {say(words.ruleId)}{' '}
        <input
          className="input"
          value={id}
          spellCheck={false}
          autoComplete="off"
          placeholder={say(words.ruleIdHint)}
          onChange={({ target }) => setId(target.value.trim())}
        />
      </label>
      <button type="submit" className="button" disabled={!fits || taken}>
        {say(words.addRule)}
      </button>
      <span className={taken ? 'act small' : 'quiet small'} role="status">
        {say(taken ? words.ruleTaken : words.addRuleNote)}
      </span>
    </form>
  );
}
