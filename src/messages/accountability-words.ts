import type { BilingualText } from '../core/domain/text.ts';
import type { AppealGround, AppealOutcome, NoticeKind, Remedy } from '../core/inspect/appeal.ts';
import type { ReferralResult } from '../core/inspect/referral.ts';
import { NOTE_WORDS } from './console-crossing.ts';
import { HAZARD_WORDS, SELECTION_WORDS } from './console-words.ts';
import { DOCUMENT_REFUSAL_WORDS } from './document-words.ts';

type WordsFor<Code extends string> = Readonly<Record<Code, BilingualText>>;

export const REFERRAL_RESULT_WORDS: WordsFor<ReferralResult> = {
  'no-objection': { en: 'No objection', zh: '无异议' },
  'takes-over': { en: 'Takes the case over', zh: '接手处理' },
  'measures-asked': { en: 'Asks for measures', zh: '要求采取措施' },
  'not-competent': { en: 'Not within its competence', zh: '不属于其职权' },
};

export const NOTICE_WORDS: WordsFor<NoticeKind> = {
  'check-ordered': { en: 'A check was ordered', zh: '决定实施检查' },
  finding: { en: 'The check found that the load does not conform', zh: '检查发现不符' },
  hold: { en: 'The vehicle was held', zh: '车辆被扣留' },
  'document-refused': { en: 'A document was not accepted', zh: '单证未被接受' },
  'audit-result': { en: 'The audit after release found that the load did not conform', zh: '事后稽查发现不符' },
  'appeal-decided': { en: 'Your request for review was decided', zh: '复议申请已作出决定' },
};

export const APPEAL_GROUND_WORDS: WordsFor<AppealGround> = {
  'facts-wrong': { en: 'The facts are wrong', zh: '事实有误' },
  'goods-classified-wrong': { en: 'The goods were classified wrongly', zh: '归类错误' },
  'value-wrong': { en: 'The value was determined wrongly', zh: '估价错误' },
  'document-was-valid': { en: 'The document was valid', zh: '单证有效' },
  'procedure-not-followed': { en: 'The procedure was not followed', zh: '程序不当' },
  'measure-too-hard': { en: 'The measure was too hard', zh: '措施过当' },
  'took-too-long': { en: 'It took too long', zh: '耗时过长' },
};

export const APPEAL_OUTCOME_WORDS: WordsFor<AppealOutcome> = {
  upheld: { en: 'You were right', zh: '支持申请人' },
  'partly-upheld': { en: 'You were right in part', zh: '部分支持申请人' },
  dismissed: { en: 'The decision stands', zh: '维持原决定' },
};

export const REMEDY_WORDS: WordsFor<Remedy> = {
  none: { en: 'none', zh: '无' },
  'finding-corrected': { en: 'the finding is corrected', zh: '更正查获记录' },
  'document-accepted': { en: 'the document is accepted', zh: '接受该单证' },
  'costs-refunded': { en: 'the costs are refunded', zh: '退还费用' },
  apology: { en: 'an apology', zh: '致歉' },
};

const CLASSES: Readonly<Record<string, BilingualText>> = {
  ...HAZARD_WORDS,
  ...SELECTION_WORDS,
  ...NOTE_WORDS,
  ...DOCUMENT_REFUSAL_WORDS,
  ...APPEAL_OUTCOME_WORDS,
};

/** The public class of a reason, by its code; nothing for a code that has none. */
export function reasonClass(code: string): BilingualText | undefined {
  return Object.hasOwn(CLASSES, code) ? CLASSES[code] : undefined;
}
