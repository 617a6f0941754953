import type { ReactNode } from 'react';
import { DIRECTIONS } from '../../core/domain/declaration.ts';
import { filingsWords as words } from '../../messages/console-filings.ts';
import { DIRECTION_WORDS } from '../../messages/console-words.ts';
import type { FilingOutcome } from '../../wire/declarations.ts';
import { useSay } from '../pieces/say.ts';
import { TextField } from '../pieces/text-field.tsx';
import { type Draft, EMPTY_ITEM, HEAD_FIELDS, type HeadField, headPointer } from './draft.ts';
import { GoodsRows } from './goods-rows.tsx';

type Problems = FilingOutcome['problems'];

/** The header and the goods items of a declaration; problems stand under the field they are about. */
export function CompactForm(props: {
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
  readonly problems: Problems;
}): ReactNode {
  const say = useSay();
  const { draft, change, problems } = props;
  const wrongAt = (pointer: string): string | undefined => {
    const found = problems.filter(({ severity, place }) => severity === 'error' && place.pointer === pointer);
    return found.length === 0 ? undefined : found.map(({ sentence }) => say(sentence)).join(' ');
  };
  const setHead = (field: HeadField, value: string) => change({ ...draft, head: { ...draft.head, [field]: value } });
  return (
    <>
      <div className="head-fields">
        {HEAD_FIELDS.map((field) => {
          if (field === 'direction')
            return (
              <label key={field} className="field">
                <span className="label">{say(words.direction)}</span>
                <select
                  className="input"
                  value={draft.head.direction}
                  onChange={(event) => setHead('direction', event.target.value)}
                >
                  <option value="">–</option>
                  {DIRECTIONS.map((direction) => (
                    <option key={direction} value={direction}>
                      {say(DIRECTION_WORDS[direction])}
                    </option>
                  ))}
                </select>
              </label>
            );
          const wrong = wrongAt(headPointer(field));
          return (
            <TextField
              key={field}
              name={field}
              label={say(words[field])}
              autoComplete="off"
              value={draft.head[field]}
              onChange={(value) => setHead(field, value)}
              {...(field === 'reference' ? { hint: say(words.referenceHint) } : {})}
              {...(wrong === undefined ? {} : { wrong })}
            />
          );
        })}
      </div>
      <h3>{say(words.goods)}</h3>
      <GoodsRows goods={draft.goods} change={(goods) => change({ ...draft, goods })} wrongAt={wrongAt} />
      <p>
        <button
          type="button"
          className="link"
          onClick={() => change({ ...draft, goods: [...draft.goods, EMPTY_ITEM] })}
        >
          {say(words.addItem)}
        </button>
      </p>
    </>
  );
}
