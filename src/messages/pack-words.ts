import type { BilingualText } from '../core/domain/text.ts';
import type { PackCode } from '../core/inspect/checklist.ts';
import type { Language } from './language.ts';

/** What is wrong with a checklist pack. `{given}` is what was found. */
const SENTENCES: Readonly<Record<PackCode, BilingualText>> = {
  'pack-not-an-object': {
    en: 'A pack, and each of its steps, is a mapping of keys; this is {given}.',
    zh: '查验清单及其每一步骤须为键值对；此处为 {given}。',
  },
  'pack-key-unknown': { en: 'A pack has no key "{given}".', zh: '查验清单没有 “{given}” 这个键。' },
  'pack-key-missing': { en: 'This key is missing.', zh: '缺少此键。' },
  'pack-value-wrong': { en: 'This value does not fit here: {given}.', zh: '此处的值不符合要求：{given}。' },
  'pack-text-missing': { en: 'The text in this language is missing: {given}.', zh: '缺少该语言的文本：{given}。' },
  'pack-step-duplicate': {
    en: 'Two steps have the id "{given}". Give each its own.',
    zh: '有两个步骤的编号同为 “{given}”，请分别命名。',
  },
  'pack-unit-missing': {
    en: 'A step of this kind ({given}) ends in a figure. Name its unit.',
    zh: '此类步骤（{given}）以数值结束，请注明单位。',
  },
  'pack-use-missing': {
    en: 'Nothing says when this pack is used. Name hazards, HS codes, loads, or "always".',
    zh: '未说明何时使用此清单。请注明风险类别、HS 编码、装载方式或 “always”。',
  },
  'step-reads-content': {
    en: 'A check looks at goods, never at what is printed, recorded or stored ("{given}"). Such goods may be counted and weighed.',
    zh: '查验只看货物，不看印刷、录制或存储的内容（“{given}”）。此类货物可以清点和称重。',
  },
  'step-about-person': {
    en: 'A checklist is about goods and vehicles, never about people ("{given}"). Take the step out.',
    zh: '查验清单只涉及货物和车辆，不涉及人（“{given}”）。请删除此步骤。',
  },
  'pack-duplicate': {
    en: 'Another file holds a pack of the id "{given}" already.',
    zh: '另一文件已有编号为 “{given}” 的清单。',
  },
  'pack-file-unreadable': { en: 'The file cannot be read: {given}.', zh: '文件无法读取：{given}。' },
  'pack-yaml-malformed': {
    en: 'This is not the plain YAML that packs are written in: {given}.',
    zh: '不是清单所用的普通 YAML：{given}。',
  },
  'pack-folder-empty': { en: 'There is no YAML file in {given}.', zh: '{given} 中没有 YAML 文件。' },
};

/** What is wrong with a pack; `given` is the text of the file that it is about. */
export function packSentence({ code, given }: { code: PackCode; given: string }, language: Language): string {
  return SENTENCES[code][language].replace('{given}', () => given);
}

/** The closing line of `packs check`. */
export function packCount(sound: number, all: number, language: Language): string {
  return language === 'en' ? `${sound} of ${all} packs may stand.` : `${all} 个查验清单中 ${sound} 个可以使用。`;
}

/** Said when no path is given. */
export const PACK_PATH_MISSING: BilingualText = {
  en: 'Name at least one pack file or folder.',
  zh: '请至少指定一个清单文件或目录。',
};
