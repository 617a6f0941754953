import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FILING_STAGE_WORDS, filingsWords as words } from '../../messages/console-filings.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { LANE_WORDS } from '../../messages/console-words.ts';
import type { FilingView } from '../../wire/declarations.ts';
import { LaneMark } from '../lane-mark.tsx';
import { useSay } from '../pieces/say.ts';
import { When } from '../pieces/when.tsx';
import { documentsQuery } from '../documents/queries.ts';
import { FilingCases } from './filing-cases.tsx';

type Stage = FilingView['stage'];
/** In the order a filing passes them. */
const STAGES = Object.keys(FILING_STAGE_WORDS) as readonly Stage[];

/** Where each filing stands. The lane is shown only when the server tells it: once the vehicle is inside the gate. */
export function Follow({ filings }: { readonly filings: readonly FilingView[] }): ReactNode {
  const say = useSay();
  // Asked for as often as the stages are: a document that is waited for should not be found by chance.
  const requests = useQuery({ ...documentsQuery(), refetchInterval: 15_000 }).data?.items ?? [];
  return (
    <ul className="follow">
      {filings.map((filing) => (
        <li key={filing.id}>
          <div className="follow-head">
            <strong>{filing.reference}</strong>
            <span className="quiet">
              {filing.vehiclePlate === undefined ? '' : `${filing.vehiclePlate} · `}
              {filing.version > 1 ? `${say(words.version, { version: filing.version })} · ` : ''}
              <When at={filing.acceptedAt} as="dayTime" />
            </span>
          </div>
          <Progress stage={filing.stage} />
          <div className="follow-lane">
            {filing.lane === undefined ? (
              <span className="quiet small">
                {say(words.lane)}
                {say(frameWords.colon)}
                {say(words.laneLater)}
              </span>
            ) : (
              <>
                <LaneMark lane={filing.lane} word={say(LANE_WORDS[filing.lane])} />
                <span className="quiet">{filing.reasons?.map((reason) => say(reason)).join(' · ')}</span>
              </>
            )}
            {filing.warnings.length === 0 ? null : (
              <details>
                <summary>{say(words.warnings, { count: filing.warnings.length })}</summary>
                <ul>
                  {filing.warnings.map(({ code, place, sentence }) => (
                    <li key={`${code} ${place.pointer}`}>
                      {say(sentence)} <code className="quiet">{place.pointer}</code>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </div>
          <FilingCases id={filing.id} requests={requests.filter(({ declarationId }) => declarationId === filing.id)} />
        </li>
      ))}
    </ul>
  );
}

function Progress({ stage }: { readonly stage: Stage }): ReactNode {
  const say = useSay();
  const reached = STAGES.indexOf(stage);
  return (
    <ol className="progress" aria-label={`${say(words.stage)}: ${say(FILING_STAGE_WORDS[stage])}`}>
      {STAGES.map((each, place) => (
        <li
          key={each}
          className={place < reached ? 'past' : place === reached ? 'present' : undefined}
          {...(place === reached ? { 'aria-current': 'step' } : {})}
        >
          {say(FILING_STAGE_WORDS[each])}
        </li>
      ))}
    </ol>
  );
}
