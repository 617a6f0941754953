import type { BilingualText } from '../core/domain/text.ts';
import type { RuleCode } from '../core/rule/diagnostic.ts';

/** What can be wrong with the text of a condition, its names, its types and what it may look at. */
export const CONDITION_SENTENCES = {
  'condition-empty': { en: 'The condition is empty.', zh: '条件为空。' },
  'condition-too-long': {
    en: 'The condition has {length} characters; at most {limit} are allowed. Split the rule, or use a named list.',
    zh: '条件长 {length} 个字符，最多允许 {limit} 个。请拆分规则或使用命名列表。',
  },
  'condition-too-deep': {
    en: 'The condition nests more than {limit} levels deep. Split it into several rules, or use `in` with a list.',
    zh: '条件嵌套超过 {limit} 层。请拆成多条规则，或用 in 配合列表。',
  },
  'unexpected-character': {
    en: '{character} ({codepoint}) has no meaning in a condition.',
    zh: '条件中不能使用 {character}（{codepoint}）。',
  },
  'look-alike-character': {
    en: '{character} ({codepoint}) only looks like {instead}; a condition is typed with plain keyboard characters.',
    zh: '{character}（{codepoint}）只是看起来像 {instead}；条件须使用半角字符。',
  },
  'invisible-character': {
    en: 'An invisible character ({codepoint}) stands here. It could make the rule read differently from what it does: delete it.',
    zh: '此处有不可见字符（{codepoint}），会使规则看起来与实际含义不同，请删除。',
  },
  'name-not-ascii': {
    en: 'The name {name} holds {character} ({codepoint}), which is no letter of the Latin alphabet; fields are named in Latin letters.',
    zh: '名称 {name} 含有非拉丁字母 {character}（{codepoint}）；字段名只用拉丁字母。',
  },
  'string-not-closed': {
    en: 'The text that begins here has no closing {quotes}.',
    zh: '此处开始的文本缺少结束引号 {quotes}。',
  },
  'bad-escape': {
    en: '{escape} is no escape sequence. For a backslash in a pattern write r"…" or double it.',
    zh: '{escape} 不是有效的转义序列。在模式中使用反斜杠请写 r"…" 或写两个反斜杠。',
  },
  'number-malformed': {
    en: '{text} is not a number. Units are not written: weights are in kilograms.',
    zh: '{text} 不是数字。请勿写单位：重量以千克计。',
  },
  'number-out-of-range': { en: '{text} is beyond the range of numbers.', zh: '{text} 超出数字范围。' },
  'operator-unknown': {
    en: '{operator} is not an operator here; CEL writes {instead}.',
    zh: '{operator} 不是这里的运算符，CEL 写作 {instead}。',
  },
  'unexpected-token': {
    en: '{found} cannot stand here; {wanted} is expected.',
    zh: '此处不能是 {found}，应为 {wanted}。',
  },
  'unexpected-end': { en: 'The condition ends too early; {wanted} is expected.', zh: '条件过早结束，应为 {wanted}。' },
  'too-few-operands': { en: '{operator} needs a value on its left.', zh: '{operator} 左侧缺少值。' },
  'no-null': {
    en: 'There is no null in a rule: a value is there or missing, and has(field) says which.',
    zh: '规则中没有 null：值要么存在要么缺失，可用 has(字段) 判断。',
  },
  'no-bytes': {
    en: 'Bytes have no use in a rule; write a text in quotes without b.',
    zh: '规则中不使用字节串，请去掉前缀 b。',
  },
  'no-uint': { en: 'No field is unsigned; write {text} without u.', zh: '没有无符号字段，请将 {text} 的 u 去掉。' },
  'no-index': {
    en: 'Parts are not picked with [ ] or a dot here. Ask for a beginning with startsWith, for a member with `in`.',
    zh: '此处不能用 [ ] 或点取部分。判断开头用 startsWith，判断成员用 in。',
  },
  'no-map': { en: 'Maps and objects have no use in a rule.', zh: '规则中不使用映射或对象。' },
  'no-macro': {
    en: '{name}() is outside the profile: a rule is about one goods item, and lists are asked with `in`.',
    zh: '{name}() 不在本规范内：规则只针对一个商品项，列表用 in 判断。',
  },
  'no-conversion': {
    en: '{name}() is outside the profile: fields have the type they need. Write 2.0 for a decimal number and 2 for a whole one.',
    zh: '{name}() 不在本规范内：字段已有所需类型。小数写 2.0，整数写 2。',
  },
  'no-function': {
    en: 'There is no function {name}(). There are has, size and matches.',
    zh: '没有函数 {name}()。可用 has、size、matches。',
  },
  'no-method': {
    en: 'There is no method {name}(). There are startsWith, endsWith, contains, matches and size.',
    zh: '没有方法 {name}()。可用 startsWith、endsWith、contains、matches、size。',
  },
  'no-absolute-name': { en: 'A field is written without a leading dot.', zh: '字段名前不加点。' },
  'argument-count': {
    en: '{name} takes {wanted} arguments, not {found}.',
    zh: '{name} 需要 {wanted} 个参数，而不是 {found} 个。',
  },
  'has-needs-field': {
    en: 'has() asks whether a field is there, as in has(goods.netKg).',
    zh: 'has() 用于判断字段是否存在，如 has(goods.netKg)。',
  },
  'list-item-not-literal': { en: 'A list holds plain texts and numbers only.', zh: '列表中只能写文本和数字。' },
  'list-empty': { en: 'Nothing is ever in an empty list.', zh: '空列表不含任何值。' },
  'pattern-not-literal': {
    en: 'The pattern of matches() must be written out in quotes.',
    zh: 'matches() 的模式必须直接写在引号内。',
  },
  'unknown-field': { en: 'There is no field {field}.', zh: '没有字段 {field}。' },
  'person-field': {
    en: '{field} would be about a person. Landport judges goods, vehicles and firms; no rule can read who somebody is.',
    zh: '{field} 涉及个人。Landport 只评判货物、车辆和企业，任何规则都不能读取个人信息。',
  },
  'free-text-field': {
    en: '{field} is free text, which rules do not read. Goods words recognised from the approved vocabulary stand in goods.terms.',
    zh: '{field} 是自由文本，规则不读取。依据批准词表识别的货物词在 goods.terms 中。',
  },
  'id-operator': {
    en: '{field} is an opaque id: it may only be compared with == to a text or another id, or looked up with `in`.',
    zh: '{field} 是不透明编号：只能用 == 与文本或另一编号比较，或用 in 查找。',
  },
  'country-hazard': {
    en: '{field} may be named only in rules for the hazards vehicle, transit and animal-plant-health, not {hazard}.',
    zh: '{field} 只能用于 vehicle、transit、animal-plant-health 类风险的规则，不能用于 {hazard}。',
  },
  'unknown-list': { en: 'There is no named list {list}.', zh: '没有名为 {list} 的列表。' },
  'list-needs-in': {
    en: 'The named list {list} can only stand on the right of `in`.',
    zh: '命名列表 {list} 只能放在 in 的右侧。',
  },
  'list-of-other-hazard': {
    en: 'Entries of lists.{list} that this rule does not read, since what was found of them is another hazard than {hazard}: {others}.',
    zh: 'lists.{list} 中有 {others} 个条目的查获不属于 {hazard}，本规则不读取这些条目。',
  },
  'unknown-term': {
    en: 'The approved vocabulary has no goods word "{term}", so this is never true.',
    zh: '批准词表中没有货物词“{term}”，此条件永不成立。',
  },
  'field-type': {
    en: '{field} is {type}; {operator} does not compare it with {right}.',
    zh: '{field} 是{type}，不能用 {operator} 与{right}比较。',
  },
  'types-differ': { en: '{operator} cannot join {left} and {right}.', zh: '{operator} 不能连接{left}和{right}。' },
  'int-meets-double': {
    en: '{operator} does not mix {left} and {right}. Whole and decimal numbers only meet in <, <=, > and >=.',
    zh: '{operator} 不能混用{left}和{right}；整数与小数只能用 <、<=、>、>= 比较。',
  },
  'needs-bool': {
    en: '{operator} needs true or false, and this is {type}.',
    zh: '{operator} 需要真假值，而这里是{type}。',
  },
  'not-ordered': {
    en: 'Lists have no order; {operator} cannot compare them.',
    zh: '列表没有大小，不能用 {operator} 比较。',
  },
  'no-arithmetic': { en: '{operator} cannot calculate with {type}.', zh: '{operator} 不能对{type}运算。' },
  'chained-comparison': {
    en: 'Comparisons do not chain: write a < b && b < c.',
    zh: '比较不能连写，请写成 a < b && b < c。',
  },
  'needs-text': { en: '{operator} works on text, and this is {type}.', zh: '{operator} 只用于文本，而这里是{type}。' },
  'needs-list': { en: '`in` needs a list on its right, and this is {type}.', zh: 'in 右侧需要列表，而这里是{type}。' },
  'in-sides-swapped': {
    en: '{field} is itself a list: the word looked for stands on the left of `in`.',
    zh: '{field} 本身是列表：要查找的词应放在 in 左侧。',
  },
  'needs-size': {
    en: 'size() counts a text or a list, and this is {type}.',
    zh: 'size() 只用于文本或列表，而这里是{type}。',
  },
  'list-mixed': { en: 'The list began with {first}; this is {found}.', zh: '列表以{first}开头，而这里是{found}。' },
  'branches-differ': {
    en: 'Both sides of : must be of one type, not {left} and {right}.',
    zh: '冒号两侧类型须一致，不能是{left}和{right}。',
  },
  'pattern-refused': {
    en: 'This pattern is refused: {fault}. Patterns run in linear time, without look-around, back-references or repeats above 1000.',
    zh: '此模式不被接受：{fault}。模式须能线性时间匹配，不支持环视、反向引用和超过 1000 次的重复。',
  },
  'pattern-too-long': {
    en: 'The pattern has {length} characters; at most {limit} are allowed.',
    zh: '模式长 {length} 个字符，最多 {limit} 个。',
  },
  'condition-not-bool': {
    en: 'A condition must be true or false, and this is {type}.',
    zh: '条件的结果须为真假值，而这里是{type}。',
  },
  'condition-reads-nothing': {
    en: 'The condition reads no field: it is the same for all goods.',
    zh: '条件没有读取任何字段，对所有货物结果相同。',
  },
  'printed-matter-hazard': {
    en: 'This rule could only hit printed matter, media or devices (HS {hs}), and may not seek {hazard} there. Printed matter is checked for revenue and intellectual property only; media and devices for protected species as well.',
    zh: '此规则只可能命中印刷品、媒介或设备（税目 {hs}），而对其不得查找 {hazard}。印刷品仅查 revenue 和 intellectual-property；媒介和设备另可查 protected-species。',
  },
  'printed-matter-blind': {
    en: 'This rule could only hit printed matter, media or devices (HS {hs}), for which {field} always reads as missing.',
    zh: '此规则只可能命中印刷品、媒介或设备（税目 {hs}），对其 {field} 一律视为缺失。',
  },
} as const satisfies Partial<Record<RuleCode, BilingualText>>;
