/**
 * Whether the steering test finds steering, and how often it cries wolf. `npm run eval:steering`, or
 * `npx tsx bench/steering.ts [--months N] [--seed TEXT]`.
 *
 * Each month is one of an honest port of 2,000 vehicles a day (bench/steering/month.ts). The test is run on it as it is, which
 * gives the false alarms, and again with steering planted: one officer, one broker, so many acts a month (an inspection taken
 * over under a code, a step left out). Found means that the very pair is named. The last line is JSON, for the size that is
 * stated in it; intervals are Wilson's, 95%.
 */
import { parseArgs } from 'node:util';
import { testSteering } from '../src/core/select/steering.ts';
import { wilson } from '../src/core/select/wilson.ts';
import { plant, playMonth, VEHICLES_A_DAY } from './steering/month.ts';

const SIZES = [4, 6, 8, 10, 12, 16, 24];
/** The size that is reported: three acts a week, of one officer for one broker. */
const REPORTED = 12;

const { values } = parseArgs({
  options: { months: { type: 'string', default: '400' }, seed: { type: 'string', default: 'steering' } },
});
const months = Number(values.months);
const began = performance.now();

let falseAlarms = 0;
let byHour = 0;
let acts = 0;
let inspections = 0;
const found = new Map(SIZES.map((size) => [size, 0]));
const planted = new Map(SIZES.map((size) => [size, 0]));
for (let at = 0; at < months; at++) {
  const seed = `${values.seed}:${at}`;
  const month = playMonth(seed);
  const honest = testSteering(month.acts, month.dealt);
  acts += month.acts.length;
  inspections += month.dealt.length;
  if (honest.alarm) falseAlarms += 1;
  if (honest.byHour.alarms.length > 0) byHour += 1;
  for (const size of SIZES) {
    const steered = plant(month, size, seed);
    const extra = steered.acts.slice(month.acts.length);
    planted.set(size, (planted.get(size) ?? 0) + extra.length);
    const { alarms } = testSteering(steered.acts, steered.dealt).byDeclarant;
    const named = alarms.some(({ officer, other }) => officer === extra[0]?.officer && other === extra[0]?.declarant);
    if (named) found.set(size, (found.get(size) ?? 0) + 1);
  }
  if ((at + 1) % 50 === 0)
    console.error(`${at + 1} of ${months} months, ${Math.round((performance.now() - began) / 1000)} s`);
}

const said = (count: number): string => {
  const interval = wilson(count, months);
  const percent = (share: number | undefined): string => `${((share ?? 0) * 100).toFixed(1)}%`;
  return `${percent(interval?.estimate)} [${percent(interval?.low)}, ${percent(interval?.high)}]`;
};
console.log(
  `${months} months of ${VEHICLES_A_DAY} vehicles a day; a month has ${Math.round(inspections / months)} inspections and ${Math.round(acts / months)} honest acts on average`,
);
console.log(`false alarms (any)      ${said(falseAlarms)}   of these by hour ${said(byHour)}`);
console.log('acts planted a month    found, the officer and the broker named');
for (const size of SIZES) {
  const mean = (planted.get(size) ?? 0) / months;
  console.log(`${String(size).padStart(6)} (${mean.toFixed(1)} fitted in)      ${said(found.get(size) ?? 0)}`);
}
const power = (found.get(REPORTED) ?? 0) / months;
const falseAlarm = falseAlarms / months;
console.log(JSON.stringify({ bench: 'steering', months, actsPlanted: REPORTED, power, falseAlarm }));
process.exitCode = power >= 0.9 && (wilson(falseAlarms, months)?.low ?? 1) <= 0.05 ? 0 : 1;
