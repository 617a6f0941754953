import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { takeStep, walkOf } from '../../tools/walk.ts';
import { pageOrSkip } from '../support/browser.ts';
import { runningPort } from '../support/running-port.ts';

const port = runningPort();
const steps = walkOf(readFileSync(new URL('../../README.md', import.meta.url), 'utf8'));
const DESK = { viewport: { width: 1200, height: 675 }, locale: 'en-GB' } as const;

test("The README's minute holds as written: what it says to press and to type has a rule edited, live, and a truck stopped by it.", async () => {
  expect(steps.map(({ title }) => title)).toEqual([
    'Edit.',
    'Replay.',
    'Approve.',
    'Live.',
    'A truck is stopped by it.',
    'The officer reads why.',
  ]);
  const page = await pageOrSkip(DESK);
  await page.goto(port.url);
  for (const step of steps) {
    await takeStep(page, step);
    if (step.title === 'Approve.') expect(await page.locator('.difference ins').allTextContents()).toEqual(['0.7']);
    if (step.title === 'A truck is stopped by it.') {
      const lane = page.locator('.lane-block[data-lane]');
      await lane.waitFor();
      // One load in a hundred is drawn by lot as well, and goes to inspection.
      expect(['yellow', 'red']).toContain(await lane.getAttribute('data-lane'));
      expect(await page.locator('.why').textContent()).toContain('duty and tax');
    }
  }
  await page.getByRole('heading', { name: 'Why this lane' }).waitFor();
  await page.getByText('Declared value far below the usual price for this coal').first().waitFor();
  // The officer who stands at the gate reads it, not somebody who may read more.
  expect(await page.locator('.who').textContent()).toContain('Gate officer');
  // It is the change that stops this truck: at the rule's old threshold it would have gone.
  const [id] = /[\w-]+$/.exec(new URL(page.url()).pathname) ?? [''];
  const { assessments } = (await port.as('gate')(`/v1/declarations/${id}`)).json;
  const hits: readonly { rule: string; seen: readonly { field: string; value: number }[] }[] = assessments[0].hits;
  const seen = hits.find(({ rule }) => rule === 'coal-undervalued')?.seen;
  const ratio = seen?.find(({ field }) => field === 'goods.valueRatio')?.value ?? Number.NaN;
  expect(ratio).toBeGreaterThan(0.6);
  expect(ratio).toBeLessThan(0.7);
}, 120_000);
