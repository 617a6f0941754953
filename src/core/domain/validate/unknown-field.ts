import {
  CONTAINER_FIELDS,
  DOCUMENT_FIELDS,
  GOODS_FIELDS,
  HEADER_FIELDS,
  TOTALS_FIELDS,
  VEHICLE_FIELDS,
} from './fields.ts';

/** Names under which systems send a person's name, contact or person. Landport has no field for any of them. */
const PERSONAL: ReadonlySet<string> = new Set(
  `name firstname lastname fullname surname givenname familyname person gender sex age birthday birthdate birthplace
   dateofbirth dob religion ethnicity ethnicgroup race nation citizenship face photo selfie fingerprint wechat whatsapp
   telegram weibo facebook socialmedia idcard idnumber nationalid identitycard visa fax address homeaddress signature
   司机 司机姓名 驾驶员 驾驶员姓名 驾驶人 姓名 电话 电话号码 手机 手机号 联系人 联系电话 联系方式 护照 护照号 国籍 邮箱 身份证 身份证号
   性别 年龄 民族 宗教 出生日期 微信 签名 照片 随车人员 乘客`.split(/\s+/),
);
const PERSONAL_PART =
  /driver|passport|passenger|nationality|phone|mobile|e-?mail|contact|crew|chauffeur|^tel$|telno|cellno/;

const KEPT_LETTERS = /[^\p{Letter}\p{Number}]/gu;

/** A field's name as it is compared: lower case, without separators. */
function plain(name: string): string {
  return name.slice(0, 100).normalize('NFKC').toLowerCase().replace(KEPT_LETTERS, '');
}

/**
 * Whether an unknown field's name says that it holds a person's name, contact or other particulars. Such a field is
 * refused as `personal-data`, with its name and never its value.
 */
export function isPersonal(name: string, object: string): boolean {
  const key = plain(name);
  // The name of goods is a description, the name of anything else a person's.
  if (key === 'name' && object === 'goods') return false;
  return PERSONAL.has(key) || PERSONAL_PART.test(key);
}

/** What other systems call our fields. */
const ALIASES: Readonly<Record<string, string>> = {
  hscode: 'goods.hs',
  commoditycode: 'goods.hs',
  tariffcode: 'goods.hs',
  ref: 'reference',
  lrn: 'reference',
  mrn: 'reference',
  countryoforigin: 'goods.origin',
  origincountry: 'goods.origin',
  weight: 'goods.grossKg',
  grossweight: 'goods.grossKg',
  grossmass: 'goods.grossKg',
  netweight: 'goods.netKg',
  netmass: 'goods.netKg',
  price: 'goods.value',
  amount: 'goods.value',
  invoicevalue: 'goods.value',
  broker: 'declarant',
  consignor: 'exporter',
  consignee: 'importer',
  sender: 'exporter',
  receiver: 'importer',
  truck: 'vehicle.plate',
  licenseplate: 'vehicle.plate',
  licenceplate: 'vehicle.plate',
  platenumber: 'vehicle.plate',
  date: 'lodgedAt',
  datetime: 'lodgedAt',
  items: 'goods',
  goodsitems: 'goods',
  un: 'goods.unNumber',
  undg: 'goods.unNumber',
  linenumber: 'goods.line',
  itemnumber: 'goods.line',
  pieces: 'goods.packages',
  name: 'goods.description',
  goodsname: 'goods.description',
  productname: 'goods.description',
};

const dotted = (prefix: string, fields: readonly string[]) => fields.map((field) => `${prefix}${field}`);
const ALL_FIELDS: readonly string[] = [
  ...HEADER_FIELDS,
  ...dotted('goods.', GOODS_FIELDS),
  ...dotted('vehicle.', VEHICLE_FIELDS),
  ...dotted('containers.', CONTAINER_FIELDS),
  ...dotted('documents.', DOCUMENT_FIELDS),
  ...dotted('totals.', TOTALS_FIELDS),
];

/**
 * The field that an unknown name was probably meant to be, in dotted form, or an empty text. `object` is the dotted
 * name of the object it stands in (empty for the header), whose own fields are preferred.
 */
export function suggestField(name: string, object: string): string {
  const key = plain(name);
  if (key === '') return '';
  const alias = ALIASES[key];
  if (alias !== undefined && Object.hasOwn(ALIASES, key)) return alias;
  const here = object === '' ? '' : `${object}.`;
  let best = '';
  let bestCost = Number.POSITIVE_INFINITY;
  for (const field of ALL_FIELDS) {
    const own = field.slice(field.lastIndexOf('.') + 1).toLowerCase();
    const distance = Math.min(editDistance(key, own), editDistance(key, plain(field)));
    if (distance > Math.min(2, Math.floor(key.length / 3))) continue;
    const isOwn = field.startsWith(here) && !field.slice(here.length).includes('.');
    const cost = distance * 2 + (isOwn ? 0 : 1);
    if (cost < bestCost) {
      best = field;
      bestCost = cost;
    }
  }
  return best;
}

/** Levenshtein's distance with a swap of neighbours as one step; names are short, so the plain table will do. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
