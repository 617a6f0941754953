import type { ReactNode } from 'react';
import { STEP_WORDS } from '../../messages/console-crossing.ts';
import { gateLineWords } from '../../messages/gate-words.ts';
import { GrantNote } from '../device/grant-note.tsx';
import { LinePanel } from '../device/line-panel.tsx';
import { useSay } from '../pieces/say.ts';
import { useAddress } from './use-address.ts';
import { useGate, useGateState } from './use-gate.ts';

/** The panel as the gate fills it: slips held, and steps that wait, by plate. */
export function GatePanel({ onClose }: { readonly onClose: () => void }): ReactNode {
  const say = useSay();
  const gate = useGate();
  const [, go] = useAddress();
  const { queue, slips } = useGateState();
  const step = (seq: number) => queue.find((action) => action.seq === seq);
  const words = {
    ...gateLineWords,
    heldLabel: gateLineWords.slipsHeld,
    held: slips.length,
    lastSyncLabel: gateLineWords.lastSync,
    thing: (seq: number) => step(seq)?.plate ?? '',
    deed: (seq: number) => say(STEP_WORDS[step(seq)?.action ?? 'direct']),
    look: (seq: number) => go(step(seq)?.plate),
    putAway: (seq: number) => void gate.putAway(seq),
    onSignedOut: () => go(undefined),
    also: <GrantNote part="gate" />,
  };
  return <LinePanel words={words} onClose={onClose} />;
}
