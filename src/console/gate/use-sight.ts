import { useCallback, useEffect, useState } from 'react';
import type { Lane } from '../../core/domain/lane.ts';
import type { Gate } from './gate.ts';
import { isForged, type Sight } from './sight.ts';
import { useGate } from './use-gate.ts';

/** An answer later than this is given by the device, if it can vouch for one. */
const PATIENCE_MS = 600;

/** What the screen shows of a plate, and how it came by it. */
export interface Shown {
  readonly sight: Sight;
  /** The device answered because the server was slow, not because it is away. */
  readonly slow: boolean;
  /** What was shown before the server said otherwise. */
  readonly was?: Lane;
}

/** What is known of a plate: the server's word if it comes soon, otherwise the device's, to be replaced when it comes. */
export function useSight(plate: string, scanned: string | undefined): readonly [Shown | undefined, () => void] {
  const gate = useGate();
  const [shown, setShown] = useState<Shown>();
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks the same question again
  useEffect(() => {
    let current = true;
    void look(gate, plate, scanned, (next) => {
      if (current) setShown(next);
    });
    return () => {
      current = false;
    };
  }, [gate, plate, scanned, round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return [shown?.sight.plate === plate ? shown : undefined, again];
}

async function look(
  gate: Gate,
  plate: string,
  scanned: string | undefined,
  show: (shown: Shown) => void,
): Promise<void> {
  // Asked first and not waited for: the device's own judgement is ready in the meantime.
  const asked = gate.askServer(plate);
  const own = await gate.judge(plate, scanned);
  // A made-up slip is shown as one, whatever the server knows of the plate that it names.
  if (scanned !== undefined && isForged(own)) return show({ sight: own, slow: false });
  const away = gate.store.get().connection.online === false;
  const first = await Promise.race([asked, pause(away ? 0 : PATIENCE_MS)]);
  if (first !== undefined && first !== 'late') return show({ sight: first, slow: false });
  const vouched = own.fault === undefined;
  // Nothing to vouch for yet: a moment more is better than a wrong turn.
  if (first === undefined || vouched || away) show({ sight: own, slow: first === 'late' && !away });
  if (first === undefined) return;
  const late = await asked;
  if (late === undefined) return show({ sight: own, slow: false });
  const differs = (vouched || away) && late.lane !== own.lane;
  show({ sight: late, slow: false, ...(differs ? { was: own.lane } : {}) });
}

function pause(ms: number): Promise<'late'> {
  return new Promise((resolve) => setTimeout(() => resolve('late'), ms));
}
