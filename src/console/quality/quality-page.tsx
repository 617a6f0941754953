import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import {
  qualityWords as words,
  REVIEW_CAUSE_WORDS,
  REVIEW_KIND_WORDS,
  WAIVE_REASON_WORDS,
} from '../../messages/console-quality.ts';
import type { ReviewView } from '../../wire/quality.ts';
import { Failed, LoadingPage, useTitle } from '../frame/whole-page.tsx';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';
import { meQuery } from '../wire/queries.ts';
import { ApproveWaiver, AskWaiver, RecordLook } from './act-forms.tsx';
import { Bulletin } from './bulletin.tsx';
import { reviewsQuery } from './queries.ts';
import './quality.css';

/** The form that is open, and over which review. */
type Doing = { readonly kind: 'look' | 'ask' | 'approve'; readonly review: ReviewView };

/** What waits for a second look, and the week's bulletin. */
export function QualityPage(): ReactNode {
  const say = useSay();
  useTitle(say(words.title));
  const { data, error, refetch } = useQuery(reviewsQuery);
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  if (data === undefined) {
    if (error === null) return <LoadingPage />;
    return (
      <div className="page">
        <Failed error={error} retry={() => void refetch()} />
      </div>
    );
  }
  return (
    <div className="page quality">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
      </div>
      <p className="quiet quality-note">{say(words.note)}</p>
      {data.length === 0 ? <p>{say(words.none)}</p> : <Queue reviews={data} act={setDoing} />}
      <Bulletin />
      {doing?.kind === 'look' ? <RecordLook review={doing.review} close={close} /> : null}
      {doing?.kind === 'ask' ? <AskWaiver review={doing.review} close={close} /> : null}
      {doing?.kind === 'approve' ? <ApproveWaiver review={doing.review} close={close} /> : null}
    </div>
  );
}

/** Passages that wait for a second look, or for somebody to say that none is needed. */
function Queue(props: { readonly reviews: readonly ReviewView[]; readonly act: (doing: Doing) => void }): ReactNode {
  const say = useSay();
  return (
    <TableBox label={say(words.title)}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say(words.since)}</th>
            <th scope="col">{say(words.where)}</th>
            <th scope="col">{say(words.cause)}</th>
            <th scope="col">{say(words.passage)}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {props.reviews.map((review) => (
            <tr key={review.id}>
              <td className="fit">
                <When at={review.openedAt} />
              </td>
              <td>
                <span className={review.kind === 'second-look' ? 'act' : undefined}>
                  {say(REVIEW_KIND_WORDS[review.kind])}
                </span>
              </td>
              <td>{say(REVIEW_CAUSE_WORDS[review.cause])}</td>
              <td className="fit">
                <Link to="/crossings/$id" params={{ id: review.crossing }}>
                  {review.plate}
                </Link>
              </td>
              <td>
                <Acts review={review} act={props.act} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** What the reader may do about a review; the server decides. */
function Acts({ review, act }: { readonly review: ReviewView; readonly act: (doing: Doing) => void }): ReactNode {
  const say = useSay();
  const roles = useQuery(meQuery).data?.roles ?? [];
  const inBay = roles.includes('inspector') || roles.includes('shift-lead');
  const approves = roles.includes('shift-lead') || roles.includes('approver');
  const bay = review.kind === 'second-look';
  const { waiver, own } = review;
  const mayLook = !own && (inBay || (!bay && roles.includes('reviewer')));
  const button = (kind: Doing['kind'], text: string): ReactNode => (
    <button type="button" className="link" onClick={() => act({ kind, review })}>
      {text}
    </button>
  );
  return (
    <span className="quality-acts">
      {own ? <span className="quiet">{say(words.own)}</span> : null}
      {waiver === undefined ? null : (
        <span className="quiet">{say(words.asked, { reason: say(WAIVE_REASON_WORDS[waiver.reason]) })}</span>
      )}
      {mayLook ? button('look', say(words.record)) : null}
      {bay && inBay && waiver === undefined ? button('ask', say(words.waive)) : null}
      {waiver !== undefined && !waiver.own && approves ? button('approve', say(words.approve)) : null}
    </span>
  );
}
