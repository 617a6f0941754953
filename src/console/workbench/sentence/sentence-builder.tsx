import { type ReactNode, useEffect, useState } from 'react';
import type { Expr } from '../../../core/rule/ast.ts';
import { canonical } from '../../../core/rule/canonical.ts';
import { workbenchWords as words } from '../../../messages/console-workbench.ts';
import { useSay } from '../../pieces/say.ts';
import type { Offered } from '../editor/complete.ts';
import { type EditGroup, type EditNode, editTreeOf, exprOfEditTree, group, newTest, replaceNode } from './edit-tree.ts';
import { TestRow } from './test-row.tsx';
import './sentence.css';

/** The condition as a sentence to fill in, for people who write no code. */
export function SentenceBuilder(props: {
  readonly expr: Expr | undefined;
  readonly onChange: (when: string) => void;
  readonly offered: Offered;
}): ReactNode {
  const say = useSay();
  const { expr, onChange, offered } = props;
  const when = expr === undefined ? '' : canonical(expr);
  const [{ tree, says }, setState] = useState(() => ({ tree: editTreeOf(expr), says: when }));
  useEffect(() => {
    // Another face or a version changed the rule; what this one said last comes back equal.
    setState((before) => (before.says === when ? before : { tree: editTreeOf(expr), says: when }));
  }, [expr, when]);
  const change = (next: EditGroup) => {
    const said = exprOfEditTree(next);
    const text = said === undefined ? says : canonical(said);
    setState({ tree: next, says: text });
    if (text !== says) onChange(text);
  };
  return (
    <div className="sentence">
      <Group
        node={tree}
        change={(key, by) =>
          change(key === tree.key ? ((by(tree) as EditGroup | undefined) ?? tree) : replaceNode(tree, key, by))
        }
        offered={offered}
        outer
      />
      <p className="quiet small" role="status">
        {exprOfEditTree(tree) === undefined ? say(words.incomplete) : ''}
      </p>
    </div>
  );
}

type Change = (key: number, by: (node: EditNode) => EditNode | undefined) => void;

function Group(props: {
  readonly node: EditGroup;
  readonly change: Change;
  readonly offered: Offered;
  readonly outer?: boolean;
}): ReactNode {
  const say = useSay();
  const { node, change, offered } = props;
  const add = (part: EditNode) => change(node.key, () => ({ ...node, parts: [...node.parts, part] }));
  return (
    <fieldset className="sentence-group">
      <legend className="out-of-sight">{say(node.join === 'all' ? words.all : words.any)}</legend>
      <div className="sentence-head">
        {props.outer === true ? null : (
          <Not not={node.not} toggle={() => change(node.key, () => ({ ...node, not: !node.not }))} />
        )}
        <select
          className="input"
          aria-label={say(words.joining)}
          value={node.join}
          onChange={({ target }) => change(node.key, () => ({ ...node, join: target.value === 'any' ? 'any' : 'all' }))}
        >
          <option value="all">{say(words.all)}</option>
          <option value="any">{say(words.any)}</option>
        </select>
        {props.outer === true ? null : <Remove remove={() => change(node.key, () => undefined)} />}
      </div>
      <ul>
        {node.parts.map((part) => (
          <li key={part.key}>
            {part.kind === 'group' ? (
              <Group node={part} change={change} offered={offered} />
            ) : part.kind === 'written' ? (
              <div className="sentence-written">
                <span className="quiet small">{say(words.writtenOnly)}</span>
                <code>{part.text}</code>
                <Remove remove={() => change(part.key, () => undefined)} />
              </div>
            ) : (
              <div className="sentence-test">
                <Not not={part.not} toggle={() => change(part.key, () => ({ ...part, not: !part.not }))} />
                <TestRow
                  form={part.form}
                  onChange={(form) => change(part.key, () => ({ ...part, form }))}
                  offered={offered}
                />
                <Remove remove={() => change(part.key, () => undefined)} />
              </div>
            )}
          </li>
        ))}
      </ul>
      <p className="sentence-add">
        <button type="button" className="link" onClick={() => add(newTest())}>
          + {say(words.addTest)}
        </button>
        <button
          type="button"
          className="link"
          onClick={() => add(group([newTest()], node.join === 'all' ? 'any' : 'all'))}
        >
          + {say(words.addGroup)}
        </button>
      </p>
    </fieldset>
  );
}

function Not({ not, toggle }: { readonly not: boolean; readonly toggle: () => void }): ReactNode {
  const say = useSay();
  return (
    <button type="button" className="not" aria-pressed={not} title={say(words.negate)} onClick={toggle}>
      {say(words.not)}
    </button>
  );
}

function Remove({ remove }: { readonly remove: () => void }): ReactNode {
  const say = useSay();
  return (
    <button
      type="button"
      className="plain remove"
      aria-label={say(words.remove)}
      title={say(words.remove)}
      onClick={remove}
    >
      ×
    </button>
  );
}
