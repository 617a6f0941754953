import { type ReactNode, useId, useState } from 'react';
import { listWords as words } from '../../../messages/console-lifecycle.ts';
import { useSay } from '../../pieces/say.ts';
import { TextField } from '../../pieces/text-field.tsx';
import { FormDialog } from '../lists/form-dialog.tsx';

/** Proposes a goods word: how it is spelt in either language, and which goods it means. */
export function ProposeTerm({ close }: { readonly close: () => void }): ReactNode {
  const say = useSay();
  const id = useId();
  const [term, setTerm] = useState({ id: '', en: '', zh: '', spellings: '', headings: '' });
  const set = (name: keyof typeof term) => (value: string) => setTerm({ ...term, [name]: value });
  const spellings = term.spellings.split('\n').flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
  const headings = term.headings.split(/[,，\s]+/).filter((heading) => heading !== '');
  const wrongHeading = headings.find((heading) => !/^\d{2,6}$/.test(heading));
  const ready =
    term.id !== '' &&
    term.en !== '' &&
    term.zh !== '' &&
    spellings.length > 0 &&
    headings.length > 0 &&
    wrongHeading === undefined;
  return (
    <FormDialog
      title={say(words.proposeTerm)}
      verb={say(words.proposeTerm)}
      path="/vocabulary"
      changes={[['vocabulary']]}
      body={{ id: term.id, label: { en: term.en, zh: term.zh }, words: spellings, hsHeadings: headings }}
      ready={ready}
      close={close}
    >
      <TextField label={say(words.term)} name="term" value={term.id} onChange={set('id')} />
      <TextField label={say(words.titleEn)} name="en" value={term.en} onChange={set('en')} />
      <TextField label={say(words.titleZh)} name="zh" value={term.zh} onChange={set('zh')} />
      <div className="field">
        <label htmlFor={id}>{say(words.spellings)}</label>
        <textarea
          id={id}
          className="input"
          rows={4}
          value={term.spellings}
          onChange={({ target }) => set('spellings')(target.value)}
        />
        <small>{say(words.spellingsHint)}</small>
      </div>
      <TextField
        label={say(words.headings)}
        name="headings"
        value={term.headings}
        onChange={set('headings')}
        {...(wrongHeading === undefined ? { hint: say(words.headingsHint) } : { wrong: say(words.headingsHint) })}
      />
    </FormDialog>
  );
}
