import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FIGURE_DAYS } from '../../core/oversee/indicators.ts';
import { figureWords as words } from '../../messages/console-figures.ts';
import { holdsOne, READERS } from '../../wire/access.ts';
import { useTitle } from '../frame/whole-page.tsx';
import { useSay } from '../pieces/say.ts';
import { meQuery } from '../wire/queries.ts';
import '../quality/quality.css';
import '../fairness/fairness.css';
import { OwnFigures } from './own-figures.tsx';
import { TeamFigures } from './team-figures.tsx';

/** Speed and practice: of teams for reviewers, of oneself for oneself. */
export function FiguresPage(): ReactNode {
  const say = useSay();
  useTitle(say(words.title));
  const roles = useQuery(meQuery).data?.roles ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
      </div>
      <p className="quiet quality-note">{say(words.note, { days: FIGURE_DAYS })}</p>
      {roles.includes('inspector') || roles.includes('shift-lead') ? <OwnFigures /> : null}
      {holdsOne(READERS, roles) ? <TeamFigures /> : null}
    </div>
  );
}
