import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkTerm, refusedSaying } from './check-term.ts';

/** What officers and traders must never read as the reason of a rule or the title of a list. */
const REFUSED = `
Driver Zhang San is a Muslim, stop him
司机张三是穆斯林，拦下
uyghur-drivers
Loads of Uyghur firms
Mongolian drivers bring these
Nigerians smuggle here
Look at Russian men with parcels
people from Xinjiang
Nationals of that country
Kazakhs cross at night
Goods for a mosque
Buyer holds a separatist opinion
His opinion of the government
The carrier is a known dissident
Mr Wang brings these
she hides them
Passengers carry these
Women wearing hijab
Cargo of a lesbian association
Trade union leaflets
Supporters of independence
越南人经常携带
俄罗斯籍驾驶人
蒙古族商户
此人多次走私
让他停车检查
外籍人员
女士箱包
维吾尔族企业
回族商人
政见不同者
企业主是信徒
宗教用品
工会会员
旅客行李
张三先生的货
is-lam goods
d e m o c r a c y
宗 教
`
  .trim()
  .split('\n');

/** What is about goods, their law or where they come from, however close it sounds. */
const ALLOWED = `
Declared value far below the usual price for this coal
Coal from Mongolia far below its usual price
Mongolian coal heavier than declared
Grain of Kazakhstan without a phytosanitary certificate
Goods of Tibet Autonomous Region
Chinese cabbage and Japanese knotweed
Men's coats and women's blouses below their usual price
Headscarf textiles, HS 6214
Christmas lights without their certificate
Goods that may infringe intellectual property rights
The rights holder asked for a check
Goods of a third party under a transit regime
Other parties to the convention
Classification opinion of the WCO
Gum arabic
Animals without a certificate of freedom from disease
An animal health certificate is missing
LED drivers without their mark
Riot control agents
Screwdrivers; pile drivers
The government permit is missing
Independent laboratory result missing
Face value, brand name and language of the label
The seal number is not the one declared
Other goods are hidden among these
Mosquito nets
Arabica coffee
Man-made fibres
来自由贸易区的货物，优惠原产地需核实
独立包装的食品
头巾、披巾、面纱（品目6214）
其他货物
他人商标
中国人参
人造纤维
机电产品、发电机组
佛山陶瓷
未提供政府许可证
蒙古国煤炭申报价格过低
哈萨克斯坦小麦
铁路车辆驾驶室
小麦加工品
新疆棉花
知识产权权利人
圣诞灯饰
进口旧服装
左翼子板
`
  .trim()
  .split('\n');

describe('No rule and no list speaks of a person or a belief:', () => {
  test.each(REFUSED)('%s', (text) => {
    expect(refusedSaying(text)).toBeDefined();
  });
});

describe('A rule and a list may say of goods, law and places:', () => {
  test.each(ALLOWED)('%s', (text) => {
    expect(refusedSaying(text)).toBeUndefined();
  });
});

test('Every rule that is shipped speaks of goods.', () => {
  const folder = new URL('../../../../rules/', import.meta.url);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    const said = [file, ...(readFileSync(new URL(file, folder), 'utf8').match(/(?:en|zh): .*/g) ?? [])];
    for (const text of said) expect([file, text, refusedSaying(text)]).toEqual([file, text, undefined]);
  }
});

const term = {
  id: 'ware',
  label: { en: 'Ware', zh: '货品' },
  hsHeadings: ['6214'],
  proposedBy: 'A',
  approvedBy: 'B',
};
const refuses = (word: string) => checkTerm({ ...term, words: [word] }).some(({ code }) => code === 'term-refused');

test.each(
  `hijab hijabs niqab burqa yarmulke ramadan shia sunni salafism jihad sharia caste nazi anarchist terrorist leftist unionist
   secular opinion lgbt lesbian asians antisemitic 希贾布 罩袍 念珠 斋月 什叶派 主教 信徒 回民 华裔 公民 政见 法西斯 工会 言论 恐怖分子 同性恋`.split(
    /\s+/,
  ),
)('The vocabulary refuses %s.', (word) => {
  expect(refuses(word)).toBe(true);
});

test.each(['headscarf', 'shawl', 'veil', 'scarves', '头巾', '披巾', '面纱', 'halloumi', 'convertible', 'altazimuth'])(
  '%s is goods of a heading, and the vocabulary may hold it.',
  (word) => {
    expect(refuses(word)).toBe(false);
  },
);
