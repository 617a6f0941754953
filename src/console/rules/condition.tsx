import type { ReactNode } from 'react';
import type { RuleDetailView } from '../../wire/rules.ts';
import { useSay } from '../pieces/say.ts';

/** The condition as written, each field explained where it stands. */
export function Condition(props: { readonly when: string; readonly fields: RuleDetailView['fields'] }): ReactNode {
  const say = useSay();
  const docs = new Map(props.fields.map(({ name, doc }) => [name, doc]));
  // A line for each top-level alternative or addition reads better than one long line.
  const parts = props.when.split(/((?:[a-z]+\.)[A-Za-z0-9]+|"(?:[^"\\]|\\.)*")/);
  let at = 0;
  return (
    <pre className="condition">
      {parts.map((part) => {
        const key = at;
        at += part.length + 1;
        const doc = docs.get(part);
        if (doc === undefined) return part.startsWith('"') ? <span key={key}>{part}</span> : part;
        return (
          <abbr key={key} title={say(doc)}>
            {part}
          </abbr>
        );
      })}
    </pre>
  );
}
