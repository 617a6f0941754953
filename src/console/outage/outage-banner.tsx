import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { frameWords } from '../../messages/console-frame.ts';
import { OUTAGE_PART_WORDS, outageWords as words } from '../../messages/outage-words.ts';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { outageNoticeQuery } from './queries.ts';
import './banner.css';

/** Calmly, on every page: that the port works without its server, in which parts and until when at most. */
export function OutageBanner(): ReactNode {
  const say = useSay();
  const format = useFormat();
  const items = useQuery(outageNoticeQuery).data?.items ?? [];
  return items.map(({ until, parts }) => (
    <p key={until} className="banner outage-banner" role="status">
      <b>
        {say(words.banner, {
          time: format.dayTime(until),
          parts: parts.map((part) => say(OUTAGE_PART_WORDS[part])).join(say(frameWords.comma)),
        })}
      </b>
      <span>{say(words.bannerNote)}</span>
    </p>
  ));
}
