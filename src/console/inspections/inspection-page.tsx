import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { frameWords } from '../../messages/console-frame.ts';
import { STATE_WORDS } from '../../messages/console-words.ts';
import { inspectionsWords as words } from '../../messages/console-inspections.ts';
import { FLAG_WORDS, INSPECTION_STATE_WORDS, OUTCOME_WORDS } from '../../messages/inspection-codes.ts';
import type { InspectionView } from '../../wire/inspections.ts';
import { Failed, LoadingPage, useTitle } from '../frame/whole-page.tsx';
import { useSay } from '../pieces/say.ts';
import { When } from '../pieces/when.tsx';
import { Custody } from './custody.tsx';
import { Decisions } from './decisions.tsx';
import { Findings } from './findings.tsx';
import { Order } from './order.tsx';
import { inspectionQuery } from './queries.ts';
import { Steps } from './steps.tsx';
import { Waiting } from './waiting.tsx';
import './inspections.css';

/** One inspection: what was ordered and why, what was done, found and decided, and by whom. */
export function InspectionPage(): ReactNode {
  const { id } = useParams({ from: '/frame/inspections/$id' });
  const { data, error, refetch } = useQuery({ ...inspectionQuery(id), refetchInterval: 10_000 });
  if (data !== undefined) return <Inspection inspection={data} />;
  if (error === null) return <LoadingPage />;
  return (
    <div className="page">
      <Failed error={error} retry={() => void refetch()} />
    </div>
  );
}

/** The record as it stands: who has it, what is still lacking, every step with its entries, and who decided. */
function Inspection({ inspection }: { readonly inspection: InspectionView }): ReactNode {
  const say = useSay();
  const { plate, trailerPlate, state, assigned, outcome, needs, flags, crossing, crossingState } = inspection;
  useTitle(`${say(words.title)} ${plate}`);
  return (
    <article className="page sheet inspection">
      <div className="page-head">
        <h1>{plate}</h1>
        <p className="quiet">
          {trailerPlate === undefined ? '' : `${trailerPlate} · `}
          {say(words.opened)} <When at={inspection.openedAt} as="dayTime" /> ·{' '}
          <Link to="/crossings/$id" params={{ id: crossing }}>
            {say(words.passage)}
          </Link>{' '}
          ({say(STATE_WORDS[crossingState])})
        </p>
      </div>
      <p className="standing">
        <strong>{say(INSPECTION_STATE_WORDS[state])}</strong>
        <span>
          <span className="quiet">{say(words.officer)}:</span> {assigned?.name ?? say(words.nobody)}
        </span>
        {outcome === undefined ? null : (
          <span>
            <span className="quiet">{say(words.outcome)}:</span> {say(OUTCOME_WORDS[outcome])}
          </span>
        )}
        {flags.length === 0 ? null : (
          <span>
            <span className="quiet">{say(words.flags)}:</span>{' '}
            {flags.map((flag) => say(FLAG_WORDS[flag])).join(say(frameWords.listComma))}
          </span>
        )}
      </p>
      <Waiting inspection={inspection} />
      {needs.length === 0 || crossingState === 'released' || crossingState === 'exited' ? null : (
        <section className="section">
          <h2>{say(words.needs)}</h2>
          <ul className="needs-list">
            {needs.map(({ code, sentence }) => (
              <li key={code}>{say(sentence)}</li>
            ))}
          </ul>
        </section>
      )}
      <Order inspection={inspection} />
      <Findings inspection={inspection} />
      <Custody inspection={inspection} />
      <Decisions inspection={inspection} />
      <Steps inspection={inspection} />
    </article>
  );
}
