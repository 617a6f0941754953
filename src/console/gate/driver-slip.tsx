import type { ReactNode } from 'react';
import { LANE_WORDS } from '../../messages/console-words.ts';
import { gateWords } from '../../messages/gate-words.ts';
import { LaneMark } from '../lane-mark.tsx';
import { QrCode } from '../pieces/qr-code.tsx';
import { useSay } from '../pieces/say.ts';
import { readSlip } from './judge-slip.ts';
import { Sheet } from '../device/sheet.tsx';
import type { Sight } from './sight.ts';
import { useTime } from '../device/use-device.ts';
import { useGateState } from './use-gate.ts';

interface SlipProps {
  readonly sight: Sight;
  /** A step still waits: the server's next slip will be newer. */
  readonly waiting: boolean;
}

/** The driver's slip: the code, the lane's mark and word in both languages, plate and time; to show or to print. */
export function DriverSlip(props: SlipProps & { readonly onClose: () => void }): ReactNode {
  const { sight } = props;
  const say = useSay();
  const time = useTime();
  const { installation } = useGateState();
  const { lane, plate } = sight;
  const { text: slip, coming } = slipToShow(sight, props.waiting);
  const claims = slip === undefined ? undefined : readSlip(slip);
  return (
    <Sheet title={say(gateWords.slipTitle)} onClose={props.onClose} className="slip-sheet">
      <div className="slip">
        {installation === undefined ? null : <p>{`${installation.portName.zh} · ${installation.portName.en}`}</p>}
        <p className="slip-lane">
          <LaneMark lane={lane} word={LANE_WORDS[lane].en} bare size={56} />
          <b>
            <span lang="zh-CN">{LANE_WORDS[lane].zh}</span> {LANE_WORDS[lane].en}
          </b>
        </p>
        <p className="plate">{plate}</p>
        {slip === undefined ? (
          <p className="notice">{say(coming ? gateWords.slipComing : gateWords.slipWaits)}</p>
        ) : (
          <QrCode text={slip} label={`${say(gateWords.slipTitle)} ${plate}`} />
        )}
        {claims === undefined ? null : (
          <p>
            {time(claims.issued * 1000)} · {say(gateWords.slipUntil, { time: time(claims.until * 1000) })}
          </p>
        )}
      </div>
      {slip === undefined ? null : <p className="quiet no-print">{say(gateWords.slipHint)}</p>}
      <button type="button" className="wide no-print" onClick={() => window.print()}>
        {say(gateWords.print)}
      </button>
    </Sheet>
  );
}

/** The slip on the page itself, right after directing: the driver holds a phone to it, or the officer prints it. */
export function SlipInPlace({ sight, waiting, onOpen }: SlipProps & { readonly onOpen: () => void }): ReactNode {
  const say = useSay();
  const { text, coming } = slipToShow(sight, waiting);
  return (
    <section className="slip-in-place">
      <button type="button" onClick={onOpen} disabled={text === undefined}>
        {text === undefined ? <span className="blank code" /> : <QrCode text={text} label={say(gateWords.showSlip)} />}
      </button>
      <p>
        <b>{say(gateWords.slipTitle)}</b>
        <br />
        {say(coming ? gateWords.slipComing : text === undefined ? gateWords.slipWaits : gateWords.slipHint)}
      </p>
    </section>
  );
}

/** The newest slip. One of before a step that was just taken is as good as superseded: the server's next answer has its own. */
function slipToShow(
  { slip, source, crossing }: Sight,
  waiting: boolean,
): { readonly text?: string; readonly coming: boolean } {
  if (source === 'device') return { coming: false, ...(slip === undefined ? {} : { text: slip }) };
  const version = slip === undefined ? undefined : readSlip(slip)?.version;
  if (slip === undefined || version === undefined) return { coming: waiting };
  return waiting || version < (crossing?.version ?? 0) ? { coming: true } : { coming: false, text: slip };
}
