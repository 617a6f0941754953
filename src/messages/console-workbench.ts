import type { BilingualText } from '../core/domain/text.ts';
import type { CellFault } from '../core/rule/faces/cell.ts';
import type { Verb } from '../core/rule/faces/test-form.ts';
import type { FieldSpec } from '../core/rule/fields.ts';
import type { Language } from './language.ts';

/** The workbench: a rule in its three faces, its form, its cases. */
export const workbenchWords = {
  newRule: { en: 'New rule', zh: '新建规则' },
  editRule: { en: 'Edit', zh: '编辑' },
  edit: { en: 'Edit {rule}', zh: '编辑 {rule}' },
  read: { en: 'Read the rule', zh: '查看规则' },
  asTable: { en: 'As a table', zh: '以表格查看' },
  lists: { en: 'Lists', zh: '名单' },
  vocabulary: { en: 'Goods words', zh: '货物词表' },
  condition: { en: 'When', zh: '条件' },
  faces: { en: 'How the condition is shown', zh: '条件的显示方式' },
  faceText: { en: 'Text', zh: '文本' },
  faceSentence: { en: 'Sentence', zh: '语句' },
  faceTable: { en: 'Table', zh: '表格' },
  editorHint: {
    en: 'Ctrl+Space offers fields, lists and values; F8 goes to the next error.',
    zh: 'Ctrl+空格列出字段、名单和取值；F8 转到下一处错误。',
  },
  sound: { en: 'The condition is sound.', zh: '条件正确。' },
  mendTextFirst: {
    en: 'The text cannot be read yet, so it has no other face. Mend it as text first:',
    zh: '文本暂时无法解析，因此不能以其他方式显示。请先在文本中改正：',
  },
  writtenOnly: { en: 'This part can only be written as text', zh: '此部分只能以文本书写' },
  fix: { en: 'Change to {fix}', zh: '改为 {fix}' },
  all: { en: 'all of these hold', zh: '以下全部成立' },
  any: { en: 'any of these holds', zh: '以下任一成立' },
  not: { en: 'not', zh: '非' },
  joining: { en: 'How the parts are joined', zh: '各部分的关系' },
  negate: { en: 'The opposite', zh: '取反' },
  field: { en: 'Field', zh: '字段' },
  verb: { en: 'Comparison', zh: '比较' },
  value: { en: 'Value', zh: '取值' },
  addTest: { en: 'Add a condition', zh: '添加条件' },
  addGroup: { en: 'Add a group', zh: '添加条件组' },
  remove: { en: 'Remove', zh: '删除' },
  incomplete: {
    en: 'Something is not filled in yet: the rule changes once it is.',
    zh: '尚有内容未填写，填好后规则才会改变。',
  },
  yes: { en: 'yes', zh: '是' },
  no: { en: 'no', zh: '否' },
  choose: { en: 'choose', zh: '请选择' },
  hsHint: { en: 'first digits, e.g. 8703', zh: '编码前几位，如 8703' },
  countryHint: { en: 'e.g. MN', zh: '如 MN' },
  severalHint: { en: 'separated by commas', zh: '用逗号分隔' },
  patternHint: { en: 'pattern, e.g. ^27(01|02)', zh: '模式，如 ^27(01|02)' },
  tableLabel: { en: 'The rule as a table', zh: '表格形式的规则' },
  tableNote: {
    en: 'Each row is an alternative; all cells of a row must hold.',
    zh: '每行是一种情形，行内各格须同时成立。',
  },
  sheetNote: {
    en: 'Each row is a rule; all cells of a row must hold. A changed row becomes a draft of its rule.',
    zh: '每行是一条规则，行内各格须同时成立。改动的行另存为该规则的草稿。',
  },
  cellNote: {
    en: 'Cells: < 3.5 · 3..5 · CN, MN · 8703* · not CN · @list · there · missing · - for any.',
    zh: '写法：< 3.5 · 3..5 · CN, MN · 8703* · not CN · @名单 · there（有值）· missing（缺失）· - 表示不限。',
  },
  sheet: { en: 'Rules as a table', zh: '规则表' },
  addRule: { en: 'Add a rule', zh: '添加规则' },
  addRuleLike: { en: 'New rule like', zh: '新规则，参照' },
  addRuleNote: {
    en: "It begins with that rule's cells, hazard, lane, reason and legal basis, and is saved as a draft of its own.",
    zh: '以该规则的单元格、风险类别、通道、理由和法律依据为起点，另存为独立草稿。',
  },
  ruleTaken: { en: 'There is a rule of this id already.', zh: '已有此编号的规则。' },
  saveDrafts: { en: 'Save {count} changed rules as drafts', zh: '将 {count} 条已改规则存为草稿' },
  sheetSaved: { en: '{count} drafts saved.', zh: '已保存 {count} 份草稿。' },
  row: { en: 'Row', zh: '行' },
  addRow: { en: 'Add a row', zh: '添加一行' },
  addColumn: { en: 'Add a column', zh: '添加列' },
  also: { en: 'and, as text', zh: '另须满足（文本）' },
  cellOf: { en: '{field}, row {row}', zh: '第 {row} 行，{field}' },
  pasteHint: {
    en: 'Ctrl+C copies the rows as tab-separated text, Ctrl+V replaces them by what was copied in a spreadsheet. The first line names the fields.',
    zh: 'Ctrl+C 以制表符分隔文本复制各行，Ctrl+V 用电子表格中复制的内容替换；首行为字段名。',
  },
  copied: { en: '{count} rows copied', zh: '已复制 {count} 行' },
  pasted: { en: '{count} rows pasted', zh: '已粘贴 {count} 行' },
  pasteUnknown: {
    en: '"{name}" is no field: the first line must name fields.',
    zh: '“{name}”不是字段：首行须为字段名。',
  },
  rowsWithFaults: { en: 'Cells that cannot be read: {count}', zh: '无法解析的单元格：{count}' },
  tooManyRows: {
    en: 'This is longer than one rule may be. Write the codes into a list, or split the rule.',
    zh: '超出单条规则的长度。请将编码放入名单，或拆分规则。',
  },
  about: { en: 'What it is for', zh: '规则用途' },
  ruleId: { en: 'Id', zh: '编号' },
  ruleIdHint: { en: 'small letters, digits and dashes; stays for ever', zh: '小写字母、数字和连字符，之后不可更改' },
  hazard: { en: 'Hazard', zh: '风险类别' },
  lane: { en: 'Sends to', zh: '指定通道' },
  rate: { en: 'Share of hits to select, %', zh: '命中抽取比例，%' },
  mandatory: { en: 'Required by law: every such load', zh: '法定必查：全部查验' },
  reasonEn: { en: 'Reason for the trader, English', zh: '告知理由（英文）' },
  reasonZh: { en: 'Reason for the trader, Chinese', zh: '告知理由（中文）' },
  legalBasis: { en: 'Legal basis', zh: '法律依据' },
  legalBasisHint: { en: 'begins with an instrument of the register', zh: '以登记的法律文件名称开头' },
  validFrom: { en: 'Valid from', zh: '生效日期' },
  validUntil: { en: 'Valid until', zh: '失效日期' },
  validHint: { en: 'at most twelve months', zh: '最长十二个月' },
  saveDraft: { en: 'Save as a draft', zh: '保存为草稿' },
  saving: { en: 'Saving…', zh: '正在保存…' },
  savedAs: {
    en: 'Saved as version {version}. It stops nobody until it is approved and live.',
    zh: '已保存为第 {version} 版。批准并生效之前不拦截任何货物。',
  },
  cannotSave: {
    en: 'Errors or failing cases stand above: the draft can be saved once they are mended.',
    zh: '上方仍有错误或不成立的用例，改正后方可保存。',
  },
  onlyAnalyst: {
    en: 'Rules are written by a risk analyst; you are signed in as {roles}. You can try changes here, but not save them.',
    zh: '规则由风险分析员编写；您的角色是{roles}。可在此试改，但不能保存。',
  },
  unsaved: { en: 'Restored what you had not saved.', zh: '已恢复未保存的修改。' },
  discard: { en: 'Discard it', zh: '放弃修改' },
  remarks: { en: 'Remarks', zh: '提示' },
  noRemarks: { en: 'Nothing to remark.', zh: '没有提示。' },
  remarksAsked: { en: 'The server is asked…', zh: '正在询问服务器…' },
  remarksReading: {
    en: 'The stored declarations are still being read. What they say of this rule follows by itself.',
    zh: '正在读取已存申报，读完后会自动显示对本规则的提示。',
  },
  remarksFailed: { en: 'The server could not be asked for its remarks.', zh: '无法从服务器获取提示。' },
  error: { en: 'error', zh: '错误' },
  warning: { en: 'warning', zh: '警告' },
  advice: { en: 'advice', zh: '建议' },
  cases: { en: 'Cases that prove it', zh: '验证用例' },
  casesState: { en: '{holds} of {all} hold', zh: '{all} 个中 {holds} 个成立' },
  noCases: {
    en: 'No case yet. A case says what the rule must answer about given goods; it is run at each key.',
    zh: '尚无用例。用例说明规则对给定货物应有的结果，每次修改都会运行。',
  },
  addCase: { en: 'Add a case', zh: '添加用例' },
  given: { en: 'Given', zh: '给定' },
  keepCase: { en: 'Keep the case', zh: '保存用例' },
  givenHint: { en: 'field: value, one a line', zh: '字段: 值，每行一个' },
  mustHit: { en: 'must hit', zh: '应命中' },
  mustMiss: { en: 'must not hit', zh: '不应命中' },
  holds: { en: 'holds', zh: '成立' },
  fails: { en: 'fails', zh: '不成立' },
  notRun: { en: 'not run: the condition has an error', zh: '未运行：条件有错误' },
  lacking: { en: '{field} is missing', zh: '{field} 缺失' },
  badLine: { en: 'Line {line}: {why}', zh: '第 {line} 行：{why}' },
  badField: { en: 'there is no field {field}', zh: '没有字段 {field}' },
  badValue: { en: '{field} is {type}', zh: '{field} 应为{type}' },
  caseFromDeclaration: { en: 'Make a case from this', zh: '以此生成用例' },
  caseTaken: {
    en: 'A case was made of what the rule saw in a declaration. Say whether it must hit.',
    zh: '已用规则在某申报单中所见的值生成用例，请确认是否应命中。',
  },
} as const satisfies Readonly<Record<string, BilingualText>>;

