import type { ReactNode } from 'react';
import { CLOCK_WORDS } from '../../messages/device-words.ts';
import { useSay } from '../pieces/say.ts';
import { clockFault } from './clock.ts';
import { useLine } from './use-device.ts';

/** That this device's clock is wrong, by how much, and what to do; nothing where it is about right. */
export function ClockNotice({ className }: { readonly className: string }): ReactNode {
  const say = useSay();
  const fault = clockFault(useLine(), Date.now());
  if (fault === undefined) return null;
  return <p className={className}>{say(CLOCK_WORDS[fault.kind], { minutes: fault.minutes })}</p>;
}
