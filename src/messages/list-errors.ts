import type { BilingualText } from '../core/domain/text.ts';

/** Why nothing was done to a named list, an entry of one, or a word of the vocabulary, and what to do. */
export const LIST_ERRORS = {
  'list-unknown': { en: 'There is no such list.', zh: '没有这份清单。' },
  'list-taken': { en: 'There is a list of this name already. Choose another.', zh: '已有同名清单。请另选名称。' },
  'list-not-fit': {
    en: 'The name or the title does not fit: a list is about goods, routes, firms or vehicles, never about persons or beliefs.',
    zh: '名称或标题不合规：清单只能涉及货物、路线、企业或车辆，不得涉及个人或信仰。',
  },
  'legal-basis-not-registered': {
    en: 'The legal basis does not begin with a registered instrument.',
    zh: '法律依据未以登记的法律文书开头。',
  },
  'entry-unknown': { en: 'There is no such entry on this list.', zh: '该清单没有这个条目。' },
  'entry-decided': { en: 'This entry was decided already, or has expired.', zh: '该条目已有决定或已过期。' },
  'entry-needs-two': {
    en: 'An entry is decided by somebody else than who proposed it.',
    zh: '条目须由提出人以外的人员决定。',
  },
  'entry-value-form': {
    en: "The value does not have the form of this list: a code of 6 to 12 digits, a country or two such as MN-CN, an operator's id, or a plate.",
    zh: '条目的值不符合该清单的格式：6至12位编码、国家或路线（如 MN-CN）、企业编号或车牌。',
  },
  'entry-limited-goods': {
    en: 'Lists are not read for printed matter, media and devices: this entry would never do anything.',
    zh: '印刷品、媒体和设备不适用清单：该条目不会起任何作用。',
  },
  'entry-expiry': {
    en: 'The entry must expire after today and no later than {latest}.',
    zh: '条目的到期日须晚于今天且不晚于 {latest}。',
  },
  'entry-needs-finding': {
    en: 'An entry about a firm or a vehicle names a hazard and the finding it rests on.',
    zh: '涉及企业或车辆的条目须注明风险类别和所依据的查获记录。',
  },
  'finding-unknown': {
    en: 'There is no such finding, the check found nothing, or what it found was taken back since.',
    zh: '没有这条查获记录，或查验未发现异常，或该查获已被更正。',
  },
  'finding-of-another': {
    en: 'The finding is about another firm, vehicle or hazard.',
    zh: '该查获记录涉及其他企业、车辆或风险类别。',
  },
  'finding-names-no-hazard': {
    en: 'The check says that something was found and not what. Cite a finding that names the hazard.',
    zh: '该查验只记录有查获，未说明属于何种风险。请引用写明风险类别的查获记录。',
  },
  'finding-cited-before': {
    en: 'This finding, or a later one, was cited for this value before, on this list or another. An entry takes new evidence: cite a finding that is later.',
    zh: '本清单或其他清单的条目已引用过该查获记录或更晚的记录。列入须有新的证据：请引用更晚的查获记录。',
  },
  'term-unknown': { en: 'There is no such proposal.', zh: '没有这项提议。' },
  'term-not-fit': {
    en: 'The word may not enter the vocabulary. The list of problems says why.',
    zh: '该词不得进入词表。原因见问题清单。',
  },
  'term-proposed-already': {
    en: 'This word is proposed already and waits for a decision.',
    zh: '该词已被提出，正在等待决定。',
  },
  'term-decided': { en: 'This proposal was decided already.', zh: '该提议已有决定。' },
  'term-needs-two': {
    en: 'A word is decided by somebody else than who proposed it.',
    zh: '词条须由提出人以外的人员决定。',
  },
} as const satisfies Readonly<Record<string, BilingualText>>;
