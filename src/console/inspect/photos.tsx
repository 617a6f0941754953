import { type ChangeEvent, type ReactNode, useEffect, useId, useState } from 'react';
import type { OrderedStep } from '../../core/inspect/order.ts';
import { inspectWords } from '../../messages/inspect-words.ts';
import { useSay } from '../pieces/say.ts';
import type { StepPhoto } from './database.ts';
import { shrinkPhoto } from './shrink-photo.ts';
import { type Task, useInspect, useInspectState } from './use-inspect.ts';

/** The camera, and this officer's photos of one step; one that no signature names yet can be removed. */
export function Photos(props: {
  readonly task: Task;
  readonly step: OrderedStep;
  readonly needed: boolean;
}): ReactNode {
  const { task, step } = props;
  const say = useSay();
  const id = useId();
  const inspect = useInspect();
  const { photos } = useInspectState();
  const [failed, setFailed] = useState(false);
  const mine = photos.filter(
    (photo) => photo.inspection === task.view.id && photo.step === step.id && photo.by === task.me,
  );
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (file === undefined) return;
    setFailed(false);
    shrinkPhoto(file)
      .then((bytes) => inspect.addPhoto(task.view.id, step.id, bytes))
      .catch(() => setFailed(true));
  };
  return (
    <div className="photos">
      <label htmlFor={id} className="photo-button" data-needed={props.needed}>
        {say(props.needed ? inspectWords.photoNeeded : inspectWords.photo)}
      </label>
      <input id={id} className="out-of-sight" type="file" accept="image/*" capture="environment" onChange={take} />
      {mine.map((photo, at) => (
        <Thumb key={photo.id} photo={photo} number={at + 1} />
      ))}
      {failed ? (
        <p className="notice" role="alert">
          {say(inspectWords.photoFailed)}
        </p>
      ) : null}
      {mine.map(({ id: refusedId, refused }) =>
        refused === undefined ? null : (
          <p key={refusedId} className="notice" role="alert">
            {say(inspectWords.photoRefused)}: {say(refused)}
          </p>
        ),
      )}
    </div>
  );
}

function Thumb({ photo, number }: { readonly photo: StepPhoto; readonly number: number }): ReactNode {
  const say = useSay();
  const { dropPhoto } = useInspect();
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(photo.bytes);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [photo.bytes]);
  const picture = <img src={url} alt={say(inspectWords.photoOf, { number })} width={48} height={48} />;
  if (photo.state !== 'draft' && photo.refused === undefined) return <span className="thumb">{picture}</span>;
  return (
    <button
      type="button"
      className="thumb"
      aria-label={say(inspectWords.dropPhoto, { number })}
      onClick={() => void dropPhoto(photo)}
    >
      {picture}
      <span aria-hidden="true">×</span>
    </button>
  );
}
