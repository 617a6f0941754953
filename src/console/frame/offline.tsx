import { type ReactNode, useEffect, useState } from 'react';
import { frameWords } from '../../messages/console-frame.ts';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';

/** Says since when the network is away, and what still works. */
export function OfflineBanner(): ReactNode {
  const say = useSay();
  const format = useFormat();
  const [since, setSince] = useState<number | undefined>(() => (navigator.onLine ? undefined : Date.now()));
  useEffect(() => {
    const off = () => setSince((before) => before ?? Date.now());
    const on = () => setSince(undefined);
    window.addEventListener('offline', off);
    window.addEventListener('online', on);
    return () => {
      window.removeEventListener('offline', off);
      window.removeEventListener('online', on);
    };
  }, []);
  if (since === undefined) return null;
  return (
    <p className="banner" role="status">
      {say(frameWords.offline, { time: format.time(since) })}
    </p>
  );
}
