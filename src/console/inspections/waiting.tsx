import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { frameWords } from '../../messages/console-frame.ts';
import { inspectionsWords as words } from '../../messages/console-inspections.ts';
import { OUTCOME_CONSEQUENCES } from '../../messages/inspect-words.ts';
import { OUTCOME_WORDS, WAIVER_WORDS } from '../../messages/inspection-codes.ts';
import type { InspectionView } from '../../wire/inspections.ts';
import { useSay } from '../pieces/say.ts';
import { call, Refusal } from '../wire/call.ts';
import { meQuery } from '../wire/queries.ts';
import { inspectionQuery } from './queries.ts';

/** A second person's word, on a decision or on a step left out. */
type Deed =
  | { readonly action: 'second'; readonly of: string; readonly agrees: boolean }
  | { readonly action: 'approve-waiver'; readonly waiver: string; readonly granted: boolean };

/** What waits for whoever looks: a decision that takes two, a step that somebody asks to leave out. */
export function Waiting({ inspection }: { readonly inspection: InspectionView }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const me = useQuery(meQuery).data;
  const [trouble, setTrouble] = useState('');
  const { mutate, isPending } = useMutation({
    mutationFn: (deed: Deed) =>
      call('POST', `/inspections/${inspection.id}/actions`, {
        ...deed,
        id: crypto.randomUUID(),
        at: new Date().toISOString(),
      }),
    onMutate: () => setTrouble(''),
    onError: (error) => {
      const sentence = error instanceof Refusal ? error.problem?.sentence : undefined;
      setTrouble(say(sentence ?? frameWords.failedNetwork));
    },
    // After a refusal too: somebody else may have decided.
    onSettled: () => client.invalidateQueries({ queryKey: inspectionQuery(inspection.id).queryKey }),
  });
  const { state, decisions, steps, actions, plate } = inspection;
  const last = decisions.at(-1);
  const decision =
    state === 'awaiting-second' && last !== undefined && actions.includes('second') && last.by.id !== me?.id
      ? last
      : undefined;
  const waivers = actions.includes('approve-waiver')
    ? steps.filter((step) => step.state === 'waiver-asked' && step.waiver?.by.id !== me?.id)
    : [];
  if (decision === undefined && waivers.length === 0) return null;
  return (
    <section className="section">
      <h2>{say(words.waits)}</h2>
      {trouble === '' ? null : (
        <p className="notice" role="alert">
          {trouble}
        </p>
      )}
      {decision === undefined ? null : (
        <Asked
          sentence={say(words.decided, { name: decision.by.name, outcome: say(OUTCOME_WORDS[decision.outcome]) })}
          note={say(OUTCOME_CONSEQUENCES[decision.outcome], { plate })}
          yes={say(words.agree)}
          no={say(words.disagree)}
          busy={isPending}
          answer={(agrees) => mutate({ action: 'second', of: decision.id, agrees })}
        />
      )}
      {waivers.map(({ id, title, waiver }) =>
        waiver === undefined ? null : (
          <Asked
            key={id}
            sentence={say(title)}
            note={say(words.waiverAsked, { name: waiver.by.name, why: say(WAIVER_WORDS[waiver.reason]) })}
            yes={say(words.leaveOut)}
            no={say(words.keepStep)}
            busy={isPending}
            answer={(granted) => mutate({ action: 'approve-waiver', waiver: waiver.id, granted })}
          />
        ),
      )}
    </section>
  );
}

function Asked(props: {
  readonly sentence: string;
  readonly note: string;
  readonly yes: string;
  readonly no: string;
  readonly busy: boolean;
  readonly answer: (yes: boolean) => void;
}): ReactNode {
  const { busy, answer } = props;
  return (
    <div className="asked">
      <p>
        <strong>{props.sentence}</strong>
        <br />
        <span className="quiet">{props.note}</span>
      </p>
      <button type="button" className="button" disabled={busy} onClick={() => answer(true)}>
        {props.yes}
      </button>
      <button type="button" className="button" disabled={busy} onClick={() => answer(false)}>
        {props.no}
      </button>
    </div>
  );
}
