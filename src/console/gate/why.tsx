import type { ReactNode } from 'react';
import { gateWords } from '../../messages/gate-words.ts';
import { SLIP_FAULT_WORDS } from '../../messages/gate.ts';
import { useSay } from '../pieces/say.ts';
import { useTime } from '../device/use-device.ts';

import type { Shown } from './use-sight.ts';

/** Why this lane: the server's reasons, or how far this device could make sure by itself. */
export function Why(props: {
  readonly shown: Shown;
  readonly scanned: boolean;
  readonly onScan: () => void;
}): ReactNode {
  const say = useSay();
  const time = useTime();
  const { sight, slow } = props.shown;
  const { fault, source, known, reasons, waitsFor } = sight;
  if (fault !== undefined) {
    const { code, other = '?', until } = fault;
    return (
      <section className="why">
        <h3 className="act">{say(gateWords.notVerified)}</h3>
        <p>{say(SLIP_FAULT_WORDS[code], { other, time: until === undefined ? '?' : time(until) })}</p>
        <button type="button" onClick={props.onScan}>
          {say(gateWords.scan)}
        </button>
      </section>
    );
  }
  return (
    <section className="why">
      <h3>{say(gateWords.why)}</h3>
      {source === 'device' ? (
        <p>
          {say(slow ? gateWords.bySlipSlow : gateWords.bySlip)}. {props.scanned ? say(gateWords.compare) : ''}
        </p>
      ) : null}
      {known === 'unknown' ? <p>{say(gateWords.unknownVehicle)}</p> : null}
      {source === 'server' && known !== 'unknown' && reasons.length === 0 ? <p>{say(gateWords.noReasons)}</p> : null}
      {reasons.length === 0 ? null : (
        <ul>
          {reasons.map((reason) => (
            <li key={reason.en}>{say(reason)}</li>
          ))}
        </ul>
      )}
      {waitsFor === undefined ? null : (
        <p className="act">
          {say(gateWords.waitsFor)}: {waitsFor.map((one) => say(one)).join(', ')}
        </p>
      )}
    </section>
  );
}
