import type { BilingualText } from '../core/domain/text.ts';
import type { ActRefusal } from '../core/inspect/act.ts';
import type { OrderReason, ReleaseNeed } from '../core/inspect/codes.ts';

/** What a release still waits for, and what to do about it. */
export const NEED_SENTENCES = {
  'inspection-required': {
    en: 'The inspection of this load is not concluded. Its officers end the check.',
    zh: '本批货物的查验尚未作出结论。由查验关员结束查验。',
  },
  'second-officer-required': {
    en: 'A second officer has to decide with the first. Ask another inspector or the shift lead.',
    zh: '须由另一名关员共同决定。请联系其他查验关员或值班长。',
  },
  'outcome-forbids-release': {
    en: 'The inspection decided to keep this load. It is decided again first.',
    zh: '查验结论为不予放行。须先重新作出决定。',
  },
  'guarantee-required': {
    en: 'A conditional release names its guarantee.',
    zh: '有条件放行须注明担保编号。',
  },
  'duty-open': { en: 'Duty is neither paid nor guaranteed.', zh: '税款尚未缴纳，也未提供担保。' },
  'clearance-open': { en: 'Another agency has not cleared this load yet.', zh: '其他部门尚未放行本批货物。' },
  'second-look-open': {
    en: 'This inspection was drawn for a second look. An officer who had no part in it examines the load again, or two people waive it.',
    zh: '此次查验被抽中复查。须由未参与的关员再次查验，或由两人批准免除。',
  },
  'hold-open': {
    en: 'The vehicle is held. Another officer than the one who ordered it lifts the hold.',
    zh: '车辆处于扣留状态。须由下令者以外的关员解除。',
  },
} as const satisfies Readonly<Record<ReleaseNeed, BilingualText>>;

/** Refused acts whose sentence stands elsewhere: with those of passages, and with what a release waits for. */
type SaidElsewhere = 'not-in-this-state' | 'guarantee-required';

/** Why an act on an inspection was refused, and what to do. */
const ACT_SENTENCES = {
  'not-your-inspection': {
    en: 'Another officer was drawn for this inspection. Join once it has begun, or ask the shift lead.',
    zh: '此次查验抽定由另一名关员办理。查验开始后可加入，或联系值班长。',
  },
  'step-unknown': { en: 'There is no such step.', zh: '没有这个步骤。' },
  'step-known': { en: 'This step is in the list already.', zh: '该步骤已在清单中。' },
  'step-signed': { en: 'This step was signed off already.', zh: '该步骤已签署。' },
  'value-required': { en: 'This step ends in a figure. Fill it in.', zh: '该步骤须填写数值。' },
  'photo-required': { en: 'This step needs a photo.', zh: '该步骤须附照片。' },
  'photo-not-allowed': { en: 'This step takes no photo.', zh: '该步骤不得附照片。' },
  'waiver-unknown': { en: 'Nobody asked to leave this step out.', zh: '没有人申请免除该步骤。' },
  'waiver-decided': { en: 'This was decided already.', zh: '该申请已有决定。' },
  'waiver-pending': {
    en: 'Somebody asked to leave a step out. Another officer decides on that first.',
    zh: '有步骤已申请免除，须先由另一名关员决定。',
  },
  'same-officer-approves': {
    en: 'Leaving a step out is approved by another officer than the one who asked.',
    zh: '免除步骤须由申请者以外的关员批准。',
  },
  'item-unknown': { en: 'There is no such goods item aboard.', zh: '车上没有这项商品。' },
  'hazard-required': { en: 'Say which hazard this finding is about.', zh: '请注明该查验结果涉及的风险类别。' },
  'hazard-not-for-item': {
    en: 'Printed matter, media and devices are not checked for this hazard.',
    zh: '印刷品、媒体和设备不就该风险类别查验。',
  },
  'seal-same-number': { en: 'The new seal has a number of its own.', zh: '新封志须有新的号码。' },
  'same-officer-witnesses': {
    en: 'Samples and seizures take two officers. Name another as witness.',
    zh: '取样和扣押须两名关员。请另选见证人。',
  },
  'witness-missing': {
    en: 'The witness of a sample or seizure has not signed yet.',
    zh: '样品或扣押物的见证人尚未签字。',
  },
  'custody-unknown': { en: 'There is no such sample or seizure.', zh: '没有这份样品或扣押物。' },
  'not-the-holder': { en: 'Only whoever has it hands it over.', zh: '只有保管人可以移交。' },
  'hand-over-pending': {
    en: 'It was handed over already. The receiver signs first.',
    zh: '已办理移交，须先由接收人签字。',
  },
  'hand-over-nowhere': { en: 'Name another officer, or a place.', zh: '请注明另一名关员或地点。' },
  'disposal-not-decided': {
    en: 'Goods are destroyed only after two officers decided it.',
    zh: '须经两名关员决定后方可销毁。',
  },
  'steps-missing': {
    en: 'Required steps are open. Sign them off, or ask to leave them out.',
    zh: '尚有必做步骤未完成。请签署或申请免除。',
  },
  'findings-missing': {
    en: 'Each goods item of the order needs a result.',
    zh: '查验指令中的每项商品均须填写结果。',
  },
  'outcome-needs-finding': {
    en: 'Nothing was found that this decision could rest on.',
    zh: '没有可作为该决定依据的查验结果。',
  },
  'agency-required': { en: 'Say which agency the load is held for.', zh: '请注明为哪个部门扣留。' },
  'same-officer-seconds': {
    en: 'The second officer is another one than the first.',
    zh: '第二名关员不得为同一人。',
  },
  'nothing-to-second': { en: 'Nothing waits for a second officer here.', zh: '没有待第二名关员处理的事项。' },
  'not-the-witness': {
    en: 'Only the officer who was named signs this.',
    zh: '只能由指定的关员签字。',
  },
} as const satisfies Readonly<Record<Exclude<ActRefusal, SaidElsewhere>, BilingualText>>;