/** What a question asks of a field. */
export const VERB_WORDS: Readonly<Record<Verb, BilingualText>> = {
  startsWith: { en: 'begins with', zh: '开头是' },
  endsWith: { en: 'ends with', zh: '结尾是' },
  contains: { en: 'contains', zh: '包含' },
  matches: { en: 'matches the pattern', zh: '匹配模式' },
  '==': { en: 'is', zh: '等于' },
  '!=': { en: 'is not', zh: '不等于' },
  '<': { en: 'is below', zh: '小于' },
  '<=': { en: 'is at most', zh: '不大于' },
  '>': { en: 'is above', zh: '大于' },
  '>=': { en: 'is at least', zh: '不小于' },
  'one-of': { en: 'is one of', zh: '属于' },
  'in-list': { en: 'is in the list', zh: '在名单中' },
  holds: { en: 'holds', zh: '含有' },
  true: { en: 'is true', zh: '为真' },
  there: { en: 'is there', zh: '有值' },
};

/** Why a cell of the table cannot be read. */
export const CELL_FAULT_WORDS: Readonly<Record<Exclude<CellFault['kind'], 'condition'>, BilingualText>> = {
  'number-expected': {
    en: 'A number is expected: < 3.5, 3..5, or 1, 2, 3. Units are not written.',
    zh: '应为数字：如 < 3.5、3..5 或 1, 2, 3，不写单位。',
  },
  'yes-no-expected': { en: 'Write yes, no or - for any.', zh: '请写 yes、no，或 - 表示不限。' },
  'range-reversed': { en: 'The range ends before it begins.', zh: '范围的终点小于起点。' },
  'quote-open': { en: 'A quotation mark is not closed.', zh: '引号没有成对。' },
  'cell-form': {
    en: 'This cannot be read. Write CN, MN or 8703* or not CN or @list; do not mix words with and without *.',
    zh: '无法解析。请写 CN, MN、8703*、not CN 或 @名单；带 * 与不带 * 的词不能混用。',
  },
  'row-empty': { en: 'A row without any condition would hit everything.', zh: '没有条件的行会命中全部货物。' },
};

