import type { ReactNode } from 'react';
import { useClock } from './clock.ts';
import { useFormat } from './format.ts';

/** A time: how long ago, or the time of day at the port; the exact one, with its offset, on hover. */
export function When(props: { readonly at: string; readonly as?: 'ago' | 'time' | 'dayTime' }): ReactNode {
  const format = useFormat();
  const { at, as = 'ago' } = props;
  return (
    <time dateTime={at} title={format.exact(at)} className="when">
      {as === 'ago' ? <Ago at={at} /> : format[as](at)}
    </time>
  );
}

function Ago({ at }: { readonly at: string }): ReactNode {
  const now = useClock();
  return useFormat().ago(at, now);
}
