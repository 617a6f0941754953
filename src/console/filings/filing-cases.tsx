import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { APPEAL_GROUNDS, type AppealGround } from '../../core/inspect/appeal.ts';
import { APPEAL_GROUND_WORDS, APPEAL_OUTCOME_WORDS, NOTICE_WORDS } from '../../messages/accountability-words.ts';
import { filingCaseWords as words } from '../../messages/console-cases.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { DOCUMENT_STATE_WORDS, DOCUMENT_TYPE_WORDS } from '../../messages/document-words.ts';
import type { NoticeView } from '../../wire/accountability.ts';
import type { DocumentRequestView } from '../../wire/documents.ts';
import { Choose } from '../pieces/choose.tsx';
import { useSay } from '../pieces/say.ts';
import { When } from '../pieces/when.tsx';
import { call, Refusal, sendFile } from '../wire/call.ts';
import { FormDialog } from '../workbench/lists/form-dialog.tsx';
import '../look/cases.css';

/** What a declarant does about one filing: hand in what is asked for, read what was decided, ask for a review. */
export function FilingCases(props: {
  readonly id: string;
  readonly requests: readonly DocumentRequestView[];
}): ReactNode {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <div className="filing-cases">
      {props.requests.length === 0 ? null : (
        <ul aria-label={say(words.documents)}>
          {props.requests.map((request) => (
            <RequestLine key={request.id} request={request} />
          ))}
        </ul>
      )}
      <p className="quiet small">
        {say(words.number)} <code>{props.id}</code>
      </p>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{say(words.decisions)}</summary>
        {open ? <Decisions id={props.id} /> : null}
      </details>
    </div>
  );
}

/** One document asked for, and where its file is handed in while it is waited for. */
function RequestLine({ request }: { readonly request: DocumentRequestView }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const fileId = useId();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (file: File) => sendFile(`/document-requests/${request.id}/answers/${crypto.randomUUID()}`, file),
    onSettled: () => client.invalidateQueries({ queryKey: ['documents'] }),
  });
  const document = say(DOCUMENT_TYPE_WORDS[request.type]);
  const waits = request.state === 'asked' || request.state === 'refused';
  const why = request.state === 'refused' ? request.answers.at(-1)?.reason : request.withdrawn;
  return (
    <li>
      <strong>{document}</strong>
      <span className={waits ? 'act' : 'quiet'}>
        {say(DOCUMENT_STATE_WORDS[request.state])}
        {why === undefined ? '' : `${say(frameWords.colon)}${say(why)}`}
      </span>
      {waits ? (
        <>
          <span className="quiet">
            {say(words.until)} <When at={request.dueAt} as="dayTime" />
          </span>
          <input
            id={fileId}
            className="out-of-sight"
            type="file"
            accept="application/pdf,image/jpeg,image/png"
            disabled={isPending}
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file !== undefined) mutate(file);
              // The same file may be chosen again after a failure: without this the field would see no change.
              target.value = '';
            }}
          />
          <label htmlFor={fileId} className="button">
            {isPending ? say(words.sending) : say(words.handIn, { document })}
          </label>
          <small className="quiet">{say(words.hint)}</small>
        </>
      ) : null}
      {error === null ? null : (
        <span role="alert" className="act">
          {say((error instanceof Refusal ? error.problem?.sentence : undefined) ?? frameWords.failedNetwork)}
        </span>
      )}
    </li>
  );
}

/** What was decided about the filing; fetched when opened. */
function Decisions({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const { data } = useQuery({
    queryKey: ['notices', id],
    queryFn: () => call<{ readonly items: readonly NoticeView[] }>('GET', `/filings/${id}/notices`),
  });
  const [asked, setAsked] = useState<NoticeView>();
  if (data === undefined) return <p className="quiet">{say(frameWords.loading)}</p>;
  if (data.items.length === 0) return <p className="quiet">{say(words.noDecisions)}</p>;
  return (
    <ul>
      {data.items.map((notice) => (
        <li key={notice.id}>
          <When at={notice.at} as="dayTime" />
          <span>
            {say(NOTICE_WORDS[notice.kind])}
            {notice.reasons.length === 0
              ? ''
              : `${say(frameWords.colon)}${notice.reasons.map((one) => say(one)).join(say(frameWords.comma))}`}
          </span>
          <Review notice={notice} ask={() => setAsked(notice)} />
        </li>
      ))}
      {asked === undefined ? null : <AskReview id={id} notice={asked} close={() => setAsked(undefined)} />}
    </ul>
  );
}

/** What came of a request for review, or until when one may be made; after that nothing. */
function Review({ notice, ask }: { readonly notice: NoticeView; readonly ask: () => void }): ReactNode {
  const say = useSay();
  const { appeal, appealableUntil } = notice;
  if (appeal?.decided !== undefined)
    return (
      <span>
        {say(APPEAL_OUTCOME_WORDS[appeal.decided.outcome])} <span className="quiet">{say(appeal.decided.reason)}</span>
      </span>
    );
  if (appeal !== undefined)
    return (
      <span className="quiet">
        {say(words.underReview)} <When at={appeal.dueAt} as="dayTime" />
      </span>
    );
  if (appealableUntil === undefined) return null;
  return (
    <>
      <button type="button" className="link" onClick={ask}>
        {say(words.review)}
      </button>
      <span className="quiet">
        {say(words.reviewUntil)} <When at={appealableUntil} as="dayTime" />
      </span>
    </>
  );
}

/** A ground must be named; a statement may be left out. */
function AskReview(props: { readonly id: string; readonly notice: NoticeView; readonly close: () => void }): ReactNode {
  const say = useSay();
  const textId = useId();
  const [ground, setGround] = useState<AppealGround | ''>('');
  const [statement, setStatement] = useState('');
  return (
    <FormDialog
      title={say(words.reviewTitle, { decision: say(NOTICE_WORDS[props.notice.kind]) })}
      verb={say(words.review)}
      path={`/filings/${props.id}/appeals`}
      changes={[['notices', props.id]]}
      body={{ decision: props.notice.id, ground, ...(statement.trim() === '' ? {} : { statement: statement.trim() }) }}
      ready={ground !== ''}
      close={props.close}
    >
      <p>{say(words.reviewNote)}</p>
      <Choose
        label={say(words.ground)}
        codes={APPEAL_GROUNDS}
        words={APPEAL_GROUND_WORDS}
        value={ground}
        choose={setGround}
      />
      <div className="field">
        <label htmlFor={textId}>{say(words.statement)}</label>
        <textarea
          id={textId}
          className="input"
          rows={4}
          maxLength={2000}
          value={statement}
          onChange={({ target }) => setStatement(target.value)}
        />
        <small>{say(words.statementHint)}</small>
      </div>
    </FormDialog>
  );
}
