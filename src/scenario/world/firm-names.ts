import type { BilingualText } from '../../core/domain/text.ts';
import { pick } from '../random/draw.ts';
import type { Random } from '../random/random.ts';

// Invented sounds, three to a name, so that no firm of this world is a firm of ours.
const FIRST = [
  ['Tol', '托尔'],
  ['Mer', '梅勒'],
  ['Zun', '尊'],
  ['Ald', '阿勒'],
  ['Bekh', '贝赫'],
  ['Orv', '奥尔'],
  ['Sey', '塞伊'],
  ['Dran', '德兰'],
  ['Khu', '胡'],
  ['Vel', '维勒'],
  ['Nor', '诺尔'],
  ['Yash', '雅什'],
] as const;
const SECOND = [
  ['va', '瓦'],
  ['ru', '鲁'],
  ['ga', '嘎'],
  ['li', '利'],
  ['mo', '莫'],
  ['ske', '斯克'],
  ['tu', '图'],
  ['nei', '内'],
  ['bo', '博'],
] as const;
const THIRD = [
  ['ikh', '伊赫'],
  ['ran', '然'],
  ['dol', '多勒'],
  ['mir', '米尔'],
  ['sut', '苏特'],
  ['gan', '甘'],
  ['teg', '特格'],
  ['lun', '伦'],
] as const;

const BUSINESS = {
  declarant: [['Customs Brokers', '报关行']],
  importer: [
    ['Trading', '贸易'],
    ['Imports', '进口'],
    ['Commerce', '商贸'],
    ['Supply', '供应'],
  ],
  exporter: [
    ['Exports', '出口'],
    ['Goods', '货物贸易'],
    ['Resources', '资源'],
    ['Products', '制品'],
  ],
  carrier: [
    ['Haulage', '货运'],
    ['Road Freight', '公路运输'],
    ['Transport', '运输'],
  ],
} as const;

/** What a firm does at the port. */
export type FirmRole = keyof typeof BUSINESS;

/** An invented name for a firm, in both languages. */
export function firmName(random: Random, role: FirmRole): BilingualText {
  // Both languages from the same syllables: the Chinese name is the sound of the other, as with real firms.
  const parts = [pick(random, FIRST), pick(random, SECOND), pick(random, THIRD)];
  const [en, zh] = pick<readonly [string, string]>(random, BUSINESS[role]);
  return { en: `${parts.map((part) => part[0]).join('')} ${en}`, zh: `${parts.map((part) => part[1]).join('')}${zh}` };
}
