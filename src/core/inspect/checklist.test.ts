import { describe, expect, test } from 'vitest';
import { checkPack } from './checklist.ts';
import { STEP_KINDS, type StepKind } from './codes.ts';
import { refusedStep } from './refuse-step.ts';

const STEP = { id: 'doors', title: { en: 'Doors', zh: '箱门' }, kind: 'look', required: true, photo: 'allowed' };
const PACK = {
  id: 'container',
  version: 2,
  title: { en: 'Container', zh: '集装箱' },
  stage: 'vehicle',
  use: { load: ['container'] },
  equipment: ['mirror'],
  steps: [STEP],
};
const codesOf = (raw: unknown): readonly string[] => checkPack(raw).problems.map((one) => `${one.code} ${one.pointer}`);

describe('A checklist pack', () => {
  test('is read as it was written, with what it leaves out filled in', () => {
    expect(checkPack(PACK).pack).toMatchObject({ id: 'container', version: 2, mostUnloadPercent: 100 });
    expect(checkPack(PACK).pack?.use).toEqual({
      always: false,
      random: false,
      otherwise: false,
      hazards: [],
      hs: [],
      load: ['container'],
    });
  });

  const ugly: readonly [title: string, raw: unknown, codes: readonly string[]][] = [
    ['nothing', undefined, ['pack-not-an-object ']],
    ['a list', [PACK], ['pack-not-an-object ']],
    ['a word it does not know', { ...PACK, help: 'Read the files' }, ['pack-key-unknown /help']],
    ['no version', { ...PACK, version: undefined }, ['pack-key-missing /version']],
    ['a version that is text', { ...PACK, version: '2' }, ['pack-value-wrong /version']],
    ['one language', { ...PACK, title: { en: 'Container' } }, ['pack-text-missing /title/zh']],
    ['a third language', { ...PACK, title: { en: 'A', zh: '箱', fr: 'Lisez' } }, ['pack-key-unknown /title/fr']],
    ['a hazard that is none', { ...PACK, use: { hazards: ['opinion'] } }, ['pack-value-wrong /use/hazards/0']],
    ['no use', { ...PACK, use: {} }, ['pack-use-missing /use']],
    ['no steps', { ...PACK, steps: [] }, ['pack-value-wrong /steps']],
    ['a step twice', { ...PACK, steps: [STEP, STEP] }, ['pack-step-duplicate /steps/1/id']],
    ['a kind that is none', { ...PACK, steps: [{ ...STEP, kind: 'read' }] }, ['pack-value-wrong /steps/0/kind']],
    ['a weighing without unit', { ...PACK, steps: [{ ...STEP, kind: 'weigh' }] }, ['pack-unit-missing /steps/0/unit']],
    ['equipment that is none', { ...PACK, equipment: ['phone-reader'] }, ['pack-value-wrong /equipment/0']],
    [
      'a step whose id says what its title hides',
      { ...PACK, steps: [{ ...STEP, id: 'unlock-phone' }] },
      ['step-reads-content /steps/0/id'],
    ],
    [
      'a step that says it in one language only',
      { ...PACK, steps: [{ ...STEP, title: { en: 'Doors', zh: '检查手机内容' } }] },
      ['step-reads-content /steps/0/title/zh'],
    ],
    [
      'a step about a person',
      { ...PACK, steps: [{ ...STEP, title: { en: "The driver's pockets", zh: '箱门' } }] },
      ['step-about-person /steps/0/title/en'],
    ],
  ];
  test.each(ugly)('with %s is refused, and every reason is named', (_title, raw, codes) => {
    expect(codesOf(raw)).toEqual(codes);
    expect(checkPack(raw).pack).toBeUndefined();
  });
});

describe('A step that reads what is printed, recorded or stored', () => {
  const refused: readonly (readonly [text: string, kind: StepKind])[] = [
    ['Read the books', 'look'],
    ['Books', 'look'],
    ['BOOKS AND MAGAZINES', 'look'],
    ['Leaf through newspapers', 'look'],
    ['Browse the phone', 'look'],
    ['Smart-phone switched on', 'look'],
    ['P h o n e s looked through', 'look'],
    ['Ｐｈｏｎｅ messages', 'look'],
    ['Pho\u200bne gallery', 'look'],
    ['Lap-tops: search files', 'count'],
    ['USB sticks scanned', 'scan'],
    ['Count books and read the titles', 'count'],
    ['Copy the hard disk', 'look'],
    ['Play the tape', 'measure'],
    ['Sample pages of the publication, review text', 'sample'],
    ['Ask for the passcode', 'look'],
    ['Chat history', 'look'],
    ['View messages', 'look'],
    ['Films, one reel watched', 'sample'],
    ['Maps', 'look'],
    ['Diaries and manuscripts', 'look'],
    ['Content of memory cards', 'look'],
    ['查看手机内容', 'look'],
    ['手机', 'look'],
    ['翻阅书籍', 'look'],
    ['清点图书并阅读书名', 'count'],
    ['播放光盘', 'look'],
    ['手 机 解 锁', 'look'],
    ['拷贝硬盘数据', 'look'],
    ['浏览聊天记录', 'look'],
    ['检查U盘', 'scan'],
    ['读取存储设备', 'measure'],
    ['印刷品', 'sample'],
    ['查看文件内容', 'look'],
    ['微信', 'look'],
  ];
  test.each(refused)('is refused: %s (%s)', (text, kind) => {
    expect(refusedStep(text, kind)?.kind).toBe('content');
  });

  const people: readonly string[] = [
    'Driver searched',
    'Passengers counted',
    'Crew cabin luggage',
    "Officer looks at the person's face",
    'Her handbag',
    'Nationality noted',
    'Religious items',
    'Uyghur goods',
    '搜查司机',
    '旅客行李',
    '核对姓名',
    '宗教物品',
    '人员随身衣物',
  ];
  test.each(people)('and one about a person: %s', (text) => {
    expect(refusedStep(text, 'look')?.kind).toBe('person');
  });

  const harmless: readonly (readonly [text: string, kind: StepKind])[] = [
    ['Books counted by carton', 'count'],
    ['Weight of ten phones', 'weigh'],
    ['手机件数', 'count'],
    ['书籍重量', 'weigh'],
    ['Drive shafts', 'look'],
    ['Adhesive tape on cartons undisturbed', 'look'],
    ['Locking device whole', 'look'],
    ['卫生证书与耳标一致', 'look'],
    ['Scan of the load', 'scan'],
  ];
  test.each(harmless)('but goods may be counted and weighed: %s (%s)', (text, kind) => {
    expect(refusedStep(text, kind)).toBeUndefined();
  });

  test('whatever its kind', () => {
    for (const kind of STEP_KINDS) expect(refusedStep('Read the book', kind)?.kind, kind).toBe('content');
  });
});
