import { type FormEvent, type ReactNode, useId } from 'react';
import type { CustodyKind } from '../../core/inspect/codes.ts';
import { CUSTODY_WORDS } from '../../messages/inspection-codes.ts';
import { inspectWords } from '../../messages/inspect-words.ts';
import { Sheet } from '../device/sheet.tsx';
import { useSay } from '../pieces/say.ts';
import { itemName } from './item-words.ts';
import { useRecord } from './record.tsx';
import { type Task, useInspectState } from './use-inspect.ts';

/** Something leaves the load under a numbered seal, with a second officer who signs it too. */
export function TakeSheet(props: {
  readonly task: Task;
  readonly kind: CustodyKind;
  readonly onClose: () => void;
}): ReactNode {
  const { task, kind } = props;
  const say = useSay();
  const id = useId();
  const { officers } = useInspectState();
  const { record, busy, trouble } = useRecord(task);
  const items = task.view.order.items;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string): string => String(form.get(name) ?? '').trim();
    const item = items[Number(text('item'))];
    // A comma as well as a point: both are on the phones of the port.
    const quantity = Number(text('quantity').replace(',', '.'));
    const deed = {
      action: 'take-sample' as const,
      kind,
      ...(item?.declarationId === undefined ? {} : { declarationId: item.declarationId }),
      ...(item?.line === undefined ? {} : { line: item.line }),
      sealNumber: text('seal'),
      ...(text('quantity') === '' || !Number.isFinite(quantity) ? {} : { quantity }),
      ...(text('unit') === '' ? {} : { unit: text('unit') }),
      witness: text('witness'),
    };
    void record(deed, { undoable: true }).then((ok) => ok && props.onClose());
  };
  return (
    <Sheet title={say(CUSTODY_WORDS[kind])} onClose={props.onClose}>
      <form onSubmit={submit}>
        <div className="field">
          <label htmlFor={`${id}-item`}>{say(inspectWords.ofWhat)}</label>
          <select id={`${id}-item`} name="item">
            {items.map((item, at) => (
              <option key={`${item.declarationId} ${item.line}`} value={at}>
                {itemName(item, say)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-seal`}>{say(inspectWords.sealNumber)}</label>
          <input id={`${id}-seal`} name="seal" required maxLength={40} autoCapitalize="characters" />
        </div>
        <div className="pair">
          <div className="field">
            <label htmlFor={`${id}-quantity`}>{say(inspectWords.quantity)}</label>
            <input id={`${id}-quantity`} name="quantity" inputMode="decimal" />
          </div>
          <div className="field">
            <label htmlFor={`${id}-unit`}>{say(inspectWords.unit)}</label>
            <input id={`${id}-unit`} name="unit" maxLength={10} defaultValue="kg" />
          </div>
        </div>
        <div className="field">
          <label htmlFor={`${id}-witness`}>{say(inspectWords.witness)}</label>
          <select id={`${id}-witness`} name="witness" required defaultValue="">
            <option value="" disabled>
              {say(inspectWords.choose)}
            </option>
            {officers.officers
              .filter((one) => one.id !== task.me)
              .map(({ id: officer, name }) => (
                <option key={officer} value={officer}>
                  {name}
                </option>
              ))}
          </select>
        </div>
        {trouble}
        <button type="submit" className="main-step" disabled={busy}>
          {say(inspectWords.record)}
        </button>
      </form>
    </Sheet>
  );
}
