import type { BilingualText } from '../core/domain/text.ts';
import type { Language } from './language.ts';

/** What people call the fields of a declaration. The name in the file follows in brackets, so that both can be found. */
const FIELD_WORDS: Readonly<Record<string, BilingualText>> = {
  reference: { en: 'reference', zh: '申报编号' },
  direction: { en: 'direction', zh: '进出境方向' },
  procedure: { en: 'procedure', zh: '监管方式' },
  port: { en: 'port', zh: '口岸' },
  lodgedAt: { en: 'time of lodging', zh: '申报时间' },
  declarant: { en: 'declarant', zh: '申报人' },
  importer: { en: 'importer', zh: '进口商' },
  exporter: { en: 'exporter', zh: '出口商' },
  carrier: { en: 'carrier', zh: '承运人' },
  dispatchCountry: { en: 'country of dispatch', zh: '启运国' },
  destinationCountry: { en: 'country of destination', zh: '目的国' },
  vehicle: { en: 'vehicle', zh: '车辆' },
  plate: { en: 'number plate', zh: '车牌号' },
  country: { en: 'country of registration', zh: '车辆登记国' },
  kind: { en: 'kind of vehicle', zh: '车辆类型' },
  trailerPlate: { en: 'number plate of the trailer', zh: '挂车车牌号' },
  containers: { en: 'containers', zh: '集装箱' },
  seals: { en: 'seals', zh: '封志' },
  transitDocument: { en: 'transit document', zh: '过境单证' },
  guarantee: { en: 'guarantee', zh: '担保' },
  documents: { en: 'documents', zh: '随附单证' },
  type: { en: 'type', zh: '类型' },
  number: { en: 'number', zh: '编号' },
  totals: { en: 'totals', zh: '合计' },
  goods: { en: 'goods items', zh: '货物项' },
  line: { en: 'line number', zh: '项号' },
  hs: { en: 'HS code', zh: 'HS 编码' },
  description: { en: 'description', zh: '货物描述' },
  origin: { en: 'country of origin', zh: '原产国' },
  netKg: { en: 'net weight', zh: '净重' },
  grossKg: { en: 'gross weight', zh: '毛重' },
  packages: { en: 'number of packages', zh: '件数' },
  quantity: { en: 'quantity', zh: '数量' },
  unit: { en: 'unit', zh: '计量单位' },
  value: { en: 'value', zh: '价格' },
  currency: { en: 'currency', zh: '币种' },
  preference: { en: 'preference', zh: '优惠类别' },
  dutyRate: { en: 'duty rate', zh: '税率' },
  unNumber: { en: 'UN number', zh: '联合国编号' },
};

const LIST_WORDS: Readonly<Record<string, BilingualText>> = {
  goods: { en: 'goods item', zh: '项货物' },
  containers: { en: 'container', zh: '个集装箱' },
  seals: { en: 'seal', zh: '个封志' },
  documents: { en: 'document', zh: '份随附单证' },
};
const OBJECT_WORDS: Readonly<Record<string, BilingualText>> = {
  vehicle: { en: 'the vehicle', zh: '车辆' },
  totals: { en: 'the totals', zh: '合计' },
};

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/**
 * The field that a JSON pointer of a declaration names, as people say it: `/goods/0/netKg` is "net weight (netKg) of goods
 * item 1". A pointer to nothing that is known is given as it stands.
 */
export function fieldWords(pointer: string, language: Language): string {
  const zh = language === 'zh';
  if (pointer === '') return zh ? '申报单' : 'declaration';
  const steps = pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const name = steps.at(-1) ?? '';
  const isEntry = /^\d+$/.test(name);
  const words = own(FIELD_WORDS, name);
  const label = words === undefined ? name : zh ? `${words.zh}（${name}）` : `${words.en} (${name})`;
  const first = steps[0] ?? '';
  const list = own(LIST_WORDS, first);
  if (list !== undefined && steps.length > 1) {
    const place = Number(steps[1]) + 1;
    const entry = zh ? `第 ${place} ${list.zh}` : `${list.en} ${place}`;
    if (isEntry) return entry;
    return zh ? `${entry}的${label}` : `${label} of ${entry}`;
  }
  const object = own(OBJECT_WORDS, first);
  if (object === undefined || steps.length === 1) return label;
  return zh ? `${object.zh}的${label}` : `${label} of ${object.en}`;
}
