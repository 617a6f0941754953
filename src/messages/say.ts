import type { Lane } from '../core/domain/lane.ts';
import type { BilingualText } from '../core/domain/text.ts';

const BY_LANE: Readonly<Record<Lane, BilingualText>> = {
  green: { en: 'You may drive on to the exit.', zh: '请直接驶往出口。' },
  blue: {
    en: 'You may drive on to the exit. The papers will be looked at later.',
    zh: '请直接驶往出口。单证将在放行后复核。',
  },
  yellow: {
    en: 'Please go to the documents counter with your papers.',
    zh: '请携带单证前往单证审核窗口。',
  },
  red: {
    en: 'Please drive to the inspection bays. Leave the seals as they are.',
    zh: '请驶往查验区，请勿拆动封志。',
  },
};

const UNKNOWN: BilingualText = {
  en: 'We have nothing on this vehicle. Please go to the documents counter with your papers.',
  zh: '系统中没有该车辆的记录。请携带单证前往单证审核窗口。',
};

/** What to say to the driver: the same words online and offline. Where to go, never why: reasons are for the trader. */
export function sayToDriver(lane: Lane, known: 'open' | 'expected' | 'unknown'): BilingualText {
  return known === 'unknown' ? UNKNOWN : BY_LANE[lane];
}
