import type { EntryRefusal, FormRefusal } from '../core/outage/forms.ts';
import type { OutageRefusal } from '../core/outage/outage.ts';
import type { BilingualText } from '../core/domain/text.ts';

type OutageCode = OutageRefusal | FormRefusal | EntryRefusal | 'outage-unknown' | 'outage-entry-unknown';

/** Why something about an outage was not recorded, and what to do. */
export const OUTAGE_ERRORS = {
  'outage-unknown': { en: 'There is no such outage.', zh: '没有该停机记录。' },
  'outage-span': {
    en: 'It lasts 12 hours at most, ends in the future, and a standing one begins neither in the past nor later than in 48 hours.',
    zh: '时长不得超过12小时，结束时间须晚于现在；预先授权不得早于现在，且须在48小时内开始。',
  },
  'outage-no-part': { en: 'Say which part of the port it is for.', zh: '请选择适用的环节。' },
  'outage-grants-off': {
    en: 'This installation permits no release without the server. Whoever runs it turns that on.',
    zh: '本系统未允许离线放行。须由系统管理方开启。',
  },
  'outage-needs-another': {
    en: 'You declared one in the last 12 hours that nobody confirmed. Another person declares it this time.',
    zh: '您在过去12小时内宣布的停机未获他人确认，此次须由他人宣布。',
  },
  'outage-over': {
    en: 'It is over already. Declare another one if it is needed.',
    zh: '已经结束。如有需要请重新宣布。',
  },
  'outage-decided': { en: 'A second person has decided on it already.', zh: '第二人已作出决定。' },
  'outage-needs-two': {
    en: 'You had a part in it. Another person confirms it or looks at it again.',
    zh: '您参与了此事，须由他人确认或复核。',
  },
  'outage-not-over': { en: 'It is not over yet. Look at it again afterwards.', zh: '尚未结束，请在结束后复核。' },
  'outage-reviewed': { en: 'It was looked at already.', zh: '已复核。' },
  'form-unknown': {
    en: 'No form of this number was printed here. Compare it with the sheet.',
    zh: '本系统未印制该编号的表单，请与纸质表单核对。',
  },
  'form-kind': {
    en: 'An inspection form is keyed on the inspection page, by the officers who signed it.',
    zh: '查验表须由签署的关员在查验页面补录。',
  },
  'form-line': { en: 'The form has no such line.', zh: '表单没有该行。' },
  'form-line-keyed': {
    en: 'This line was keyed already. It stands in the list below.',
    zh: '该行已补录，见下方列表。',
  },
  'form-id-used': {
    en: 'Something else was sent under this id before. Record it once more; it gets a new one.',
    zh: '该标识此前已用于其他内容，请再次记录，系统将使用新标识。',
  },
  'form-time': {
    en: 'The time lies before the form was printed, more than seven days ago, or in the future.',
    zh: '时间早于表单印制时间、超过七天，或晚于现在。',
  },
  'outage-entry-unknown': { en: 'There is no such entry.', zh: '没有该条记录。' },
  'outage-entry-reviewed': { en: 'It was looked at already.', zh: '已复核。' },
  'outage-entry-own': {
    en: 'You did or keyed it. Another person looks at it.',
    zh: '此项由您办理或补录，须由他人复核。',
  },
} as const satisfies Readonly<Record<OutageCode, BilingualText>>;
