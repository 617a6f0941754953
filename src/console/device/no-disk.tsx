import type { ReactNode } from 'react';
import { deviceWords } from '../../messages/device-words.ts';
import { useSay } from '../pieces/say.ts';

/** Nothing can be kept, so nothing may be promised: the page says so and how to mend it. */
export function NoDisk(): ReactNode {
  const say = useSay();
  return (
    <main className="plain">
      <p role="alert">{say(deviceWords.noDisk)}</p>
    </main>
  );
}
