import { accessSync, constants } from 'node:fs';
import axe from 'axe-core';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { skipTest } from './skip.ts';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

// A browser under test talks to the server under test and to nobody else.
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// A worker runs many files, and one browser serves them all: each page has a profile of its own. It ends with the worker.
let launched: Promise<Browser> | undefined;

/** The Chromium to drive: LANDPORT_CHROMIUM, or the first that is installed where systems put it. */
function chromiumPath(): string | undefined {
  const named = process.env.LANDPORT_CHROMIUM;
  return (named ? [named] : PLACES).find(isExecutable);
}

/** The worker's one browser. Call it inside a test: without Chromium the test is skipped, or fails where it must run. */
export async function browserOrSkip(): Promise<Browser> {
  // One that died, or never came up, fails the test that it happened to and not the files behind it.
  const standing = await launched?.catch(() => undefined);
  if (standing?.isConnected()) return standing;
  launched = chromium.launch({ executablePath: pathOrSkip(), args: FLAGS });
  return launched;
}

function pathOrSkip(): string {
  return chromiumPath() ?? skipTest('needs Chromium: install it, or name it in LANDPORT_CHROMIUM');
}

/** A page in a fresh profile, closed when the test ends. Its errors fail the test: a page that throws is broken. */
export async function pageOrSkip(options: BrowserContextOptions = {}): Promise<Page> {
  const browser = await browserOrSkip();
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const thrown: string[] = [];
  page.on('pageerror', (error) => thrown.push(error.message));
  onTestFinished(async () => {
    await context.close();
    expect(thrown, 'errors thrown in the page').toEqual([]);
  });
  return page;
}

/** A browser with a profile on disk, for what must outlive it; the caller ends it, or kills it. */
export async function persistentOrSkip(folder: string, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) skipTest('needs Chromium: install it, or name it in LANDPORT_CHROMIUM');
  return chromium.launchPersistentContext(folder, { executablePath, args: FLAGS, ...options });
}

/** A browser with a profile in a folder, which outlives it, as on a device that somebody carries. The caller ends it. */
export async function deviceOrSkip(profile: string, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, { ...options, executablePath: pathOrSkip(), args: FLAGS });
}

/** No wider than the console's own narrow look. */
const PHONE_PX = 720;

/**
 * Fails when axe finds a serious or critical fault on the page as it stands, naming each and where it is; on a phone also
 * when something to press is lower than a thumb.
 */
export async function expectNoSeriousFaults(page: Page): Promise<void> {
  // Evaluated through the debugger, so that the page's content security policy stays as strict as it is.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  const faults = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  if (faults.length > 0) throw new Error(`axe found ${faults.length} serious faults:\n${faults.join('\n')}`);
  if ((page.viewportSize()?.width ?? PHONE_PX + 1) <= PHONE_PX)
    expect(await lowTargets(page), 'lower than a thumb').toEqual([]);
}

/** What is to be pressed and is under 44 px high; a box to tick counts with its label. Links in text are not meant. */
async function lowTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, select, textarea, summary, input:not([type=hidden], [type=file])')].flatMap(
      (element) => {
        const { width, height } = (
          element.matches('[type=checkbox], [type=radio]') ? (element.closest('label') ?? element) : element
        ).getBoundingClientRect();
        const low = width > 1 && height > 1 && height < 43.5 && element.closest('.out-of-sight') === null;
        return low ? [`${element.tagName} ${element.textContent || element.ariaLabel}: ${width} x ${height}`] : [];
      },
    ),
  );
}

/** The pages that the console's bar leads to, also those under a word that opens. */
export async function offeredPages(page: Page): Promise<readonly string[]> {
  return page
    .locator('.bar nav a')
    .evaluateAll((links) => links.map(({ firstChild }) => firstChild?.textContent ?? ''));
}

/** What is too small to hit with a thumb, or wider than the page. */
export async function layoutFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const small = [...document.querySelectorAll('button, input:not([type=radio]), select, textarea, a')]
      .map((element) => ({ name: element.textContent || element.tagName, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.height < 47.5 || box.width < 40));
    const wide = document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : [];
    return [...small.map(({ name, box }) => `${name}: ${box.width} x ${box.height}`), ...wide];
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
