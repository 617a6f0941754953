import { type FormEvent, type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import { normalisePlate } from '../../core/domain/validate/plate.ts';
import { gateWords } from '../../messages/gate-words.ts';
import { SLIP_FAULT_WORDS } from '../../messages/gate.ts';
import { useSay } from '../pieces/say.ts';
import { readSlip } from './judge-slip.ts';
import { makeReader } from './read-code.ts';
import { Sheet } from '../device/sheet.tsx';

/** Between two looks at the camera's picture, milliseconds: quick to the eye, easy on the battery. */
const PAUSE_MS = 120;

/** Reads a driver's slip with the camera, or from pasted text. Whether to believe it is decided afterwards. */
export function Scanner(props: {
  /** The plate in front of the officer, when one was typed before. */
  readonly plate: string | undefined;
  readonly onSlip: (plate: string, text: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { plate, onSlip } = props;
  const say = useSay();
  const id = useId();
  const [wrong, setWrong] = useState(false);
  const found = useCallback(
    (text: string): boolean => {
      // A slip for another vehicle is shown at the plate that was typed: there it is refused for what it is.
      const of = plate ?? normalisePlate(readSlip(text)?.plate ?? '');
      if (of === undefined) setWrong(true);
      else onSlip(of, text);
      return of !== undefined;
    },
    [plate, onSlip],
  );
  const { video, state } = useCamera(found);
  const paste = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('slip') ?? '').trim();
    if (text !== '') found(text);
  };
  return (
    <Sheet title={say(gateWords.scanTitle)} onClose={props.onClose}>
      {state === 'refused' ? (
        <p className="notice">{say(gateWords.cameraRefused)}</p>
      ) : (
        <div className="camera" data-state={state}>
          <video ref={video} playsInline muted />
          <p role="status">{say(state === 'opening' ? gateWords.cameraOpening : gateWords.scanHint)}</p>
        </div>
      )}
      {wrong ? (
        <p className="notice" role="alert">
          {say(SLIP_FAULT_WORDS['not-a-slip'])}
        </p>
      ) : null}
      <form className="paste" onSubmit={paste}>
        <label htmlFor={id}>{say(gateWords.paste)}</label>
        <textarea id={id} name="slip" rows={3} autoComplete="off" autoCapitalize="none" spellCheck={false} />
        <button type="submit" className="wide">
          {say(gateWords.read)}
        </button>
      </form>
    </Sheet>
  );
}

/** The rear camera's picture, searched until something is taken. */
function useCamera(found: (text: string) => boolean) {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'opening' | 'open' | 'refused'>('opening');
  useEffect(() => {
    let over = false;
    let stream: MediaStream | undefined;
    const watch = async (): Promise<void> => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
      const element = video.current;
      // Closed while the browser was asking: the camera must not stay on.
      if (over || element === null) return stop(stream);
      element.srcObject = stream;
      await element.play();
      setState('open');
      const read = await makeReader();
      while (!over) {
        const text = await read(element).catch(() => undefined);
        if (over || (text !== undefined && found(text.trim()))) return;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    };
    watch().catch(() => {
      if (!over) setState('refused');
    });
    return () => {
      over = true;
      stop(stream);
    };
  }, [found]);
  return { video, state };
}

/** Lets go of the camera; its light goes out. */
function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