/** What stands before the fields of one part, in lists of fields. */
export const FIELD_GROUP_WORDS: Readonly<Record<string, BilingualText>> = {
  goods: { en: 'Goods item', zh: '货物' },
  declaration: { en: 'Declaration', zh: '申报单' },
  importer: { en: 'Importer', zh: '进口商' },
  exporter: { en: 'Exporter', zh: '出口商' },
  declarant: { en: 'Declarant', zh: '申报人' },
  carrier: { en: 'Carrier', zh: '承运人' },
  vehicle: { en: 'Vehicle', zh: '车辆' },
  route: { en: 'Route', zh: '路线' },
};

/** What completion says of the functions of the language. */
export const FUNCTION_WORDS: Readonly<Record<string, BilingualText>> = {
  has: { en: 'whether the field is there', zh: '字段是否有值' },
  size: { en: 'number of characters or entries', zh: '字符数或项数' },
  startsWith: { en: 'begins with the text', zh: '以该文本开头' },
  endsWith: { en: 'ends with the text', zh: '以该文本结尾' },
  contains: { en: 'contains the text', zh: '包含该文本' },
  matches: { en: 'matches the pattern', zh: '匹配模式' },
  in: { en: 'is in a list', zh: '属于列表' },
};

/** The unit behind a number of a field. */
export const UNIT_WORDS: Readonly<Record<NonNullable<FieldSpec['unit']>, BilingualText>> = {
  kg: { en: 'kg', zh: '千克' },
  port: { en: 'port currency', zh: '本币' },
  percent: { en: '%', zh: '%' },
  'port/kg': { en: 'per kg', zh: '每千克' },
  hour: { en: "o'clock", zh: '时' },
  day: { en: '1 Mon – 7 Sun', zh: '1 周一至 7 周日' },
};

/** What the editor itself says, for screen readers mostly, by its English original. */
export const EDITOR_PHRASES: Readonly<Record<Language, Record<string, string>>> = {
  en: {},
  zh: { Completions: '补全', Diagnostics: '检查结果', 'No diagnostics': '没有问题', close: '关闭', Undo: '撤销' },
};
