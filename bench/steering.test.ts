import { expect, test } from 'vitest';
import { testSteering } from '../src/core/select/steering.ts';
import { plant, playMonth } from './steering/month.ts';

// The whole evaluation, with intervals, is `npm run eval:steering`; these two months are fixed by their seeds.
test('names the officer and the broker where an officer takes over and leaves steps out for one broker', () => {
  const month = playMonth('unit:0');
  const steered = plant(month, 16, 'unit:0');
  const first = steered.acts[month.acts.length];
  const { byDeclarant, alarm } = testSteering(steered.acts, steered.dealt);
  expect(alarm).toBe(true);
  expect(byDeclarant.alarms.map(({ officer, other }) => [officer, other])).toEqual([
    [first?.officer, first?.declarant],
  ]);
  expect(testSteering(month.acts, month.dealt).alarm).toBe(false);
});
