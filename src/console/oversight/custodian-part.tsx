import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, type ReactNode, useState } from 'react';
import { oversightWords as words } from '../../messages/console-oversight.ts';
import type { DrawDayView, PartOutcomesView } from '../../wire/draws.ts';
import { useSay } from '../pieces/say.ts';
import { call } from '../wire/call.ts';
import { meQuery } from '../wire/queries.ts';
import { troubleOf } from '../workbench/use-decision.ts';
import { drawDaysQuery } from './queries.ts';
import { commitmentOf, keepSecrets, keptSecrets, newSecret, readSecrets, type Secrets } from './secrets.ts';

/** Where a custodian commits to secrets of days to come, and hands over those that others have committed beside. */
export function CustodianPart({ days }: { readonly days: readonly DrawDayView[] }): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const user = useQuery(meQuery).data?.id ?? '';
  const [secrets, setSecrets] = useState<Secrets>(() => keptSecrets(user));
  const [fileWrong, setFileWrong] = useState(false);
  const sent = useMutation({
    mutationFn: (work: () => Promise<PartOutcomesView>) => work(),
    onSettled: () => client.invalidateQueries({ queryKey: drawDaysQuery.queryKey }),
  });
  const coming = days.filter(({ state }) => state === 'planned').toReversed();
  const own = (day: DrawDayView) => day.custodians.find((one) => one.own);
  const closed = (day: DrawDayView) => day.custodians.some((one) => one.handedOverAt !== undefined);
  const toCommit = coming.filter((day) => own(day) === undefined && !closed(day));
  const committed = coming.filter((day) => own(day) !== undefined && own(day)?.handedOverAt === undefined);
  // Committed in another browser, and its file was not read here.
  const lost = committed.filter(({ day }) => secrets[day] === undefined);
  const held = committed.filter(({ day }) => secrets[day] !== undefined);
  // The first secret closes the day to commitments: handed over alone, it keeps the other custodian out.
  const alone = held.filter((day) => day.custodians.length < 2);
  const ready = held.filter((day) => day.custodians.length >= 2);
  const keep = (more: Secrets): void => {
    keepSecrets(user, more);
    setSecrets((before) => ({ ...before, ...more }));
  };

  const commit = async (): Promise<PartOutcomesView> => {
    const made: Secrets = Object.fromEntries(toCommit.map(({ day }) => [day, secrets[day] ?? newSecret()]));
    // Kept before it is committed to: a page that dies in between has lost nothing.
    keep(made);
    const parts = await Promise.all(
      Object.entries(made).map(async ([day, secret]) => ({ day, commitment: await commitmentOf(day, secret) })),
    );
    return call<PartOutcomesView>('POST', '/draws/commitments', { parts });
  };
  const handOver = (which: readonly DrawDayView[]) => (): Promise<PartOutcomesView> =>
    call<PartOutcomesView>('POST', '/draws/secrets', {
      parts: which.map(({ day }) => ({ day, secret: secrets[day] })),
    });
  const readFile = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const read = readSecrets((await event.target.files?.[0]?.text()) ?? '');
    setFileWrong(read === undefined);
    if (read !== undefined) keep(read);
  };
  const listed = (which: readonly { readonly day: string }[]): string => which.map(({ day }) => day).join(', ');
  const refused = sent.data?.items.filter(({ outcome }) => outcome !== 'done') ?? [];
  const trouble = troubleOf(sent.error);
  const saved = `data:application/json,${encodeURIComponent(JSON.stringify(secrets, undefined, 2))}`;
  return (
    <section className="section">
      <h2>{say(words.yourPart)}</h2>
      <p className="quiet oversight-note">{say(words.yourNote)}</p>
      <div className="custodian-acts">
        {toCommit.length === 0 ? null : (
          <button type="button" className="button main" disabled={sent.isPending} onClick={() => sent.mutate(commit)}>
            {say(words.commitWeek, { count: toCommit.length })}
          </button>
        )}
        {ready.length === 0 ? null : (
          <button
            type="button"
            className="button main"
            disabled={sent.isPending}
            onClick={() => sent.mutate(handOver(ready))}
          >
            {say(words.handOver, { count: ready.length })}
          </button>
        )}
        {Object.keys(secrets).length === 0 ? null : (
          <a className="button" href={saved} download="landport-draws.json">
            {say(words.keepFile)}
          </a>
        )}
        <label className="button">
          {say(words.readFile)}
          <input
            type="file"
            className="out-of-sight"
            accept="application/json"
            onChange={(event) => void readFile(event)}
          />
        </label>
      </div>
      {toCommit.length === 0 && committed.length === 0 ? <p>{say(words.allGiven)}</p> : null}
      {alone.length === 0 ? null : (
        <p>
          {say(words.handOverAlone, { days: listed(alone) })}{' '}
          <button type="button" className="link" disabled={sent.isPending} onClick={() => sent.mutate(handOver(alone))}>
            {say(words.handOver, { count: alone.length })}
          </button>
        </p>
      )}
      {lost.length === 0 ? null : <p className="act">{say(words.secretLost, { days: listed(lost) })}</p>}
      {fileWrong ? (
        <p role="alert" className="act">
          {say(words.fileWrong)}
        </p>
      ) : null}
      {sent.data === undefined ? null : (
        <p role="status">{say(words.partsDone, { count: sent.data.items.length - refused.length })}</p>
      )}
      {refused.length === 0 ? null : (
        <p role="alert" className="act">
          {say(words.partsRefused, { days: listed(refused) })}
        </p>
      )}
      {trouble === undefined ? null : (
        <p role="alert" className="act">
          {say(trouble)}
        </p>
      )}
    </section>
  );
}
