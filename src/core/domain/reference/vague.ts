/** Descriptions that say nothing about goods. Fillers around them ("as per invoice") are known to `isVague`. */
export const VAGUE_PHRASES: readonly string[] = [
  ...`accessories
articles
as agreed
bulk
cargo
commodities
commodity
consignment
consolidated
consolidation
daily necessities
description
equipment
fak
freight
freight all kinds
general
general cargo
general goods
gifts
goods
groupage
household goods
items
load
loads
lot
material
materials
merchandise
miscellaneous
misc
n a
none
not specified
packages
parcels
parts
personal effects
pieces
product
products
samples
said to contain
shipment
spare parts
stc
stuff
sundries
sundry
tbd
test
things
to be advised
unknown
unspecified
various
wares`.split('\n'),
  ...'货物 貨物 杂货 雜貨 百货 百貨 日用百货 日用品 商品 物品 产品 產品 货品 貨品 普货 普通货物 一般货物 一般貿易貨物 散货 散貨 拼箱 拼箱货 集运货物 混装货物 小商品 杂品 杂项 样品 樣品 礼品 禮品 配件 零件 零配件 设备 設備 材料 东西 東西 不详 未知 无 详见发票 见清单 详见清单 个人物品 生活用品'.split(
    ' ',
  ),
];
