import type { BilingualText } from '../core/domain/text.ts';
import type { ReviewRefusal } from '../core/oversee/review.ts';

/** Why a second look was not recorded, and what to do. */
export const REVIEW_SENTENCES = {
  'review-unknown': { en: 'There is no such second look.', zh: '没有该项复查。' },
  'review-closed': {
    en: 'Somebody has closed this second look meanwhile. Read the list again.',
    zh: '该项复查已由他人完成。请刷新列表。',
  },
  'review-own': {
    en: 'You had a part in this inspection. Another officer looks at it again.',
    zh: '您参与过此次查验，须由其他关员复查。',
  },
  'review-in-bay': {
    en: 'A second look before release is made in the bay, by an inspector or the shift lead.',
    zh: '放行前的复查须由查验关员或值班长在查验场地进行。',
  },
  'review-steps': {
    en: 'Name each step once, from the list. A look that differs names a step that was missed, and one that agrees names none.',
    zh: '请从清单中选择步骤，每项一次。结论不一致时须指出遗漏的步骤；结论一致时不得列出遗漏。',
  },
  'review-not-waivable': {
    en: 'Only a second look before release can be left out; a reading at the desk waits for nobody.',
    zh: '仅可免除放行前的复查；桌面复核不影响车辆。',
  },
  'review-waiver-asked': {
    en: 'It was asked for already. The shift lead or an approver decides.',
    zh: '已提出免除申请，由值班长或审批人决定。',
  },
  'review-waiver-missing': {
    en: 'Nobody asked for this second look to be left out.',
    zh: '没有人申请免除该项复查。',
  },
  'review-needs-two': {
    en: 'You asked for it to be left out. Another person decides.',
    zh: '申请由您提出，须由他人决定。',
  },
  'review-taken-back': {
    en: 'An appeal took this finding back. Reading the record does not bring it back: the goods have to be looked at again.',
    zh: '该项查获已经申诉撤销。仅凭查阅记录不能恢复，须重新查验货物。',
  },
  'review-finding': {
    en: 'The finding does not fit the load: name a goods item that is aboard, and a hazard that may be looked for in such goods.',
    zh: '该查获与货物不符：请选择车上的货物，并选择此类货物允许布控的风险。',
  },
} as const satisfies Readonly<
  Record<ReviewRefusal | 'review-unknown' | 'review-in-bay' | 'review-finding' | 'review-taken-back', BilingualText>
>;
