import { describe, expect, test } from 'vitest';
import { BUILT_IN_REFERENCE } from '../reference/built-in.ts';
import { GOODS_TERMS } from '../reference/goods-terms.ts';
import { checkTerm } from './check-term.ts';
import { compileVocabulary, recogniseTerms } from './recognise.ts';
import { isVague } from './vague.ts';
import type { Term } from './vocabulary.ts';

const { vocabulary, vague } = BUILT_IN_REFERENCE;

test('The built-in vocabulary holds exactly the approved terms, and each may stand.', () => {
  expect(GOODS_TERMS.map((term) => term.id).join(' ')).toBe(
    'firework battery ivory timber plant seed meat dairy fish live-animal waste-plastic scrap-metal chemical-precursor ' +
      'pesticide medicine cigarette alcohol toy charger tyre drone centrifuge optics radioactive-source explosive ' +
      'ammunition coal used-clothing cosmetic footwear',
  );
  for (const term of GOODS_TERMS) expect([term.id, checkTerm(term)]).toEqual([term.id, []]);
});

test.each([
  ['Bituminous coal, washed', ['coal']],
  ['LITHIUM BATTERIES and chargers', ['battery', 'charger']],
  ['Firecrackers', ['firework']],
  ['plastic-waste, baled', ['waste-plastic']],
  ['second-hand clothing', ['used-clothing']],
  ['Ｔｙｒｅｓ for trucks', ['tyre']],
  ['Fresh strawberries, chilled', []],
  // Whole words only: no coal in charcoal, no toy in Toyota, no fish in fishing.
  ['charcoal; Toyota; fishing rods; seedless grapes', []],
  ['waste of plastic', []],
  ['洗精煤，锂电池', ['battery', 'coal']],
  ['无人机及充电器', ['charger', 'drone']],
  // Cinnamon and the hotel's linen are neither meat nor drink.
  ['肉桂、酒店用品', []],
  ['新鲜牛肉 beef', ['meat']],
  ['', []],
])('%j names %j.', (description, expected) => {
  expect([...recogniseTerms(description, vocabulary)].sort()).toEqual(expected);
});

test('A description of megabytes is read in one walk.', () => {
  expect(recogniseTerms('煤coal '.repeat(100_000), vocabulary)).toEqual(['coal']);
  expect(recogniseTerms(undefined, compileVocabulary([]))).toEqual([]);
});

test.each([
  'general cargo',
  'GOODS',
  'Merchandise.',
  'various goods, as per invoice',
  'consolidated cargo',
  'F.A.K. freight all kinds',
  'spare parts',
  '货物',
  '各种货物一批',
  '日用百货等',
  '貨物',
  'general cargo 货物',
  '---',
  '12345',
  'x',
])('%j says nothing.', (description) => {
  expect(isVague(description, vague)).toBe(true);
});

test.each([
  'Bituminous coal, washed',
  'spare parts for tractors',
  'plastic goods',
  '陶瓷餐具',
  '汽车零件',
  'уголь каменный',
  'general electric motors',
])('%j says something.', (description) => {
  expect(isVague(description, vague)).toBe(false);
});

const sound: Term = {
  id: 'ceramic',
  label: { en: 'Ceramics', zh: '陶瓷' },
  words: ['ceramic', '陶瓷'],
  hsHeadings: ['6911'],
  proposedBy: 'A',
  approvedBy: 'B',
};
const against = (change: Partial<Term>) => checkTerm({ ...sound, ...change }).map((found) => found.code);

test('A term needs a name, words, headings and two people.', () => {
  expect(against({})).toEqual([]);
  expect(against({ id: 'Ceramic ware' })).toEqual(['term-id-form']);
  expect(against({ words: [] })).toEqual(['term-words-missing']);
  expect(against({ words: ['肉'] })).toEqual(['term-word-form']);
  expect(against({ words: ['.*'] })).toEqual(['term-word-form']);
  expect(against({ hsHeadings: [] })).toEqual(['term-headings-missing']);
  expect(against({ hsHeadings: ['69.11'] })).toEqual(['term-heading-form']);
  expect(against({ approvedBy: 'A ' })).toEqual(['term-two-people']);
  expect(against({ approvedBy: '' })).toEqual(['term-two-people']);
});

const REFUSED = `
religion religious Religions Bible bibles Biblical Quran Koran Qur'an Islam islamic Islamist Muslims Christian christianity
Buddhist Buddhism Taoist Hindus Jewish Judaism church Churches mosques temple priest monks lama prayer-rug prayers scripture
gospel sutras crucifixes rosary cult sect halal faith ethnic ethnicity Uyghur Uighurs Tibetan Tibet Mongolian Kazakh Kurdish
Roma gypsies racial racist tribe tribal minorities nationality refugee immigrant politics political politician democracy
democratic communist Communism socialist separatism independence dissidents activist protest protesters demonstrators
revolutionary propaganda elections vote government parliament petition censorship freedom journalist opposition slogans flag
宗教 信仰 佛教 佛像 佛经 佛經 道教 基督教 耶稣 教堂 教会 教會 圣经 聖經 古兰经 古蘭經 可兰经 伊斯兰 伊斯蘭 穆斯林 清真寺 犹太 猶太 喇嘛 和尚
牧师 牧師 祈祷毯 祈禱 法轮 法輪 十字架 寺庙 廟宇 民族 少数民族 少數民族 族群 种族 種族 维吾尔 維吾爾 藏族 藏人 西藏 蒙古族 回族 汉族 漢族 哈萨克族
朝鲜族 原住民 政治 政党 政黨 共产党 共產黨 民主 自由 人权 人權 独立 獨立 分裂 选举 選舉 投票 抗议 抗議 示威 游行 遊行 异见 異見 革命 宣传品 宣傳
天安门 天安門 上访 请愿 請願 总统 總統 标语 標語`
  .trim()
  .split(/\s+/);

describe('No word about religion, ethnicity or politics enters the vocabulary:', () => {
  test('The list of examples is long enough to mean something.', () => {
    expect(REFUSED.length).toBeGreaterThanOrEqual(60);
  });
  test.each(REFUSED)('%s', (word) => {
    expect(against({ words: ['ceramic', word] })).toContain('term-refused');
    expect(against({ label: { en: `Goods of ${word}`, zh: `${word}用品` } })).toContain('term-refused');
  });
  test.each(['is-lam', 'd e m o c r a c y', 'ＢＩＢＬＥ', 'Bíble', '宗 教', '宗\u200b教', 'human rights'])(
    '%j in disguise',
    (word) => {
      expect(against({ words: [word] })).toContain('term-refused');
    },
  );
});

test.each([
  'monkey wrench',
  'section steel',
  'jewellery',
  'arabica coffee',
  'electronic',
  'cultivator',
  'romaine lettuce',
  '水族箱',
  '竹制品',
])('%s is goods, and may stand.', (word) => {
  expect(against({ words: [word] })).toEqual([]);
});
