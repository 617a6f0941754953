import type { ProblemCode } from '../core/domain/problem-codes.ts';
import type { BilingualText } from '../core/domain/text.ts';

/** Sentences about files, before a declaration could be read from them; written as those of `problem-sentences.ts`. */
export const FILE_SENTENCES = {
  'file-empty': { en: 'The file is empty. Check that the right one was sent.', zh: '文件为空，请核对是否发错文件。' },
  'file-encoding': {
    en: 'The bytes at {offset} are not {expected}. Save the file in that encoding, or name its own.',
    zh: '第 {offset} 字节处不是有效的 {expected} 编码。请以该编码保存，或指明文件的编码。',
  },
  'file-encoding-assumed': {
    en: 'The file is not UTF-8; it was read as {encoding}. Name its encoding if that is wrong.',
    zh: '文件不是 UTF-8，已按 {encoding} 读取。如有误请指明编码。',
  },
  'file-unreadable': {
    en: '“{name}” cannot be read. Check the path and the right to read it.',
    zh: '无法读取“{name}”，请检查路径和读取权限。',
  },
  'file-format-unknown': {
    en: '“{name}” is neither JSON, CSV nor EDIFACT. Name its format.',
    zh: '无法判断“{name}”是 JSON、CSV 还是 EDIFACT，请指明格式。',
  },
  'file-truncated': { en: 'The file ends in the middle. Send it again in full.', zh: '文件在中途结束，请完整重发。' },
  'line-too-long': {
    en: 'A line is longer than {max} bytes. Check the line ends and the delimiter.',
    zh: '有一行超过 {max} 字节，请检查换行符和分隔符。',
  },
  'document-too-large': {
    en: 'One declaration is larger than {max} bytes. Split it.',
    zh: '单份申报超过 {max} 字节，请拆分。',
  },
  'not-an-object': {
    en: 'A declaration is an object with named fields, not “{given}”.',
    zh: '申报单应为带字段名的对象，而不是“{given}”。',
  },
  'json-malformed': {
    en: 'This is not valid JSON: {detail}. Correct it and send it again.',
    zh: '不是有效的 JSON：{detail}。请更正后重发。',
  },
  'json-too-deep': {
    en: 'The JSON nests deeper than {max} levels; a declaration needs four.',
    zh: 'JSON 嵌套超过 {max} 层，申报单只需四层。',
  },
  'json-duplicate-key': {
    en: 'The field “{name}” stands twice in one object. Keep one.',
    zh: '同一对象中字段“{name}”出现两次，请保留一个。',
  },
  'csv-header-missing': { en: 'The first line must name the columns. Add it.', zh: '首行应为列名，请补上。' },
  'csv-column-unknown': {
    en: 'There is no column “{name}”.[ Did you mean “{suggestion}”?] Correct its name, map it or leave it out.',
    zh: '没有“{name}”这一列。[您是否想填“{suggestion}”？]请更正列名、加以映射或删除。',
  },
  'csv-column-missing': {
    en: 'There is no column “{name}”, which every file needs. Add it, or read the file with a mapping.',
    zh: '缺少必需的列“{name}”，请补上，或使用映射文件读取。',
  },
  'csv-column-duplicate': { en: 'The column “{name}” stands twice. Keep one.', zh: '列“{name}”出现两次，请保留一列。' },
  'csv-column-count': {
    en: 'The row has {given} values, the header {expected} columns. Check quotes and delimiters.',
    zh: '本行有 {given} 个值，表头有 {expected} 列，请检查引号和分隔符。',
  },
  'csv-quote-open': { en: 'A quotation mark is opened and never closed. Close it.', zh: '有引号未闭合，请补上。' },
  'csv-quote-stray': {
    en: 'A quotation mark stands inside a value. Double it, and put the value in quotation marks.',
    zh: '值中有单独的引号，请双写该引号并将整个值用引号括起。',
  },
  'csv-delimiter': {
    en: 'The columns do not seem to be divided by “{expected}”. Check the delimiter.',
    zh: '各列似乎不是用“{expected}”分隔，请检查分隔符。',
  },
  'csv-rows-apart': {
    en: 'The rows of declaration {reference} do not stand together. Sort the file by declaration.',
    zh: '申报 {reference} 的各行不相邻，请按申报编号排序。',
  },
  'csv-rows-differ': {
    en: 'The rows of one declaration differ in “{name}”, which belongs to all of it. Make them equal.',
    zh: '同一申报各行的“{name}”不一致，该项属于整份申报，请统一。',
  },
  'csv-row-near-unreadable': {
    en: 'Rows near line {line} could not be read, so this declaration may be incomplete. Correct that line first.',
    zh: '第 {line} 行附近无法读取，本申报可能不完整，请先更正该行。',
  },
  'edifact-not-interchange': {
    en: 'The file does not begin with UNA or UNB, so it is no EDIFACT interchange.',
    zh: '文件不以 UNA 或 UNB 开头，不是 EDIFACT 交换。',
  },
  'edifact-truncated': {
    en: 'The interchange ends before its last segment. Send it again in full.',
    zh: '交换在结束段之前中断，请完整重发。',
  },
  'edifact-message-type': {
    en: 'The message is {given}; only CUSDEC is read here.',
    zh: '报文类型为 {given}，此处只接收 CUSDEC。',
  },
  'edifact-segment-unexpected': {
    en: 'Segment {given} has no place here. Check the order of segments.',
    zh: '段 {given} 不应出现在此处，请检查段的顺序。',
  },
  'edifact-segment-missing': { en: 'Segment {expected} is missing. Add it.', zh: '缺少段 {expected}，请补上。' },
  'edifact-element-missing': {
    en: 'Segment {name} lacks element {element}. Add it.',
    zh: '段 {name} 缺少数据元 {element}，请补上。',
  },
  'edifact-element-form': {
    en: 'Element {element} of segment {name} is “{given}”, which cannot be read.',
    zh: '段 {name} 的数据元 {element} 为“{given}”，无法识别。',
  },
  'edifact-count-differs': {
    en: 'The message says {given}, but {expected} were found. Something was lost or added.',
    zh: '报文声明 {given}，实际为 {expected}，可能有遗漏或多余。',
  },
  'edifact-control-differs': {
    en: 'The control reference at the end is {given}, at the beginning {expected}. They must be equal.',
    zh: '结束处控制号为 {given}，开始处为 {expected}，两者应一致。',
  },
  'edifact-release-dangling': {
    en: 'The release character stands at the end, with nothing to release.',
    zh: '转义字符位于末尾，其后没有内容。',
  },
  'edifact-character-set': {
    en: 'The character set {given} is not read; use one of: {expected}.',
    zh: '不支持字符集 {given}，请使用：{expected}。',
  },
  'edifact-version': {
    en: 'The directory is {given}; versions from {min} to {max} are read.',
    zh: '目录版本为 {given}，支持 {min} 至 {max}。',
  },
  'edifact-function': {
    en: 'Message function {given} is not taken here; send an original (9).',
    zh: '此处不接收报文功能 {given}，请发送原始报文（9）。',
  },
  'edifact-test-interchange': {
    en: 'The interchange is marked as a test. Remove the mark to file it.',
    zh: '该交换标记为测试，正式申报请去掉标记。',
  },
  'edifact-unit': {
    en: 'The unit of measure {given} is not known here. Use KGM for weights.',
    zh: '计量单位 {given} 无法识别，重量请用 KGM。',
  },
  'mapping-malformed': { en: 'The mapping file cannot be read: {detail}.', zh: '无法读取映射文件：{detail}。' },
  'mapping-field-unknown': {
    en: 'The mapping names a field “{name}” that there is not.[ Did you mean “{suggestion}”?]',
    zh: '映射文件中的字段“{name}”不存在。[您是否想填“{suggestion}”？]',
  },
  'mapping-column-missing': {
    en: 'The mapping reads a column “{name}” that the file does not have.',
    zh: '映射文件要求的列“{name}”在文件中不存在。',
  },
  'mapping-value-unknown': {
    en: 'The mapping has no code for “{given}” of column “{name}”. Add it.',
    zh: '映射文件没有列“{name}”中“{given}”的对照，请补充。',
  },
  'mapping-key-unknown': {
    en: 'A mapping has no setting “{name}”.[ Did you mean “{suggestion}”?]',
    zh: '映射文件没有“{name}”这一设置。[您是否想填“{suggestion}”？]',
  },
  'mapping-setting-form': {
    en: 'The setting “{name}” of the mapping must be {expected}.',
    zh: '映射文件的设置“{name}”应为{expected}。',
  },
  'mapping-date-form': {
    en: '“{given}” of column “{name}” is not written as {expected}.',
    zh: '列“{name}”中的“{given}”不符合 {expected} 格式。',
  },
} as const satisfies Partial<Record<ProblemCode, BilingualText>>;
