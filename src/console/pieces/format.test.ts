import { expect, test } from 'vitest';
import { makeFormat } from './format.ts';

test.each([
  [0, '0.0 min', '0.0 分钟'],
  [2.5, '2.5 min', '2.5 分钟'],
  [44.4, '44 min', '44 分钟'],
  [59.4, '59 min', '59 分钟'],
  [59.7, '1 h 0 min', '1 小时 0 分钟'],
  [899, '14 h 59 min', '14 小时 59 分钟'],
  [1_440, '1 d 0 h', '1 天 0 小时'],
  [2_870, '2 d 0 h', '2 天 0 小时'],
  [4_550, '3 d 4 h', '3 天 4 小时'],
])('%s minutes are said as people say them', (minutes, en, zh) => {
  expect(makeFormat('en', 'Asia/Shanghai').minutes(minutes)).toBe(en);
  expect(makeFormat('zh', 'Asia/Shanghai').minutes(minutes)).toBe(zh);
});

test('A share is said in percent, its sign at the figure, in both languages', () => {
  expect(makeFormat('en', 'Asia/Shanghai').percent(0.9125)).toBe('91.3%');
  expect(makeFormat('zh', 'Asia/Shanghai').percent(0.9125, 0)).toBe('91%');
});
