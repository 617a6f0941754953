import { expect, test } from 'vitest';
import { demoName } from './demo-names.ts';

test.each([
  ['demo-inspector-7', 'Inspector 7 · 查验关员 7'],
  ['demo-inspector', 'Inspector · 查验关员'],
  ['demo-second-looker', 'Officer of second looks · 复查关员'],
  ['demo-custodian2', 'Custodian of the draws 2 · 抽签保管人 2'],
  ['demo-plant', 'Plant protection office · 植物保护部门'],
  ['demo-lead', 'Shift lead · 值班长'],
  ['demo', undefined],
  ['demo-', undefined],
  ['demo-constructor', undefined],
  ['demo-inspector-7-8', undefined],
  ['landport', undefined],
  ['019c0000-0000-7000-8000-000000000002', undefined],
])('%s is called %s.', (id, name) => {
  expect(demoName(id)).toBe(name);
});
