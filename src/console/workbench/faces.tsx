import { type ReactNode, useCallback } from 'react';
import { HAZARDS } from '../../core/domain/hazard.ts';
import { workbenchWords as words } from '../../messages/console-workbench.ts';
import { ruleSentence } from '../../messages/rules.ts';
import { useSay } from '../pieces/say.ts';
import type { DraftCheck, Surroundings } from './check-draft.ts';
import type { Draft } from './draft.ts';
import type { Offered } from './editor/complete.ts';
import { ConditionEditor } from './editor/condition-editor.tsx';
import type { Face } from './search.ts';
import { SentenceBuilder } from './sentence/sentence-builder.tsx';
import { RuleTable } from './table/rule-table.tsx';

const FACES = [
  ['text', words.faceText],
  ['sentence', words.faceSentence],
  ['table', words.faceTable],
] as const;

/** The condition in one of its three faces: text, sentence, table. All three are the same rule. */
export function Faces(props: {
  readonly draft: Draft;
  readonly checked: DraftCheck;
  readonly change: (part: Partial<Draft>) => void;
  readonly face: Face;
  readonly setFace: (face: Face) => void;
  readonly surroundings: Surroundings;
  readonly offered: Offered;
}): ReactNode {
  const say = useSay();
  const { draft, checked, change, face, setFace, surroundings, offered } = props;
  const setWhen = useCallback((when: string) => change({ when }), [change]);
  const empty = draft.when.trim() === '';
  const unreadable = !empty && checked.parsed === undefined ? checked.condition[0] : undefined;
  return (
    <section className="faces" aria-label={say(words.condition)}>
      <div className="faces-head">
        <h2>{say(words.condition)}</h2>
        <fieldset className="marks" aria-label={say(words.faces)}>
          {FACES.map(([name, word]) => (
            <button key={name} type="button" aria-pressed={face === name} onClick={() => setFace(name)}>
              {say(word)}
            </button>
          ))}
        </fieldset>
      </div>
      {face === 'text' ? (
        <>
          <ConditionEditor
            value={draft.when}
            onChange={setWhen}
            hazard={HAZARDS.find((one) => one === draft.hazard)}
            surroundings={surroundings}
            offered={offered}
          />
          <p className="quiet small">{say(words.editorHint)}</p>
        </>
      ) : unreadable !== undefined ? (
        <div className="faces-unreadable">
          <p>{say(words.mendTextFirst)}</p>
          <p className="act">{ruleSentence(unreadable, offered.language)}</p>
          <p>
            <button type="button" className="button" onClick={() => setFace('text')}>
              {say(words.faceText)}
            </button>
          </p>
        </div>
      ) : face === 'sentence' ? (
        <SentenceBuilder expr={checked.parsed} onChange={setWhen} offered={offered} />
      ) : (
        <RuleTable expr={checked.parsed} onChange={setWhen} hazard={draft.hazard} surroundings={surroundings} />
      )}
    </section>
  );
}
