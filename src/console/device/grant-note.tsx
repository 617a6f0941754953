import type { ReactNode } from 'react';
import type { OutagePart } from '../../core/outage/outage.ts';
import { outageDeviceWords } from '../../messages/outage-words.ts';
import { useSay } from '../pieces/say.ts';
import { clockFault } from './clock.ts';
import { grantNow } from './grants.ts';
import { useLine, useTime } from './use-device.ts';

/** Whether this device may release without the server, and until when. */
export function GrantNote({ part }: { readonly part: OutagePart }): ReactNode {
  const say = useSay();
  const time = useTime();
  const line = useLine();
  const { connection } = line;
  const held = grantNow(line, part, Date.now());
  // What it holds does not count then, and the panel says why.
  if (held === undefined && clockFault(line, Date.now())?.kind === 'back') return null;
  const away = connection.online === false;
  const words = held === undefined ? 'notGranted' : away ? 'granted' : 'grantedOnline';
  return <p>{say(outageDeviceWords[words], { time: held === undefined ? '' : time(held.grant.until * 1000) })}</p>;
}

/** That the port works without its server: announced calmly, for as long as it lasts. */
export function OutageLine(): ReactNode {
  const say = useSay();
  const time = useTime();
  const { notices } = useLine();
  const now = Date.now();
  const ends = notices.map(({ until }) => Date.parse(until)).filter((until) => until > now);
  if (ends.length === 0) return null;
  return <p className="outage-line">{say(outageDeviceWords.mode, { time: time(Math.max(...ends)) })}</p>;
}