/** What the routes of inspections answer beside. */
export const INSPECTION_ERRORS = {
  ...NEED_SENTENCES,
  ...ACT_SENTENCES,
  'inspection-unknown': { en: 'There is no such inspection.', zh: '没有这次查验。' },
  'pin-wrong': {
    en: 'The PIN of the second officer does not prove right. The decision waits for a second officer.',
    zh: '第二名关员的 PIN 验证未通过。该决定仍待第二名关员。',
  },
  'photo-unknown': { en: 'This photo has not come in.', zh: '该照片尚未上传。' },
  'photo-not-awaited': {
    en: 'No step that you signed names this photo. Send the signature first.',
    zh: '您签署的步骤中没有这张照片。请先发送签署。',
  },
  'photo-not-a-picture': { en: 'A photo is a JPEG, a PNG or a WebP.', zh: '照片须为 JPEG、PNG 或 WebP 格式。' },
  'photo-differs': { en: 'Another photo stands under this id.', zh: '该编号下已有另一张照片。' },
  'photo-too-large': {
    en: 'The photo has more than {megabytes} MB. Take it smaller.',
    zh: '照片超过 {megabytes} MB。请缩小后再上传。',
  },
} as const satisfies Readonly<Record<string, BilingualText>>;

/** Why a load that an officer selected stands in an order, with what was seen. */
export const CHOSEN_BY_HAND: BilingualText = {
  en: 'An officer selected this load: {observation}',
  zh: '关员人工布控：{observation}',
};

/** Why something stands in an order. `{hazard}` is the hazard's word. */
export const ORDER_REASON_WORDS: Readonly<Record<OrderReason, BilingualText>> = {
  rule: { en: 'A rule asked for it', zh: '规则要求' },
  random: { en: 'Chance chose this load', zh: '随机抽中' },
  listed: { en: 'An entry in force is about this vehicle', zh: '该车辆列于有效清单' },
  officer: { en: 'An officer sent the vehicle to inspection', zh: '关员指定查验' },
  always: { en: 'Part of every inspection', zh: '每次查验必查' },
  hazard: { en: 'Looks for a hazard that was named', zh: '针对所列风险' },
  goods: { en: 'Meant for these goods', zh: '适用于此类货物' },
  container: { en: 'The load is in a container', zh: '货物装于集装箱' },
  vehicle: { en: 'The load is on the vehicle', zh: '货物装于车上' },
  empty: { en: 'The vehicle is empty', zh: '空车' },
  'limited-goods': {
    en: 'Printed matter, media or devices: counted and weighed, never read',
    zh: '印刷品、媒体或设备：只清点称重，不看内容',
  },
};
