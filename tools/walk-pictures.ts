import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/**
 * Walks through the README's minute on a running demo and takes its pictures: a rule is edited, replayed, approved, made
 * live; a truck is stopped by it; the officer reads why. `tsx tools/walk-pictures.ts http://127.0.0.1:4600`, on a demo that
 * may be changed, whose past is loaded.
 */
const [url = 'http://127.0.0.1:4600'] = process.argv.slice(2);
const PASSWORD = 'landport-demo';
const RULE = 'coal-undervalued';
/** Below the new threshold and above the old one: only the changed rule stops this truck. */
const [OLD, NEW, RATIO] = ['0.6', '0.7', 0.65];
const OUT = fileURLToPath(new URL('../docs/pictures/', import.meta.url));
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const DESK = { viewport: { width: 1200, height: 675 }, locale: 'en-GB', timezoneId: 'Asia/Shanghai' } as const;
const PHONE = { ...DESK, viewport: { width: 390, height: 700 } } as const;

async function pageOf(browser: Browser, username: string, options: BrowserContextOptions = DESK): Promise<Page> {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce', colorScheme: 'light' });
  const answer = await context.request.post(`${url}/api/auth/sign-in/username`, {
    data: { username, password: PASSWORD },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`${username} cannot sign in: ${answer.status()}`);
  return context.newPage();
}

async function picture(page: Page, name: string, of?: string): Promise<void> {
  // What it is about stands in the middle, not at the edge.
  if (of !== undefined)
    await page
      .locator(of)
      .first()
      .evaluate((part) => part.scrollIntoView({ block: 'center', behavior: 'instant' }));
  // Charts draw themselves a moment after their numbers are there.
  await page.waitForTimeout(700);
  await page.screenshot({ path: `${OUT}${name}.png`, animations: 'disabled', caret: 'hide' });
  console.log(name);
}

/** Takes one step of the version that is shown, and waits until the page says that it was taken. */
async function takeStep(page: Page, verb: string): Promise<void> {
  await page.getByRole('button', { name: verb, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: verb, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Files a load of coal as the demo's declarant; answers with its id. */
async function file(page: Page, plate: string, value: number): Promise<string> {
  const data = {
    reference: `WALK-${plate}-${Date.now()}`,
    direction: 'import',
    procedure: '4000',
    lodgedAt: new Date().toISOString(),
    declarant: 'OP-1001',
    importer: 'OP-1001',
    dispatchCountry: 'MN',
    destinationCountry: 'CN',
    vehicle: { plate, country: 'MN', kind: 'truck' },
    totals: { grossKg: 38900, packages: 1 },
    goods: [
      {
        line: 1,
        hs: '270112',
        description: 'Bituminous coal, washed',
        origin: 'MN',
        netKg: 38500,
        grossKg: 38900,
        packages: 1,
        value,
        currency: 'CNY',
      },
    ],
  };
  const answer = await page.request.post(`${url}/api/v1/declarations`, { data, headers: { origin: url } });
  if (answer.status() !== 201) throw new Error(`${answer.status()} ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
}

/** What the usual price makes of one load's value: the ratio that a rule saw in it. */
async function ratioOf(page: Page, id: string): Promise<number> {
  const { assessments } = (await (await page.request.get(`${url}/api/v1/declarations/${id}`)).json()) as {
    assessments: readonly { hits: readonly { seen: readonly { field: string; value?: unknown }[] }[] }[];
  };
  const seen = assessments[0]?.hits.flatMap((hit) => hit.seen).find(({ field }) => field === 'goods.valueRatio');
  if (typeof seen?.value !== 'number') throw new Error('no rule saw a price for coal: is the past loaded?');
  return seen.value;
}

const browser = await chromium.launch({ executablePath: PLACES.find(existsSync) ?? '', args: ['--no-sandbox'] });
try {
  const analyst = await pageOf(browser, 'analyst');
  await analyst.goto(`${url}/rules/${RULE}/edit`);
  await analyst.locator('.replay-summary strong').first().waitFor();
  await analyst.locator('.cm-content').click();
  await analyst.keyboard.press('Control+a');
  await analyst.keyboard.insertText(`goods.hs.startsWith("2701") && goods.valueRatio < ${NEW}`);
  await analyst.waitForTimeout(2_500);
  await picture(analyst, 'walk-1-edit');
  await analyst.getByRole('button', { name: 'Save as a draft' }).click();
  await analyst.getByText(/Saved as version/).waitFor();
  await takeStep(analyst, 'Attach the replay');
  await picture(analyst, 'walk-2-replay', '.lifecycle');

  const approver = await pageOf(browser, 'approver');
  await approver.goto(`${url}/rules/${RULE}/edit`);
  await approver.locator('.lifecycle').waitFor();
  // What they approve is the difference to the version in force.
  const compared = approver.locator('section', { has: approver.getByRole('heading', { name: 'Difference' }) });
  await compared.getByRole('combobox').first().selectOption('1');
  await picture(approver, 'walk-3-approve', 'h2:text-is("Difference")');
  await takeStep(approver, 'Approve');
  await takeStep(approver, 'Run in shadow');
  await takeStep(approver, 'Go live');
  await picture(approver, 'walk-4-live', '.lifecycle');

  const declarant = await pageOf(browser, 'declarant');
  const plate = `${Math.floor(1000 + Math.random() * 9000)}UBA`;
  const probe = 100;
  const usual = probe / (await ratioOf(analyst, await file(declarant, 'PROBE1', probe)));
  const truck = await file(declarant, plate, Math.round(usual * RATIO));
  const gate = await pageOf(browser, 'gate', PHONE);
  await gate.goto(`${url}/gate?plate=${plate}`);
  await gate.locator('.lane-block').waitFor();
  await picture(gate, 'walk-5-gate');
  const lead = await pageOf(browser, 'lead');
  await lead.goto(`${url}/declarations/${truck}`);
  await lead.getByRole('heading', { name: /why/i }).waitFor();
  await picture(lead, 'walk-6-why');
  console.log(`${OLD} became ${NEW}: ${plate} was stopped at ${RATIO} of the usual price`);
} finally {
  await browser.close();
}
