import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { strictest } from '../../core/domain/lane.ts';
import { maySelect } from '../../core/select/manual.ts';
import { boardWords } from '../../messages/console-board.ts';
import { declarationWords as words } from '../../messages/console-declaration.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { CAUSE_WORDS, LANE_WORDS, SELECTION_WORDS } from '../../messages/console-words.ts';
import type { DeclarationDetailView } from '../../wire/declarations.ts';
import { SelectLoad } from '../crossing/select-load.tsx';
import { Stages } from '../crossing/stages.tsx';
import { DeclarationPapers } from '../documents/declaration-papers.tsx';
import { Failed, LoadingPage, useTitle } from '../frame/whole-page.tsx';
import { LaneMark } from '../lane-mark.tsx';
import { RuleLink } from '../pieces/rule-link.tsx';
import { useSay } from '../pieces/say.ts';
import { When } from '../pieces/when.tsx';
import { ReferFinding } from '../referrals/refer-finding.tsx';
import { crossingQuery, declarationQuery } from '../wire/queries.ts';
import { Amendments } from './amendments.tsx';
import { Events } from './events.tsx';
import { Facts } from './facts.tsx';
import { Goods } from './goods.tsx';
import { Operators } from './operators.tsx';
import { Proof } from './proof.tsx';
import { Why } from './why.tsx';
import { WhyNot } from './why-not.tsx';
import './declaration.css';

/** One declaration with all its evidence: level 3, and the proof at its end: level 4. */
export function DeclarationPage(): ReactNode {
  const { id } = useParams({ from: '/frame/declarations/$id' });
  const { data, error, refetch } = useQuery(declarationQuery(id));
  if (data !== undefined) return <Sheet view={data} />;
  if (error === null) return <LoadingPage />;
  return (
    <div className="page">
      <Failed error={error} retry={() => void refetch()} />
    </div>
  );
}

/** From what decided the lane down to the proof; a reader stops where the question is answered. */
function Sheet({ view }: { readonly view: DeclarationDetailView }): ReactNode {
  const say = useSay();
  const { declaration, assessments } = view;
  const { crossingId } = view;
  const passage = useQuery({ ...crossingQuery(crossingId ?? ''), enabled: crossingId !== undefined }).data;
  useTitle(declaration.reference);
  return (
    <article className="page sheet">
      <header>
        <div className="page-head">
          <h1>{declaration.reference}</h1>
          <p className="quiet">
            {say(words.version, { version: view.version })} · {say(words.acceptedAt)}{' '}
            <When at={view.acceptedAt} as="dayTime" />
          </p>
        </div>
        <Decision view={view} />
      </header>
      <div className="select-load">
        <SelectLoad
          possible={maySelect({
            state: passage?.state ?? 'booked',
            lane: strictest([view.lane, passage?.lane ?? 'green']),
          })}
          path={`/declarations/${view.id}/selection`}
          changes={[
            declarationQuery(view.id).queryKey,
            ...(view.crossingId === undefined ? [] : [['crossing', view.crossingId]]),
          ]}
          body={(chosen, id) => ({ ...chosen, id })}
          goods={declaration.goods}
        />
      </div>
      <Why assessments={assessments} />
      <WhyNot id={view.id} />
      <Facts view={view} />
      <Goods declaration={declaration} terms={view.terms} warnings={view.warnings} />
      <section className="section">
        <h2>{say(words.crossing)}</h2>
        {view.crossingId === undefined ? (
          <p className="quiet">{say(words.noCrossing)}</p>
        ) : (
          <CrossingLine id={view.crossingId} />
        )}
      </section>
      <DeclarationPapers id={view.id} />
      <ReferFinding id={view.id} events={view.events} />
      <Operators operators={view.operators} />
      <Amendments past={view.past} />
      <Events events={view.events} />
      <Proof id={view.id} />
    </article>
  );
}

/** In one line: which lane, when, and how it came to that. */
function Decision({ view }: { readonly view: DeclarationDetailView }): ReactNode {
  const say = useSay();
  const newest = view.assessments[0];
  const deciding = newest?.selections.find(({ lane }) => lane === view.lane) ?? newest?.selections[0];
  return (
    <p className="decision">
      <LaneMark lane={view.lane} word={say(LANE_WORDS[view.lane])} size={22} />
      <span>
        {deciding === undefined ? (
          say(words.notSelected)
        ) : deciding.rule === undefined ? (
          say(words.selectedBy, { kind: say(SELECTION_WORDS[deciding.kind]) })
        ) : (
          <RuleNamed rule={deciding.rule} />
        )}
      </span>
      {newest === undefined ? null : (
        <span className="quiet">
          {say(words.decided, { cause: say(CAUSE_WORDS[newest.cause]) })}
          {say(frameWords.comma)}
          <When at={newest.at} as="dayTime" />
        </span>
      )}
    </p>
  );
}

/** A sentence with the rule in it as a link, wherever the language puts it. */
function RuleNamed({ rule }: { readonly rule: string }): ReactNode {
  const say = useSay();
  const [before, after] = say(words.selectedByRule, { rule: '\u0000' }).split('\u0000');
  return (
    <>
      {before}
      <RuleLink rule={rule} />
      {after}
    </>
  );
}

/** The vehicle that carries the load, and how far it has come. */
function CrossingLine({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useQuery(crossingQuery(id));
  if (data === undefined) return error === null ? null : <Failed error={error} retry={() => void refetch()} />;
  return (
    <>
      <p>
        <Link to="/crossings/$id" params={{ id }}>
          {data.vehicle.plate}
        </Link>{' '}
        <span className="quiet">
          {say(boardWords.lane)}
          {say(frameWords.colon)}
          {say(LANE_WORDS[data.lane])}
        </span>
      </p>
      <Stages stages={data.stages} />
    </>
  );
}
