import type { Hazard } from '../domain/hazard.ts';
import type { BilingualText } from '../domain/text.ts';

/** A field's declared type decides how CEL sees a JSON number: as int or as double. */
export type FieldType = 'string' | 'int' | 'double' | 'bool' | 'list(string)';

/** One thing that a rule, the model, a draw or a queue priority may read. */
export interface FieldSpec {
  readonly type: FieldType;
  /** The unit of a number. `port` is the port's currency. */
  readonly unit?: 'kg' | 'port' | 'percent' | 'port/kg' | 'hour' | 'day';
  readonly doc: BilingualText;
  /** True for opaque ids: only `==` and `in` may touch them. */
  readonly equalityOnly?: true;
  /** The hazards whose rules may name the field; all of them when absent. */
  readonly hazards?: readonly Hazard[];
}

const text = (en: string, zh: string): FieldSpec => ({ type: 'string', doc: { en, zh } });
const flag = (en: string, zh: string): FieldSpec => ({ type: 'bool', doc: { en, zh } });
const number = (en: string, zh: string, unit?: NonNullable<FieldSpec['unit']>): FieldSpec =>
  unit ? { type: 'double', unit, doc: { en, zh } } : { type: 'double', doc: { en, zh } };

const OWN_FIELDS = {
  'declaration.port': text('Port of the declaration', '申报口岸'),
  'declaration.direction': text('import, export or transit', '进口、出口或过境'),
  'declaration.procedure': text('Customs procedure code', '监管方式代码'),
  'declaration.dispatchCountry': text('Country of dispatch', '启运国'),
  'declaration.destinationCountry': text('Country of destination', '目的国'),
  'declaration.hour': {
    type: 'int',
    unit: 'hour',
    doc: { en: 'Hour at the port, 0 to 23', zh: '口岸当地小时，0 至 23' },
  },
  'declaration.weekday': {
    type: 'int',
    unit: 'day',
    doc: { en: 'Day at the port, 1 Monday to 7 Sunday', zh: '口岸当地星期，1 为周一，7 为周日' },
  },
  'declaration.itemCount': { type: 'int', doc: { en: 'Number of goods items', zh: '商品项数' } },
  'declaration.documentTypes': {
    type: 'list(string)',
    doc: { en: 'Types of the supporting documents', zh: '随附单证类型' },
  },
  'declaration.totalValue': number('Value of all goods items', '全部商品项总值', 'port'),
  'declaration.grossKg': number('Gross weight of the declaration', '申报总毛重', 'kg'),
  'declaration.weighedDifference': number('(weighbridge - declared) / declared', '（过磅重量－申报重量）÷申报重量'),
  'goods.hs': text('Commodity code', '商品编码'),
  'goods.origin': text('Country of origin', '原产国'),
  'goods.unit': text('Unit of the quantity', '数量单位'),
  'goods.unNumber': text('United Nations number of dangerous goods', '危险货物联合国编号'),
  'goods.preference': text('Tariff preference claimed', '申请的优惠税率'),
  'goods.terms': {
    type: 'list(string)',
    doc: { en: 'Goods words recognised from the approved vocabulary', zh: '依据批准词表识别的货物词' },
  },
  'goods.descriptionVague': flag('The description says too little', '品名过于笼统'),
  'goods.netKg': number('Net weight', '净重', 'kg'),
  'goods.grossKg': number('Gross weight', '毛重', 'kg'),
  'goods.quantity': number('Quantity in its unit', '数量'),
  'goods.value': number('Value of the goods item', '商品项价值', 'port'),
  'goods.dutyRate': number('Rate of duty', '税率', 'percent'),
  'goods.packages': { type: 'int', doc: { en: 'Number of packages', zh: '件数' } },
  'goods.unitValue': number('Value per kilogram net', '每千克净重价值', 'port/kg'),
  'goods.valueRatio': number(
    'Unit value over the usual one for this code and origin',
    '单价与同编码同原产地参考中位数之比',
  ),
  'goods.weightRatio': number('Gross weight over net weight', '毛重与净重之比'),
  'goods.hasCertificate': flag('A certificate of origin is among the documents', '随附单证中有原产地证书'),
  'goods.containerized': flag('Carried in a container', '使用集装箱装运'),
  'vehicle.kind': text('truck, van, car, bus or train', '卡车、厢式车、小汽车、客车或列车'),
  'vehicle.country': {
    type: 'string',
    doc: { en: 'Country where the vehicle is registered', zh: '车辆注册国' },
    hazards: ['vehicle', 'transit', 'animal-plant-health'],
  },
  'route.hitRate': number(
    'Decayed findings over checks for this dispatch country and HS heading',
    '该启运国与四位税目的衰减查获率',
  ),
} as const satisfies Record<string, FieldSpec>;

/** The parts an operator plays in a declaration. */
export const OPERATOR_PARTS = ['importer', 'exporter', 'declarant', 'carrier'] as const;
/** A firm may play several at once, each with a history of its own. */
export type OperatorPart = (typeof OPERATOR_PARTS)[number];

const PART_WORDS: Readonly<Record<OperatorPart, BilingualText>> = {
  importer: { en: 'Importer', zh: '进口商' },
  exporter: { en: 'Exporter', zh: '出口商' },
  declarant: { en: 'Declarant', zh: '申报人' },
  carrier: { en: 'Carrier', zh: '承运人' },
};

type OperatorField = 'id' | 'authorised' | 'firstTime' | 'count90' | 'hitRate';

/** The name of every field there is. There is none about a person. */
export type FieldName = keyof typeof OWN_FIELDS | `${OperatorPart}.${OperatorField}`;

function operatorFields(part: OperatorPart): Record<string, FieldSpec> {
  const { en, zh } = PART_WORDS[part];
  const id: FieldSpec = { type: 'string', doc: { en: `${en}: opaque id`, zh: `${zh}编号` }, equalityOnly: true };
  return {
    [`${part}.id`]: id,
    [`${part}.authorised`]: flag(`${en}: authorised economic operator`, `${zh}：经认证的经营者`),
    [`${part}.firstTime`]: flag(`${en}: first declaration here`, `${zh}：首次在本口岸申报`),
    [`${part}.count90`]: number(`${en}: declarations, decayed over 90 days`, `${zh}：按 90 天衰减的申报数`),
    [`${part}.hitRate`]: number(`${en}: findings over checks, decayed`, `${zh}：衰减查获率`),
  };
}

/** The closed table of fields; the criteria of article 7.4.4 of the WTO Trade Facilitation Agreement. */
export const FIELDS: Readonly<Record<FieldName, FieldSpec>> = Object.freeze({
  ...OWN_FIELDS,
  ...Object.assign({}, ...OPERATOR_PARTS.map(operatorFields)),
}) as Readonly<Record<FieldName, FieldSpec>>;

/** In the order of the table. Columns and indexes count on it being the same within one version of the program. */
export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[];

/** Whether a dotted name is a field. Names that every object inherits are not. */
export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(FIELDS, name);
}

/** A value as stored: JSON numbers take their field's declared type. */
export type FactValue = string | number | boolean | readonly string[];

/** What is known of one goods item in its declaration. A field that is absent is missing. */
export type FactRow = Readonly<Partial<Record<FieldName, FactValue>>>;

/** Whether a stored value can be a value of the type. An int is a safe integer, a double is finite. */
export function fits(type: FieldType, value: unknown): value is FactValue {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'bool':
      return typeof value === 'boolean';
    case 'int':
      return Number.isSafeInteger(value);
    case 'double':
      return Number.isFinite(value);
    case 'list(string)':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
  }
}
