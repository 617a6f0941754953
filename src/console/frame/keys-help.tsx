import type { ReactNode } from 'react';
import { frameWords } from '../../messages/console-frame.ts';
import { Dialog } from '../pieces/dialog.tsx';
import { useSay } from '../pieces/say.ts';
import type { Place } from './navigation.ts';

/** The keys of the console, as a list. */
export function KeysHelp(props: {
  readonly open: boolean;
  readonly close: () => void;
  readonly places: readonly Place[];
}): ReactNode {
  const say = useSay();
  const keys: readonly (readonly [readonly string[], string])[] = [
    [['/'], say(frameWords.keySearch)],
    [['j', 'k'], say(frameWords.keyMove)],
    [['Enter'], say(frameWords.keyOpen)],
    [['Shift j', 'Shift k'], say(frameWords.keySelect)],
    [['Ctrl c'], say(frameWords.keyCopy)],
    ...props.places.map(({ key, word }): readonly [readonly string[], string] => [
      [`g ${key}`],
      say(frameWords.keyGo, { page: say(word) }),
    ]),
    [['?'], say(frameWords.keyHelp)],
  ];
  return (
    <Dialog open={props.open} close={props.close} title={say(frameWords.keys)}>
      <dl className="keys">
        {keys.map(([press, what]) => (
          <div key={what}>
            <dt>
              {press.map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <div className="dialog-end">
        <button type="button" className="button" onClick={props.close}>
          {say(frameWords.close)}
        </button>
      </div>
    </Dialog>
  );
}
