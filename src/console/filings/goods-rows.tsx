import type { ReactNode } from 'react';
import { crossingWords } from '../../messages/console-crossing.ts';
import { filingsWords as words } from '../../messages/console-filings.ts';
import { useSay } from '../pieces/say.ts';
import { type DraftItem, ITEM_FIELDS, type ItemField } from './draft.ts';

const NUMBERS: ReadonlySet<ItemField> = new Set<ItemField>(['netKg', 'grossKg', 'packages', 'value']);

/** Goods items as rows of fields; on a phone, each as a small form. */
export function GoodsRows(props: {
  readonly goods: readonly DraftItem[];
  readonly change: (goods: readonly DraftItem[]) => void;
  readonly wrongAt: (pointer: string) => string | undefined;
}): ReactNode {
  const say = useSay();
  const { goods, change, wrongAt } = props;
  const set = (place: number, field: ItemField, value: string) =>
    change(goods.map((item, at) => (at === place ? { ...item, [field]: value } : item)));
  return (
    <ol className="goods-rows">
      {goods.map((item, place) => (
        // An item's place is its line number.
        // biome-ignore lint/suspicious/noArrayIndexKey: places in a form
        <li key={place}>
          <span className="line quiet">{place + 1}</span>
          {ITEM_FIELDS.map((field) => {
            const wrong = wrongAt(`/goods/${place}/${field}`);
            const id = `goods-${place}-${field}`;
            return (
              <div key={field} className={`field item-${field}`}>
                <label htmlFor={id}>{say(words[field])}</label>
                <input
                  id={id}
                  className={NUMBERS.has(field) ? 'input end' : 'input'}
                  inputMode={NUMBERS.has(field) ? 'decimal' : 'text'}
                  value={item[field]}
                  onChange={(event) => set(place, field, event.target.value)}
                  {...(wrong === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-note` })}
                />
                {wrong === undefined ? null : (
                  <small id={`${id}-note`} className="wrong">
                    {wrong}
                  </small>
                )}
              </div>
            );
          })}
          <button
            type="button"
            className="link"
            disabled={goods.length === 1}
            aria-label={say(words.removeItem, { line: place + 1 })}
            onClick={() => change(goods.filter((_, at) => at !== place))}
          >
            {say(crossingWords.removeFinding)}
          </button>
        </li>
      ))}
    </ol>
  );
}
