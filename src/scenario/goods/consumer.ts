import { type Good, good } from './good.ts';

const CARTONS = { packageKg: 14, packing: 0.12, loadKg: [6_000, 14_000], boxed: 0.5, duty: 0, mixed: true } as const;
const DEVICES = { ...CARTONS, unit: 'pce', loadKg: [3_000, 9_000], checkMinutes: 45 } as const;

/** Clothing, household goods, electronics, medicines, toys and printed matter. */
export function consumer(): readonly Good[] {
  return [
    good('611012', 'Cashmere pullovers', '羊绒套衫', {
      ...CARTONS,
      moves: { import: 2 },
      origins: [['MN', 1]],
      usdPerKg: 160,
      loadKg: [1_500, 5_000],
      unit: 'pce',
      unitKg: 0.35,
      duty: 6,
    }),
    good('510810', 'Carded cashmere yarn', '粗梳羊绒纱线', {
      moves: { import: 1.5 },
      origins: [['MN', 1]],
      usdPerKg: 98,
      loadKg: [3_000, 8_000],
      packageKg: 30,
      duty: 5,
    }),
    good('610910', 'Cotton T-shirts', '棉制T恤衫', {
      ...CARTONS,
      moves: { export: 3 },
      usdPerKg: 9.5,
      unit: 'pce',
      unitKg: 0.18,
    }),
    good('620140', 'Padded jackets', '棉服', {
      ...CARTONS,
      moves: { export: 3 },
      usdPerKg: 16,
      unit: 'pce',
      unitKg: 1.1,
    }),
    good('630140', 'Synthetic blankets', '化纤毯', {
      ...CARTONS,
      moves: { export: 2 },
      usdPerKg: 4.2,
      unit: 'pce',
      unitKg: 2,
    }),
    good('570242', 'Woven carpets', '机织地毯', {
      ...CARTONS,
      moves: { export: 1 },
      usdPerKg: 4.8,
      unit: 'm2',
      unitKg: 2.2,
      packageKg: 40,
    }),
    good('640299', 'Footwear, plastic uppers', '塑料鞋面鞋靴', {
      ...CARTONS,
      moves: { export: 3 },
      usdPerKg: 11,
      unit: 'pair',
      unitKg: 0.7,
    }),
    good('640399', 'Leather boots', '皮靴', {
      ...CARTONS,
      moves: { export: 2 },
      usdPerKg: 24,
      unit: 'pair',
      unitKg: 1.2,
    }),
    good('330499', 'Cosmetics, skin care', '护肤化妆品', {
      ...CARTONS,
      moves: { export: 3 },
      usdPerKg: 15,
      documents: ['health-certificate'],
      packageKg: 8,
    }),
    good('950300', 'Plastic toys', '塑料玩具', { ...CARTONS, moves: { export: 4 }, usdPerKg: 6.8, packageKg: 9 }),
    good('940360', 'Wooden furniture', '木家具', {
      ...CARTONS,
      moves: { export: 3 },
      usdPerKg: 3.6,
      unit: 'pce',
      unitKg: 28,
      packageKg: 30,
    }),
    good('940161', 'Upholstered seats', '软座椅', {
      ...CARTONS,
      moves: { export: 2 },
      usdPerKg: 4.8,
      unit: 'pce',
      unitKg: 24,
      packageKg: 26,
    }),
    good('392410', 'Plastic kitchenware', '塑料厨房用具', { ...CARTONS, moves: { export: 3 }, usdPerKg: 3.4 }),
    good('940541', 'LED lamps', 'LED灯具', {
      ...CARTONS,
      moves: { export: 2 },
      usdPerKg: 12,
      unit: 'pce',
      unitKg: 0.6,
    }),
    // Electric and electronic goods. Telephones and computers are under limit 1, and only few hazards may be sought on
    // them.
    good('841510', 'Air conditioners', '空调器', {
      ...DEVICES,
      moves: { export: 2 },
      usdPerKg: 6.4,
      unitKg: 38,
      packageKg: 42,
    }),
    good('841821', 'Household refrigerators', '家用冰箱', {
      ...DEVICES,
      moves: { export: 2 },
      usdPerKg: 5.2,
      unitKg: 60,
      packageKg: 66,
    }),
    good('845011', 'Washing machines', '洗衣机', {
      ...DEVICES,
      moves: { export: 2 },
      usdPerKg: 4.9,
      unitKg: 62,
      packageKg: 68,
    }),
    good('852872', 'Colour television sets', '彩色电视机', {
      ...DEVICES,
      moves: { export: 2 },
      usdPerKg: 16,
      unitKg: 12,
      packageKg: 15,
    }),
    good('851713', 'Smartphones', '智能手机', {
      ...DEVICES,
      moves: { export: 1.5 },
      usdPerKg: 420,
      loadKg: [300, 1_800],
      unitKg: 0.4,
      packageKg: 8,
    }),
    good('847130', 'Portable computers', '便携式计算机', {
      ...DEVICES,
      moves: { export: 1.5 },
      usdPerKg: 190,
      loadKg: [500, 3_000],
      unitKg: 2.2,
    }),
    // Medical goods.
    good('902214', 'Medical X-ray apparatus', '医用X射线设备', {
      ...DEVICES,
      moves: { export: 0.5 },
      usdPerKg: 48,
      loadKg: [1_000, 4_000],
      unitKg: 400,
      packageKg: 450,
      mixed: false,
    }),
    good('300490', 'Medicines, packed for retail', '零售包装药品', {
      ...CARTONS,
      moves: { export: 2, import: 0.6 },
      origins: [
        ['CN', 8],
        ['RU', 2],
      ],
      usdPerKg: 32,
      packageKg: 8,
      documents: ['health-certificate', 'medicines-licence'],
      care: 'perishable',
    }),
    good('901831', 'Syringes', '注射器', {
      ...CARTONS,
      moves: { export: 1 },
      usdPerKg: 9,
      documents: ['health-certificate'],
    }),
    // Printed matter, so that the demo shows what its limits do.
    good('490199', 'Printed books', '印刷书籍', {
      ...CARTONS,
      moves: { export: 1, import: 0.8 },
      origins: [
        ['CN', 6],
        ['MN', 4],
      ],
      usdPerKg: 4.2,
    }),
    good('482010', 'Notebooks and registers', '笔记本和登记簿', { ...CARTONS, moves: { export: 1 }, usdPerKg: 2.4 }),
  ];
}
