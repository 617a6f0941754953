import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { CrossingAction } from '../../core/domain/crossing.ts';
import { maySelect } from '../../core/select/manual.ts';
import { CONSEQUENCE_WORDS, crossingWords as words } from '../../messages/console-crossing.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { ACTION_WORDS, LANE_WORDS } from '../../messages/console-words.ts';
import type { ActionInput, CrossingDetailView } from '../../wire/crossings.ts';
import { Dialog } from '../pieces/dialog.tsx';
import { useSay } from '../pieces/say.ts';
import { call, Refusal } from '../wire/call.ts';
import { meQuery } from '../wire/queries.ts';
import { ActionDetails, type Details, missingFrom, NO_DETAILS } from './action-details.tsx';
import { mayAct } from './may-act.ts';
import { type Chosen, SelectLoad } from './select-load.tsx';

/** What may be done next: a verb on each button, the consequence named before it is recorded. */
export function Actions({ crossing }: { readonly crossing: CrossingDetailView }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const me = useQuery(meQuery).data;
  const [asked, setAsked] = useState<CrossingAction>();
  const [details, setDetails] = useState<Details>(NO_DETAILS);
  const [trouble, setTrouble] = useState('');
  const { mutate, isPending } = useMutation({
    mutationFn: (action: ActionInput) => call('POST', `/crossings/${crossing.id}/actions`, action),
    onSuccess: () => setAsked(undefined),
    onError: (error) => {
      const sentence = error instanceof Refusal ? error.problem?.sentence : undefined;
      setTrouble(say(sentence ?? frameWords.failedNetwork));
    },
    // After a refusal too: somebody else may have moved the vehicle on.
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: ['crossing', crossing.id] })]),
  });

  const ask = (action: CrossingAction) => {
    setTrouble('');
    setDetails(NO_DETAILS);
    setAsked(action);
  };
  const act = (action: CrossingAction) => {
    const missing = missingFrom(action, details);
    if (missing !== undefined) return setTrouble(say(missing));
    setTrouble('');
    mutate({
      id: crypto.randomUUID(),
      action,
      at: new Date().toISOString(),
      ...(action === 'direct' ? { seenLane: crossing.lane } : {}),
      ...(action === 'end-check' && details.result !== undefined
        ? { result: details.result, findings: [...details.findings] }
        : {}),
      ...(details.note === undefined ? {} : { note: details.note }),
    });
  };
  const possible = crossing.actions.filter((action) => mayAct(action, me?.roles ?? []));
  if (possible.length === 0)
    return <p className="quiet">{say(crossing.actions.length === 0 ? words.noActions : words.notYours)}</p>;
  const select = (selection: Chosen, id: string): ActionInput => ({
    id,
    action: 'select',
    at: new Date().toISOString(),
    selection,
  });
  return (
    <div className="actions">
      {possible.map((action, place) => (
        <button
          key={action}
          type="button"
          className={place === 0 && action !== 'hold' && action !== 'cancel' ? 'button main' : 'button'}
          onClick={() => ask(action)}
        >
          {say(ACTION_WORDS[action])}
        </button>
      ))}
      <SelectLoad
        possible={maySelect(crossing)}
        path={`/crossings/${crossing.id}/actions`}
        changes={[['crossing', crossing.id]]}
        body={select}
      />
      <Dialog
        open={asked !== undefined}
        close={() => setAsked(undefined)}
        title={asked ? say(ACTION_WORDS[asked]) : ''}
      >
        {asked === undefined ? null : (
          <form
            className="action-form"
            onSubmit={(event) => {
              event.preventDefault();
              act(asked);
            }}
          >
            <p>
              {say(CONSEQUENCE_WORDS[asked], {
                plate: crossing.vehicle.plate,
                lane: say(LANE_WORDS[crossing.lane]),
                count: crossing.declarations.length,
              })}{' '}
              {say(words.recorded, { name: me?.name ?? '' })}
            </p>
            <ActionDetails action={asked} crossing={crossing} details={details} change={setDetails} />
            {trouble === '' ? null : (
              <p role="alert" className="act">
                {trouble}
              </p>
            )}
            <div className="dialog-end">
              <button type="button" className="button" onClick={() => setAsked(undefined)}>
                {say(frameWords.cancel)}
              </button>
              <button type="submit" className="button main" disabled={isPending}>
                {say(ACTION_WORDS[asked])}
              </button>
            </div>
          </form>
        )}
      </Dialog>
    </div>
  );
}
