import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { fairnessWords } from '../../messages/console-fairness.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { figureWords } from '../../messages/console-figures.ts';
import { qualityWords } from '../../messages/console-quality.ts';
import { holdsOne, PAGE_ACCESS } from '../../wire/access.ts';
import { useSay } from '../pieces/say.ts';
import { meQuery } from '../wire/queries.ts';

/** The pages on which the port looks at its own work. */
const PAGES = [
  { to: '/quality', word: qualityWords.title, roles: PAGE_ACCESS.quality },
  { to: '/figures', word: figureWords.title, roles: PAGE_ACCESS.figures },
  { to: '/fairness', word: fairnessWords.title, roles: PAGE_ACCESS.fairness },
  { to: '/retention', word: frameWords.retention, roles: PAGE_ACCESS.retention },
] as const;

/** From one of the pages about the port's own work to the others. */
export function WorkLinks(): ReactNode {
  const say = useSay();
  const roles = useQuery(meQuery).data?.roles ?? [];
  return (
    <nav className="work-links" aria-label={say(qualityWords.title)}>
      {PAGES.filter((page) => holdsOne(page.roles, roles)).map(({ to, word }) => (
        <Link key={to} to={to}>
          {say(word)}
        </Link>
      ))}
    </nav>
  );
}
