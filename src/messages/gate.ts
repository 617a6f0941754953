import type { Lane } from '../core/domain/lane.ts';
import type { BilingualText } from '../core/domain/text.ts';

/** How much is known of a vehicle; `unverified`: a device without network could not make sure of what it is told. */
export type KnownAtGate = 'open' | 'expected' | 'unknown' | 'unverified';

const SAY: Readonly<Record<Lane, BilingualText>> = {
  green: {
    en: 'Drive through the green lane. No check today.',
    zh: '请走绿色通道，直接通过，今天无需检查。',
  },
  blue: {
    en: 'Drive through the blue lane. No stop here; the firm may be asked for its records later.',
    zh: '请走蓝色通道，无需停车；海关日后可能向企业核查资料。',
  },
  yellow: {
    en: 'Go to the documents lane, the yellow triangle, and have your papers ready.',
    zh: '请到黄色三角标志的单证通道，并备好单证。',
  },
  red: {
    en: 'Go to the inspection lane, the red octagon. Stop at the barrier and wait by your vehicle.',
    zh: '请到红色八角标志的查验通道，在栏杆前停车，在车旁等候。',
  },
};

const SAY_UNKNOWN: BilingualText = {
  en: 'We have nothing on file for this vehicle yet. Go to the documents lane, the yellow triangle, with your papers.',
  zh: '系统尚无此车资料。请携带单证到黄色三角标志的单证通道。',
};

const SAY_UNVERIFIED: BilingualText = {
  en: 'Our network is down for the moment. Go to the documents lane, the yellow triangle; they will help you there.',
  zh: '网络暂时中断。请到黄色三角标志的单证通道，那里会为您办理。',
};

/** What the officer says to the driver, the same words from the server and from a device without network. */
export function sayToDriver(lane: Lane, known: KnownAtGate): BilingualText {
  if (lane !== 'yellow') return SAY[lane];
  if (known === 'unverified') return SAY_UNVERIFIED;
  return known === 'unknown' ? SAY_UNKNOWN : SAY.yellow;
}

/** Why a lane slip is not believed; each sends the vehicle to documents. */
export type SlipFault =
  | 'no-slip'
  | 'not-a-slip'
  | 'cannot-verify'
  | 'unknown-key'
  | 'bad-signature'
  | 'wrong-plate'
  | 'not-yet-valid'
  | 'expired'
  | 'superseded';

/** What is the matter with a slip, and what the documents lane should know. */
export const SLIP_FAULT_WORDS: Readonly<Record<SlipFault, BilingualText>> = {
  'no-slip': {
    en: "This device holds no lane slip for this plate. Scan the driver's slip if there is one.",
    zh: '本设备没有该车牌的通道单。如司机持有通道单，请扫描。',
  },
  'not-a-slip': {
    en: 'What was read is not a lane slip.',
    zh: '读取的内容不是通道单。',
  },
  'cannot-verify': {
    en: 'This browser cannot check the signature of a slip. A newer one can.',
    zh: '此浏览器无法核验通道单签名，请更换新版浏览器。',
  },
  'unknown-key': {
    en: 'The slip was signed with a key that this device does not know.',
    zh: '通道单所用签名密钥本设备不认识。',
  },
  'bad-signature': {
    en: 'The signature of the slip is wrong: it was changed or is not ours. Keep the paper.',
    zh: '通道单签名不符：内容被改动或非本口岸签发。请留存原件。',
  },
  'wrong-plate': {
    en: 'The slip is for another plate: {other}.',
    zh: '通道单属于另一车牌：{other}。',
  },
  'not-yet-valid': {
    en: 'The slip is dated in the future. Check the clock of this device.',
    zh: '通道单签发时间在未来。请核对本设备时钟。',
  },
  expired: { en: 'The slip ran out at {time}.', zh: '通道单已于 {time} 失效。' },
  superseded: {
    en: 'The slip is older than what this device has learnt of the passage since.',
    zh: '该次过境已有更新，此通道单已作废。',
  },
};

/**
 * For the officer, of a vehicle that an entry of a list is about: what to look for and on what evidence. {what} is empty, or
 * what was found in brackets.
 */
export const LISTED_VEHICLE: BilingualText = {
  en: 'The vehicle is on the list “{list}”: check its goods for {hazard}, after the finding of {day}{what}.',
  zh: '该车辆列于清单“{list}”：依据 {day} 的查获{what}，须就{hazard}查验货物。',
};

/** For the trader, of a vehicle in a stricter lane than its own declaration asked for. */
export const BY_VEHICLE: BilingualText = {
  en: 'the vehicle, or other goods aboard it',
  zh: '车辆本身或同车其他货物',
};

/** For the officer, of a vehicle that comes without declarations: nobody is waved through on the word that it is empty. */
export const NOTHING_DECLARED: BilingualText = {
  en: 'Nothing is declared for it. Look whether it is empty; if not, send it to documents.',
  zh: '该车没有申报货物。请确认为空车；如载有货物，请引导至单证通道。',
};
