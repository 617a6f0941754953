import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { takeStep, walkOf } from './walk.ts';

/**
 * Walks through the README's minute on a running demo, by what is written there and nothing else, and takes its pictures.
 * `tsx tools/walk-pictures.ts http://127.0.0.1:4600`, on a fresh demo whose past is loaded. At the end it says how long the
 * walk took somebody who needs a second for each thing to press or type.
 */
const [url = 'http://127.0.0.1:4600'] = process.argv.slice(2);
const PACE_MS = 1_000;
const ROOT = fileURLToPath(new URL('../', import.meta.url));
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const DESK = { width: 1200, height: 675 };
const PHONE = { width: 390, height: 700 };

/** What must stand on a step's page before its picture is taken, what belongs into its middle, and on what it is seen. */
const PICTURES: Readonly<Record<string, { ready: string; middle?: string; size?: typeof DESK }>> = {
  'walk-1-edit': { ready: '.replay-summary strong' },
  'walk-2-replay': { ready: '.lifecycle', middle: '.lifecycle' },
  'walk-3-approve': { ready: '.difference ins', middle: 'h2:text-is("Difference")' },
  'walk-4-live': { ready: '.lifecycle', middle: '.lifecycle' },
  // The gate is worked from a phone.
  'walk-5-gate': { ready: '.lane-block[data-lane]', size: PHONE },
  'walk-6-why': { ready: 'h2:text-is("Why this lane")' },
};

async function picture(page: Page, name: string): Promise<void> {
  const { ready, middle, size = DESK } = PICTURES[name] ?? { ready: 'h1' };
  await page.setViewportSize(size);
  await page.locator(ready).first().waitFor();
  if (middle !== undefined)
    await page
      .locator(middle)
      .first()
      .evaluate((part) => part.scrollIntoView({ block: 'center', behavior: 'instant' }));
  // Charts draw themselves a moment after their numbers are there, and remarks come when typing has rested.
  await page.waitForTimeout(2_500);
  await page.screenshot({ path: `${ROOT}docs/pictures/${name}.png`, animations: 'disabled', caret: 'hide' });
  await page.setViewportSize(DESK);
}

const browser = await chromium.launch({ executablePath: PLACES.find(existsSync) ?? '', args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({
    viewport: DESK,
    locale: 'en-GB',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    colorScheme: 'light',
  });
  await page.goto(url);
  let walkedMs = 0;
  for (const step of walkOf(readFileSync(`${ROOT}README.md`, 'utf8'))) {
    const began = Date.now();
    await takeStep(page, step, PACE_MS);
    walkedMs += Date.now() - began;
    console.log(`${step.title} ${Math.round(walkedMs / 1_000)} s`);
    await picture(page, step.picture);
  }
} finally {
  await browser.close();
}
