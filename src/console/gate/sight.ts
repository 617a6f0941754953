import type { Lane } from '../../core/domain/lane.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import { type KnownAtGate, type SlipFault, sayToDriver } from '../../messages/gate.ts';
import type { CrossingView, GateAnswerView } from '../../wire/crossings.ts';
import type { SlipJudgement } from './judge-slip.ts';

/** What the officer is shown of one vehicle, from the server or from this device alone. */
export interface Sight {
  readonly plate: string;
  readonly source: 'server' | 'device';
  readonly lane: Lane;
  readonly known: KnownAtGate;
  readonly say: BilingualText;
  readonly reasons: readonly BilingualText[];
  /** What the release waits for besides the check, as the server said. */
  readonly waitsFor?: readonly BilingualText[];
  /** Why this device could not verify the vehicle; its lane is then documents. */
  readonly fault?: { readonly code: SlipFault; readonly other?: string; readonly until?: number };
  readonly crossing?: CrossingView;
  /** The passage a step belongs to, where it is known. */
  readonly crossingId?: string;
  readonly declarations: GateAnswerView['declarations'];
  /** A signed slip to give to the driver. */
  readonly slip?: string;
}

/** The server's answer as a sight. */
export function sightOfAnswer(answer: GateAnswerView): Sight {
  const { plate, lane, known, say, reasons, declarations, crossing, slip, waitsFor } = answer;
  return {
    plate,
    source: 'server',
    lane,
    known,
    say,
    reasons,
    declarations,
    ...(crossing === undefined ? {} : { crossing, crossingId: crossing.id }),
    ...(slip === undefined ? {} : { slip }),
    ...(waitsFor === undefined ? {} : { waitsFor }),
  };
}

/**
 * What this device can say by itself. An earlier answer of the server tells where the vehicle stood, never which lane it
 * gets: that comes from a verified slip or is documents.
 */
export function sightOfJudgement(
  plate: string,
  judgement: SlipJudgement,
  text: string | undefined,
  earlier: GateAnswerView | undefined,
): Sight {
  const { lane, verified } = judgement;
  const id = verified ? judgement.slip.crossing : undefined;
  // Of another passage of the same plate the earlier answer says nothing.
  const same = earlier?.crossing !== undefined && (id === undefined || earlier.crossing.id === id);
  const crossing = same ? earlier.crossing : undefined;
  const crossingId = id ?? crossing?.id;
  const known = verified ? 'open' : 'unverified';
  return {
    plate,
    source: 'device',
    lane,
    known,
    say: sayToDriver(lane, known),
    reasons: [],
    declarations: verified && same ? earlier.declarations : [],
    ...(crossing === undefined ? {} : { crossing }),
    ...(crossingId === undefined ? {} : { crossingId }),
    ...(verified && text !== undefined ? { slip: text } : {}),
    ...(verified ? {} : { fault: faultOf(judgement) }),
  };
}

function faultOf(judgement: Extract<SlipJudgement, { readonly verified: false }>): NonNullable<Sight['fault']> {
  const { fault, claims } = judgement;
  return { code: fault, ...(claims === undefined ? {} : { other: claims.plate, until: claims.until * 1000 }) };
}

/** Faults of a paper that show that somebody made it up; no answer of the server makes such a slip good. */
export function isForged({ fault }: Sight): boolean {
  return fault?.code === 'bad-signature' || fault?.code === 'unknown-key' || fault?.code === 'wrong-plate';
}

/** A sight with the newer of two views of its passage: a step that was just sent may know more than the last look. */
export function withLearnt(sight: Sight, learnt: GateAnswerView | undefined): Sight {
  const newer = learnt?.crossing;
  if (newer === undefined || (sight.crossingId !== undefined && sight.crossingId !== newer.id)) return sight;
  if (newer.version <= (sight.crossing?.version ?? 0)) return sight;
  return { ...sight, crossing: newer, crossingId: newer.id };
}

/** The sight of a vehicle whose load was selected on this device: its old slip no longer says where it goes. */
export function withLane(sight: Sight, lane: Lane): Sight {
  if (lane === sight.lane) return sight;
  const { slip: _, ...rest } = sight;
  return { ...rest, lane, say: sayToDriver(lane, sight.known) };
}
