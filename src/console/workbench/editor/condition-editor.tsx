import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { forceLinting, linter, lintKeymap } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Hazard } from '../../../core/domain/hazard.ts';
import { checkCondition } from '../../../core/rule/check-rule.ts';
import { EDITOR_PHRASES, workbenchWords as words } from '../../../messages/console-workbench.ts';
import { ruleSentence } from '../../../messages/rules.ts';
import { useSay } from '../../pieces/say.ts';
import type { Surroundings } from '../check-draft.ts';
import { complete, type Offered } from './complete.ts';
import { conditionSupport } from './condition-language.ts';
import { quickFix } from './quick-fix.ts';
import './editor.css';

/** How long after a key the checker speaks: a word is not told off before it is typed. */
const LINT_DELAY_MS = 120;

/** The condition as text: colours, completion, what the checker says under the character it is about, and its fixes. */
export function ConditionEditor(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hazard: Hazard | undefined;
  readonly surroundings: Surroundings;
  readonly offered: Offered;
}): ReactNode {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const spoken = useRef(new Compartment());
  // The editor lives as long as the page; what it asks for at each key is read here, always the latest.
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const { language } = props.offered;

  useEffect(() => {
    const made = new EditorView({
      parent: box.current!,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          history(),
          drawSelection(),
          bracketMatching(),
          closeBrackets(),
          EditorView.lineWrapping,
          conditionSupport(),
          autocompletion({ override: [(context) => complete(context, latest.current.offered)], icons: false }),
          keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...defaultKeymap, ...historyKeymap]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
          }),
          spoken.current.of([]),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, []);

  // A change from another face or a version; one's own comes back equal and changes nothing.
  useEffect(() => {
    const made = view.current!;
    const shown = made.state.doc.toString();
    if (shown !== props.value) made.dispatch({ changes: { from: 0, to: shown.length, insert: props.value } });
  }, [props.value]);

  const { hazard, surroundings } = props;
  useEffect(() => {
    // Put in anew when hazard, lists or language change; the text, its history and the cursor stay.
    const check = linter(
      ({ state }) => {
        const when = state.doc.toString();
        const rule = hazard === undefined ? {} : { hazard };
        if (when.trim() === '') return [];
        return checkCondition(when, rule, surroundings).diagnostics.map((diagnostic) => {
          const fix = quickFix(when, diagnostic, rule, surroundings);
          const from = Math.min(diagnostic.start, when.length);
          return {
            from,
            to: Math.min(Math.max(diagnostic.end, from), when.length),
            severity: diagnostic.severity,
            message: ruleSentence(diagnostic, language),
            actions:
              fix === undefined
                ? []
                : [
                    {
                      name: say(words.fix, { fix: fix.insert }),
                      apply: (target: EditorView) => target.dispatch({ changes: fix, userEvent: 'input.fix' }),
                    },
                  ],
          };
        });
      },
      { delay: LINT_DELAY_MS },
    );
    const made = view.current!;
    made.dispatch({
      effects: spoken.current.reconfigure([
        check,
        EditorState.phrases.of(EDITOR_PHRASES[language]),
        EditorView.contentAttributes.of({ 'aria-label': say(words.condition), spellcheck: 'false' }),
      ]),
    });
    forceLinting(made);
  }, [hazard, surroundings, language, say]);

  return <div ref={box} className="condition-editor" />;
}
