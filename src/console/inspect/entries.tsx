import type { ReactNode } from 'react';
import type { OrderedStep } from '../../core/inspect/order.ts';
import { entriesOf } from '../../core/inspect/read-inspection.ts';
import { STEP_MARK_WORDS } from '../../messages/inspection-codes.ts';
import { inspectWords } from '../../messages/inspect-words.ts';
import { useTime } from '../device/use-device.ts';
import { useSay } from '../pieces/say.ts';
import type { Task } from './use-inspect.ts';

/** Who signed, when, with what figure; every entry after the first is an addendum and stands beside it. */
export function Entries({ task, step }: { readonly task: Task; readonly step: OrderedStep }): ReactNode {
  const say = useSay();
  const time = useTime();
  return entriesOf(task.now, step.id).map((entry) => (
    <span key={entry.id} className="entry quiet">
      {say(STEP_MARK_WORDS[entry.mark])}
      {entry.value === undefined ? '' : ` · ${entry.value} ${step.unit ?? ''}`} · {task.nameOf(entry.by)}{' '}
      {time(entry.at)}
      {entry.addendum ? ` · ${say(inspectWords.addendum)}` : ''}
      {entry.photos.length === 0 ? '' : ` · ${say(inspectWords.photosTaken, { count: entry.photos.length })}`}
      {task.waiting.has(entry.id) ? ` · ${say(inspectWords.waitsHere)}` : ''}
      {entry.remark === undefined ? '' : ` · ${entry.remark}`}
    </span>
  ));
}
