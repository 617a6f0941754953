import type { BilingualText } from '../core/domain/text.ts';
import type { RuleCode } from '../core/rule/diagnostic.ts';

/** What can be wrong with the form of a rule and with the file that holds it. */
export const FORM_SENTENCES = {
  'rule-not-mapping': {
    en: 'A rule is a mapping of keys: id, hazard, lane, when and so on.',
    zh: '规则应由键值组成：id、hazard、lane、when 等。',
  },
  'unknown-key': { en: 'A rule has no key {key}.', zh: '规则没有键 {key}。' },
  'key-missing': { en: 'The key {key} is missing.', zh: '缺少键 {key}。' },
  'wrong-type': { en: '{key} must be {wanted}, and this is {found}.', zh: '{key} 应为{wanted}，而这里是{found}。' },
  'id-form': {
    en: '"{id}" is not a rule id: lower-case words of letters and digits joined by dashes, at most 64 characters.',
    zh: '“{id}”不是有效的规则编号：应为小写字母和数字组成、以连字符相连的单词，最多 64 个字符。',
  },
  'list-id-form': {
    en: '"{id}" is not the id of a list: letters and digits, beginning with a small letter.',
    zh: '“{id}”不是有效的列表编号：应以小写字母开头，只含字母和数字。',
  },
  'id-breaks-line': {
    en: 'An id ends a line of output: it is not empty and holds no tab, no line end and no other control character.',
    zh: '编号位于输出行末：不能为空，也不能含制表符、换行符或其他控制字符。',
  },
  'duplicate-id': { en: 'Another rule already has the id {id}.', zh: '已有其他规则使用编号 {id}。' },
  'hazard-unknown': {
    en: 'There is no hazard {hazard}. The list of hazards is closed.',
    zh: '没有风险类别 {hazard}。风险类别清单是封闭的。',
  },
  'lane-unknown': {
    en: 'A rule cannot send to "{lane}": there are red, yellow and blue.',
    zh: '规则不能指定“{lane}”通道：可用 red、yellow、blue。',
  },
  'lane-green': {
    en: 'A rule cannot send to green: green is where goods go that no rule stops. Use red, yellow or blue.',
    zh: '规则不能指定绿色通道：未被任何规则拦下的货物自然走绿色通道。请用 red、yellow 或 blue。',
  },
  'rate-range': {
    en: 'The rate is {rate}; it must be above 0 and at most 1.',
    zh: '比例为 {rate}，应大于 0 且不超过 1。',
  },
  'mandatory-rate': {
    en: 'A mandatory rule checks every such load, so its rate is 1 and not {rate}.',
    zh: '强制规则对所有此类货物查验，比例应为 1 而不是 {rate}。',
  },
  'text-empty': { en: '{key} is empty.', zh: '{key} 为空。' },
  'text-too-long': { en: '{key} is longer than {limit} characters.', zh: '{key} 超过 {limit} 个字符。' },
  'reason-language': {
    en: 'The reason under {language} is not in that language (en is English, zh is Chinese).',
    zh: '{language} 下的理由不是该语言（en 为英文，zh 为中文）。',
  },
  'legal-basis-unregistered': {
    en: '"{legalBasis}" does not start with an instrument of the register. Begin with its title, then the article: "CITES, art. VIII".',
    zh: '“{legalBasis}”未以登记的法律文书开头。请先写名称再写条款，如“CITES, art. VIII”。',
  },
  'officer-form': {
    en: '"{value}" under {key} is not the id of an officer: letters, digits, dots and dashes.',
    zh: '{key} 中的“{value}”不是人员编号：应由字母、数字、点和连字符组成。',
  },
  'approver-is-owner': {
    en: '{owner} owns this rule and cannot approve it: a second person must.',
    zh: '{owner} 是规则的所有者，不能自行批准：须由另一人批准。',
  },
  'date-form': {
    en: '"{value}" under {key} is not a day: write it as 2026-12-31.',
    zh: '{key} 中的“{value}”不是日期，请写成 2026-12-31 的形式。',
  },
  'validity-reversed': {
    en: 'The rule ends on {until}, before it begins on {from}.',
    zh: '规则在 {until} 结束，早于其开始日 {from}。',
  },
  'validity-too-long': {
    en: 'The rule would hold from {from} until {until}; a rule holds for at most {months} months, here until {limit}.',
    zh: '规则有效期自 {from} 至 {until}；规则最多有效 {months} 个月，此处最迟至 {limit}。',
  },
  'case-field-type': {
    en: '{field} must be {wanted}, and this is {found}.',
    zh: '{field} 应为{wanted}，而这里是{found}。',
  },
  'speaks-of-person': {
    en: '"{word}" judges a person or a belief. Officers and traders read these words: say what is wrong with the goods, the vehicle or the firm.',
    zh: '“{word}”针对个人或信仰。关员和企业会读到这些文字：请只说明货物、车辆或企业有何问题。',
  },
  'case-failed': {
    en: 'Case {number} expects {expected}, and the rule says: {got}.',
    zh: '用例 {number} 预期{expected}，而规则的结果是：{got}。',
  },
  'no-cases': {
    en: 'No case proves this rule: give a goods item that it must hit, and one that it must not.',
    zh: '没有用例证明此规则：请给出一项应命中和一项不应命中的货物。',
  },
  'too-many-cases': { en: 'A rule has at most {limit} cases.', zh: '一条规则最多有 {limit} 个用例。' },
  'file-not-found': { en: 'There is no file or folder {path}.', zh: '没有文件或目录 {path}。' },
  'file-unreadable': { en: '{path} cannot be read ({reason}).', zh: '无法读取 {path}（{reason}）。' },
  'file-too-large': {
    en: 'The file is larger than {limit} bytes; a rule is one short file.',
    zh: '文件超过 {limit} 字节；一条规则应是一个短文件。',
  },
  'file-not-utf8': { en: 'The file is not UTF-8. Save it as UTF-8.', zh: '文件不是 UTF-8 编码，请另存为 UTF-8。' },
  'folder-empty': { en: 'There is no .yaml file in {path}.', zh: '{path} 中没有 .yaml 文件。' },
  'yaml-syntax': { en: 'The YAML is not well formed here ({fault}).', zh: '此处 YAML 语法不正确（{fault}）。' },
  'yaml-duplicate-key': { en: 'This key stands twice.', zh: '此键重复。' },
  'yaml-too-deep': { en: 'The YAML nests far deeper than any rule does.', zh: 'YAML 嵌套层次远超任何规则所需。' },
  'yaml-alias': {
    en: 'Anchors and aliases are not allowed in a rule: write the value out.',
    zh: '规则中不允许使用锚点和别名，请直接写出值。',
  },
  'yaml-tag': {
    en: 'Tags and directives ({tag}) are not allowed in a rule.',
    zh: '规则中不允许使用标签和指令（{tag}）。',
  },
  'yaml-several': {
    en: 'One file holds one rule: move what follows --- to a file of its own.',
    zh: '一个文件只放一条规则：请将 --- 之后的内容移到单独的文件。',
  },
} as const satisfies Partial<Record<RuleCode, BilingualText>>;
