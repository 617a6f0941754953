import type { ReactNode } from 'react';
import { LANES } from '../../core/domain/lane.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import { crossingWords, FINDING_WORDS, NOTE_WORDS, OTHER_STEP_WORDS } from '../../messages/console-crossing.ts';
import { declarationWords as words } from '../../messages/console-declaration.ts';
import {
  ACTION_WORDS,
  CAUSE_WORDS,
  CHECK_RESULT_WORDS,
  HAZARD_WORDS,
  LANE_WORDS,
  STATE_WORDS,
} from '../../messages/console-words.ts';
import {
  APPEAL_GROUND_WORDS,
  APPEAL_OUTCOME_WORDS,
  NOTICE_WORDS,
  REMEDY_WORDS,
} from '../../messages/accountability-words.ts';
import { DOCUMENT_REFUSAL_WORDS, DOCUMENT_TYPE_WORDS, WITHDRAWAL_WORDS } from '../../messages/document-words.ts';
import { OBSERVATION_WORDS } from '../../messages/inspection-codes.ts';
import { CLEARANCE_WORDS, PARTNER_WORDS } from '../../messages/release-words.ts';
import { LaneMark } from '../lane-mark.tsx';
import { useFormat } from '../pieces/format.ts';
import { type Say, useSay } from '../pieces/say.ts';

type Body = Readonly<Record<string, unknown>>;

// Codes that people read as words; ids and hashes are proof's business, not reading matter.
const CODED: Readonly<Record<string, Readonly<Record<string, BilingualText>>>> = {
  action: { ...ACTION_WORDS, ...OTHER_STEP_WORDS },
  cause: CAUSE_WORDS,
  result: CHECK_RESULT_WORDS,
  note: NOTE_WORDS,
  type: DOCUMENT_TYPE_WORDS,
  reason: { ...DOCUMENT_REFUSAL_WORDS, ...WITHDRAWAL_WORDS },
  partner: PARTNER_WORDS,
  agency: PARTNER_WORDS,
  decision: CLEARANCE_WORDS,
  hazard: HAZARD_WORDS,
  observation: OBSERVATION_WORDS,
  ground: APPEAL_GROUND_WORDS,
  outcome: APPEAL_OUTCOME_WORDS,
  remedy: REMEDY_WORDS,
  of: NOTICE_WORDS,
};
const UNREAD: ReadonlySet<string> = new Set([
  'assessment',
  'crossing',
  'from',
  'to',
  'findings',
  'lane',
  'request',
  'answer',
  'clearance',
  'audit',
  'inspection',
  'referral',
  'finding',
  'appeal',
  'items',
  'documents',
  'declarations',
  'origin',
]);
/** Clocks, as events keep them: milliseconds. */
const CLOCKS: ReadonlySet<string> = new Set(['dueAt', 'deadline']);

/** What an event says besides its kind, in words where its codes have them. */
export function EventBody({ body }: { readonly body: Body }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const lane = LANES.find((each) => each === body.lane);
  const parts: string[] = [];
  const { from, to, findings } = body;
  for (const [name, value] of Object.entries(body)) {
    if (UNREAD.has(name)) continue;
    const word = typeof value === 'string' ? CODED[name]?.[value] : undefined;
    if (word !== undefined) parts.push(say(word));
    else if (name === 'version' && typeof value === 'number') parts.push(say(words.version, { version: value }));
    else if (name === 'line' && typeof value === 'number') parts.push(say(words.item, { line: value }));
    else if (name === 'booked') parts.push(say(value === true ? crossingWords.booked : crossingWords.unbooked));
    else if (name === 'slotAt') parts.push(`${say(crossingWords.slot)} ${format.dayTime(value as string | number)}`);
    else if (name === 'weighedKg' && typeof value === 'number') parts.push(`${format.number(value)} kg`);
    else if (name === 'seenLane') parts.push(say(crossingWords.seenLane, { lane: laneWord(value, say) }));
    else if (name === 'offline') parts.push(say(crossingWords.offline));
    else if (name === 'recordedAt')
      parts.push(`${say(crossingWords.recordedAt)} ${format.dayTime(value as string | number)}`);
    else if (CLOCKS.has(name) && typeof value === 'number') parts.push(`≤ ${format.dayTime(value)}`);
    else if (name === 'bytes' && typeof value === 'number') parts.push(`${format.number(Math.ceil(value / 1000))} kB`);
    // The event of a decision that was appealed: the words of its kind stand beside it.
    else if (name === 'decision') continue;
    else if (name === 'listed' && Array.isArray(value)) parts.push(...value.map((one) => listedText(one as Body, say)));
    else parts.push(`${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  }
  if (isState(from) && isState(to) && from !== to) parts.push(`${say(STATE_WORDS[from])} → ${say(STATE_WORDS[to])}`);
  if (Array.isArray(findings)) parts.push(...findings.map((finding) => findingText(finding as Body, say)));
  return (
    <>
      {lane === undefined ? null : <LaneMark lane={lane} word={say(LANE_WORDS[lane])} size={12} />}
      {lane === undefined || parts.length === 0 ? '' : ' · '}
      {parts.join(' · ')}
    </>
  );
}

function laneWord(value: unknown, say: Say): string {
  const lane = LANES.find((each) => each === value);
  return lane === undefined ? String(value) : say(LANE_WORDS[lane]);
}

/** An entry of a list about the vehicle, as the record cites it: its hazard and the finding it rests on. */
function listedText({ list, hazard, finding }: Body, say: Say): string {
  const kind = String(hazard) in HAZARD_WORDS ? say(HAZARD_WORDS[hazard as keyof typeof HAZARD_WORDS]) : String(hazard);
  return say(crossingWords.listed, { list: String(list), hazard: kind, finding: String(finding) });
}

function isState(value: unknown): value is keyof typeof STATE_WORDS {
  return typeof value === 'string' && value in STATE_WORDS;
}

function findingText({ code, hazard, line }: Body, say: Say): string {
  const found = FINDING_WORDS[String(code)];
  const kind = String(hazard) in HAZARD_WORDS ? say(HAZARD_WORDS[hazard as keyof typeof HAZARD_WORDS]) : String(hazard);
  const where = typeof line === 'number' ? `, ${say(words.item, { line })}` : '';
  return `${found === undefined ? String(code) : say(found)} (${kind}${where})`;
}
