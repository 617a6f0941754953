import type { ProblemCode } from '../core/domain/problem-codes.ts';
import type { BilingualText } from '../core/domain/text.ts';

/**
 * Sentences about the values of a declaration. `{field}` is the place in words, other braces are the problem's parameters;
 * what stands in square brackets is left out when a parameter in it is empty. Each says what to do.
 */
export const VALUE_SENTENCES = {
  required: { en: 'Missing: {field}. Every declaration needs it.', zh: '缺少{field}，此项必填。' },
  'unknown-field': {
    en: 'There is no field “{name}” here.[ Did you mean “{suggestion}”?] Correct its name or leave it out.',
    zh: '此处没有“{name}”这一字段。[您是否想填“{suggestion}”？]请更正名称或删除。',
  },
  'personal-data': {
    en: '“{name}” looks like the name or contact of a person. Landport keeps none; leave it out.',
    zh: '“{name}”似为个人姓名或联系方式。本系统不保存此类信息，请删除。',
  },
  'wrong-type': { en: '{field} must be {expected}, not “{given}”.', zh: '{field}应为{expected}，而不是“{given}”。' },
  'not-one-of': {
    en: '{field} is “{given}”; it must be one of: {allowed}.',
    zh: '{field}为“{given}”，应为以下之一：{allowed}。',
  },
  'number-form': {
    en: '{field} is “{given}”, which is not a number. Write digits with a decimal point, without separators or units.',
    zh: '{field}为“{given}”，不是数字。请填写数字，小数点用“.”，不带千位分隔符和单位。',
  },
  'number-not-finite': {
    en: '{field} is “{given}”, which is no amount of anything. Give a number.',
    zh: '{field}为“{given}”，不是有效数量，请填写数字。',
  },
  'number-negative': { en: '{field} is {given}; it cannot be negative.', zh: '{field}为 {given}，不能为负数。' },
  'number-too-large': {
    en: '{field} is {given}; the most that is accepted is {max}. Check the unit.',
    zh: '{field}为 {given}，超过上限 {max}，请核对单位。',
  },
  'number-not-whole': { en: '{field} is {given}; it must be a whole number.', zh: '{field}为 {given}，应为整数。' },
  'number-too-small': {
    en: '{field} is {given}; it must be at least {min}.',
    zh: '{field}为 {given}，不得小于 {min}。',
  },
  'text-too-long': {
    en: '{field} has {length} characters; at most {max} are accepted. Shorten it.',
    zh: '{field}有 {length} 个字符，最多 {max} 个，请缩短。',
  },
  'text-control-character': {
    en: '{field} holds an invisible character ({character}), such as a line break. Remove it.',
    zh: '{field}含有不可见字符（{character}），例如换行符，请删除。',
  },
  'text-lone-surrogate': {
    en: '{field} holds half of a character; the text was cut or damaged. Send it again.',
    zh: '{field}含有半个字符，文本可能被截断或损坏，请重新发送。',
  },
  'text-damaged': {
    en: '{field} holds the sign for unreadable characters: the text was read in a wrong encoding on its way. Send it as UTF-8.',
    zh: '{field}含有乱码标记，文本在传输中编码有误，请以 UTF-8 重新发送。',
  },
  'list-too-long': {
    en: '{field}: {length} entries; at most {max} are accepted. Split the declaration.',
    zh: '{field}共 {length} 条，最多 {max} 条，请拆分申报。',
  },
  'hs-form': {
    en: '{field} is “{given}”; it must have 6 to 12 digits.',
    zh: '{field}为“{given}”，应为 6 至 12 位数字。',
  },
  'hs-chapter': {
    en: '{field}: there is no chapter {chapter} in the Harmonised System. Check the first two digits.',
    zh: '{field}：协调制度中没有第 {chapter} 章，请核对前两位。',
  },
  'country-form': {
    en: '{field} is “{given}”; write the two letters of ISO 3166, for example CN.',
    zh: '{field}为“{given}”，请填写 ISO 3166 两位字母代码，例如 CN。',
  },
  'country-not-listed': {
    en: '{field}: “{given}” is not a country code of ISO 3166. Correct it.',
    zh: '{field}：“{given}”不是 ISO 3166 国家代码，请更正。',
  },
  'country-unknown': {
    en: '{field} is ZZ, unknown. State the country if you can; an unknown one may be asked for.',
    zh: '{field}为 ZZ（不详）。如能确定请填写，否则可能要求补充。',
  },
  'currency-not-listed': {
    en: '{field}: “{given}” is not an active currency of ISO 4217. Write three letters, for example CNY.',
    zh: '{field}：“{given}”不是 ISO 4217 现行币种，请填写三位字母，例如 CNY。',
  },
  'plate-form': {
    en: '{field} is “{given}”; write 2 to 12 Latin letters, digits and the characters of Chinese plates.',
    zh: '{field}为“{given}”，应为 2 至 12 位拉丁字母、数字及中国车牌汉字。',
  },
  'container-form': {
    en: '{field} is “{given}”; a container number has four letters, the last of them U, J or Z, and seven digits.',
    zh: '{field}为“{given}”，箱号应为四位字母（第四位为 U、J 或 Z）加七位数字。',
  },
  'container-check-digit': {
    en: '{field}: the last digit of {given} should be {expected}. Compare it with the container.',
    zh: '{field}：{given} 的校验位应为 {expected}，请与箱体核对。',
  },
  'un-number-form': {
    en: '{field} is “{given}”; a UN number has four digits, for example 1202.',
    zh: '{field}为“{given}”，联合国编号为四位数字，例如 1202。',
  },
  'port-other': {
    en: '{field} is {given}, but this is {here}. Check that it was sent to the right port.',
    zh: '{field}为 {given}，而本口岸为 {here}，请核对是否发错口岸。',
  },
  'time-form': {
    en: '{field} is “{given}”; write it like 2026-03-01T06:12:00+08:00.',
    zh: '{field}为“{given}”，请按 2026-03-01T06:12:00+08:00 的格式填写。',
  },
  'time-no-such-day': {
    en: '{field} is “{given}”; there is no such day. Correct the date.',
    zh: '{field}为“{given}”，不存在这一天，请更正日期。',
  },
  'time-no-such-time': {
    en: '{field} is “{given}”; there is no such time of day or offset. Correct it.',
    zh: '{field}为“{given}”，不存在这一时刻或时差，请更正。',
  },
  'time-skipped-by-clock': {
    en: '{field} is “{given}”, which the clocks of {zone} skipped when they were put forward. Send the time with its offset.',
    zh: '{field}为“{given}”，{zone} 时区拨快时钟时跳过了这一时刻，请附上时差。',
  },
  'time-out-of-range': {
    en: '{field} is “{given}”; its year must lie between {min} and {max}.',
    zh: '{field}为“{given}”，年份应在 {min} 至 {max} 之间。',
  },
  'time-ahead': {
    en: '{field} is “{given}”, more than {days} days from now. Set the clock of the system that sent it, or correct the date.',
    zh: '{field}为“{given}”，晚于现在超过 {days} 天。请校准发送系统的时钟，或更正日期。',
  },
  'time-of-day-missing': {
    en: '{field} names a day only, so the beginning of that day was taken. Send the time as well.',
    zh: '{field}只有日期，按当日零时处理，请同时提供时刻。',
  },
  'line-duplicate': {
    en: '{field}: line {line} is used more than once. Number the goods items without repeating.',
    zh: '{field}：项号 {line} 重复，请为各项货物编不同的号。',
  },
  'entry-duplicate': {
    en: '{field}: {given} is listed more than once. Check that none was left out.',
    zh: '{field}：{given} 重复列出，请核对是否有遗漏。',
  },
  'gross-below-net': {
    en: '{field} is {gross} kg, less than the net weight of {net} kg. Correct one of them.',
    zh: '{field}为 {gross} 千克，小于净重 {net} 千克，请更正其一。',
  },
  'total-weight-differs': {
    en: '{field} is {total} kg, but the goods items add up to {sum} kg. Correct the total or the items.',
    zh: '{field}为 {total} 千克，而各项货物合计 {sum} 千克，请更正。',
  },
  'total-packages-differ': {
    en: '{field} is {total}, but the goods items add up to {sum}. Correct the total or the items.',
    zh: '{field}为 {total}，而各项货物合计 {sum}，请更正。',
  },
  'weight-missing': {
    en: 'Missing: {field}. Without it the declaration is more likely to be asked for documents.',
    zh: '未填{field}，可能因此要求补交单证。',
  },
  'weight-zero': { en: '{field} is zero. Give the real weight.', zh: '{field}为零，请填写实际重量。' },
  'value-missing': {
    en: 'Missing: {field}. Without it the declaration is more likely to be asked for documents.',
    zh: '未填{field}，可能因此要求补交单证。',
  },
  'value-zero': {
    en: '{field} is zero. Give the value also of goods that nobody pays for.',
    zh: '{field}为零。无偿货物也应申报价格。',
  },
  'currency-missing': {
    en: 'Missing: {field}. A value without its currency cannot be compared.',
    zh: '未填{field}，没有币种的价格无法比较。',
  },
  'description-vague': {
    en: '{field}: “{given}” does not say what the goods are. Name them as their maker would.',
    zh: '{field}：“{given}”未说明货物为何物，请写明具体品名。',
  },
  'too-many-problems': {
    en: 'More than {shown} errors; the first {shown} are listed. Correct these and send it again.',
    zh: '错误超过 {shown} 处，仅列出前 {shown} 处。请更正后重新发送。',
  },
  'too-many-warnings': {
    en: 'More than {shown} warnings; the first {shown} are listed.',
    zh: '警告超过 {shown} 处，仅列出前 {shown} 处。',
  },
  'amends-another': {
    en: 'An amendment keeps the reference and the declarant: this says {given}, the declaration on file {expected}. File it as a new declaration.',
    zh: '修改申报不得变更编号和申报人：现为 {given}，原申报为 {expected}。请作为新申报提交。',
  },
  'foreign-declarant': {
    en: '{field} is {declarant}, but you file for {operator}. File under your own operator, or ask for the right to file for others.',
    zh: '{field}为 {declarant}，而您只能代表 {operator} 申报。请以本企业名义申报，或申请代理权限。',
  },
  'term-id-form': {
    en: '“{given}” cannot be the name of a goods term: use lower-case letters, digits and dashes.',
    zh: '“{given}”不能作为货物词的名称：请用小写字母、数字和连字符。',
  },
  'term-words-missing': {
    en: 'The goods term has no words to look for. Add at least one.',
    zh: '该货物词没有可供识别的词语，请至少添加一个。',
  },
  'term-word-form': {
    en: '“{given}” cannot be looked for: use English words, or at least two Chinese characters without spaces.',
    zh: '“{given}”无法识别：请用英文单词，或至少两个连续汉字。',
  },
  'term-headings-missing': {
    en: 'The goods term names no HS heading. Say which goods it means.',
    zh: '该货物词未列 HS 品目，请说明指哪些货物。',
  },
  'term-heading-form': {
    en: '“{given}” is no HS heading; write four digits.',
    zh: '“{given}”不是 HS 品目，请填写四位数字。',
  },
  'term-two-people': {
    en: 'A goods term needs two different people: one proposes it, another approves it.',
    zh: '货物词须由两人经手：一人提出，另一人批准。',
  },
  'term-refused': {
    en: '“{given}” is about religion, ethnicity, politics or opinion. The vocabulary names goods; it never holds such a word.',
    zh: '“{given}”涉及宗教、民族、政治或观点。词表只收货物名称，不收此类词语。',
  },
} as const satisfies Partial<Record<ProblemCode, BilingualText>>;
