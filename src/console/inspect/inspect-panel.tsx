import type { ReactNode } from 'react';
import { inspectWords } from '../../messages/inspect-words.ts';
import { GrantNote } from '../device/grant-note.tsx';
import { LinePanel } from '../device/line-panel.tsx';
import { useSay } from '../pieces/say.ts';
import { useDeedWords } from './deed-words.ts';
import { PaperFormPanel } from './paper-form.tsx';
import { PinForm } from './pin-form.tsx';
import { useInspect, useInspectState, usePlace } from './use-inspect.ts';

/** The panel as inspection fills it: tasks held, and acts that wait, by vehicle. */
export function InspectPanel({ onClose }: { readonly onClose: () => void }): ReactNode {
  const say = useSay();
  const inspect = useInspect();
  const describe = useDeedWords();
  const [, go] = usePlace();
  const { queue, held, photos } = useInspectState();
  const act = (seq: number) => queue.find((one) => one.seq === seq);
  const toSend = photos.filter(({ state }) => state === 'named' || state === 'to-send').length;
  const words = {
    ...inspectWords,
    held: held.length,
    thing: (seq: number) => act(seq)?.plate ?? '',
    deed(seq: number) {
      const one = act(seq);
      return one === undefined ? '' : describe(one);
    },
    look(seq: number) {
      const id = act(seq)?.inspection;
      go(id === undefined ? {} : { id });
    },
    putAway(seq: number) {
      const one = act(seq);
      if (one !== undefined) void inspect.putAway(one);
    },
    onSignedOut: () => go({}),
    also: (
      <>
        {toSend === 0 ? null : <p>{say(inspectWords.photosToSend, { count: toSend })}</p>}
        <GrantNote part="inspections" />
        <PinForm />
        <PaperFormPanel />
      </>
    ),
  };
  return <LinePanel words={words} onClose={onClose} />;
}
