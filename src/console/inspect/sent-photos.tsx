import { type ReactNode, useState } from 'react';
import { inspectWords } from '../../messages/inspect-words.ts';
import { useSay } from '../pieces/say.ts';
import { type Task, useInspectState } from './use-inspect.ts';

/**
 * Photos of a step that are on the server and not on this device: small ones to tell them apart, each opening whole. Only
 * with network: a colleague's photo is not kept on another's phone.
 */
export function SentPhotos({ task, step }: { readonly task: Task; readonly step: string }): ReactNode {
  const say = useSay();
  const { connection, photos: own } = useInspectState();
  const [failed, setFailed] = useState<ReadonlySet<string>>(new Set());
  if (connection.online !== true) return null;
  const entries = task.view.steps.find(({ id }) => id === step)?.entries ?? [];
  const named = entries.flatMap(({ photos, by }) => photos.map((photo) => ({ ...photo, by: by.name })));
  const shown = named.filter(({ id, uploaded }) => uploaded && !failed.has(id) && !own.some((one) => one.id === id));
  if (shown.length === 0) return null;
  return (
    <div className="sent-photos">
      {shown.map(({ id, by }, at) => {
        const address = `/api/v1/inspections/${task.view.id}/photos/${id}`;
        return (
          <a key={id} href={address} target="_blank" rel="noreferrer" className="thumb">
            <img
              src={address}
              loading="lazy"
              width={48}
              height={48}
              alt={say(inspectWords.photoBy, { number: at + 1, name: by })}
              onError={() => setFailed(new Set([...failed, id]))}
            />
          </a>
        );
      })}
    </div>
  );
}
