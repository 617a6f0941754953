import { mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expectNoSeriousFaults, pageOrSkip } from '../support/browser.ts';
import { builtConsole } from '../support/built-console.ts';
import {
  appeals,
  audits,
  conditions,
  notices,
  ownRequests,
  portRequests,
  referral,
  referrals,
} from '../support/console-cases.ts';
import { declarationDetail } from '../support/console-details.ts';
import { filings, idOf, installation, me, NOW, proof } from '../support/console-fixtures.ts';
import { type Replies, startDesk } from '../support/console-server.ts';

const built = builtConsole();
const ID = declarationDetail().id;
const FILING = filings().items[0]?.id ?? '';
const OUT = new URL('../../test-output/', import.meta.url).pathname;

const LEAD: Replies = {
  'GET /v1/installation': installation(),
  'GET /v1/me': me('shift-lead', 'inspector'),
  'GET /v1/document-requests': portRequests(),
  'GET /v1/audits': audits(),
  'GET /v1/referrals': referrals(),
  [`GET /v1/referrals/${idOf(930)}`]: referral(),
  'GET /v1/appeals': appeals(),
  [`GET /v1/declarations/${ID}`]: declarationDetail(),
  [`GET /v1/declarations/${ID}/proof`]: proof(),
  [`GET /v1/declarations/${ID}/conditions`]: conditions(),
};
const PARTNER: Replies = { ...LEAD, 'GET /v1/me': { ...me('agency'), partner: 'veterinary' } };
const DECLARANT: Replies = {
  ...LEAD,
  'GET /v1/me': { ...me('declarant'), operator: 'OP-1007' },
  'GET /v1/filings': filings(),
  'GET /v1/document-requests': ownRequests(),
  [`GET /v1/filings/${FILING}/notices`]: notices(),
};

const PAGES: readonly (readonly [name: string, path: string, replies: Replies, en: string, zh: string])[] = [
  ['documents', '/documents', LEAD, '9 were not there in time', '9 份未按时提交'],
  ['audits', '/audits', LEAD, 'nobody could be drawn', '无人可抽派'],
  ['referrals', `/referrals?case=${idOf(930)}`, LEAD, 'Horses for breeding', 'Horses for breeding'],
  ['referrals-partner', '/', PARTNER, 'Cases that wait for your answer', '等待贵部门答复的案件'],
  ['appeals', '/appeals', LEAD, 'you had a hand in it', '您曾参与该事项'],
  ['declaration-papers', `/declarations/${ID}`, LEAD, 'veterinary clearance', '动物检疫放行'],
  ['filing-papers', '/filings', DECLARANT, 'It has expired', '已过期'],
];
const LOOKS = [
  [{ width: 1440, height: 900 }, 'en', 'light'],
  [{ width: 390, height: 844 }, 'zh', 'dark'],
] as const;

for (const [name, path, replies, en, zh] of PAGES)
  test(`The page ${name} reads well in both languages, at a desk and on a phone, without serious faults`, async () => {
    const desk = await startDesk(built.folder, replies);
    mkdirSync(OUT, { recursive: true });
    for (const [viewport, language, theme] of LOOKS) {
      const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
      const page = await pageOrSkip({ viewport, locale, colorScheme: theme, reducedMotion: 'reduce' });
      await page.clock.setFixedTime(new Date(NOW));
      await page.goto(`${desk.url}${path}`);
      await page
        .getByText(language === 'zh' ? zh : en)
        .first()
        .waitFor();
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide, `${name} ${language} is wider than the window`).toBeLessThanOrEqual(0);
      await page.screenshot({ path: `${OUT}cases-${name}-${language}.png`, fullPage: true });
      await expectNoSeriousFaults(page);
    }
  });

const DESK = { viewport: { width: 1280, height: 900 }, locale: 'en-GB' };

test('A document is refused only with a reason, and the consequence is named first', async () => {
  const path = `POST /v1/document-requests/${idOf(904)}/decisions`;
  const desk = await startDesk(built.folder, { ...LEAD, [path]: {} });
  const page = await pageOrSkip(DESK);
  await page.goto(`${desk.url}/documents`);
  await page.getByRole('link', { name: 'BRK-2026-000124' }).waitFor();
  // What is to be done about one stands with its details; without opening it, nothing of it is at hand.
  expect(await page.getByRole('button', { name: 'Refuse' }).count()).toBe(0);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/documents?case=${idOf(904)}`);
  await page.getByRole('complementary').getByText('JPEG, 2346 kB').waitFor();
  await page.getByRole('button', { name: 'Refuse' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('they may ask for a review').waitFor();
  expect(await dialog.getByRole('button', { name: 'Refuse' }).isDisabled()).toBe(true);
  await dialog.getByLabel('Why').selectOption('expired');
  await dialog.getByRole('button', { name: 'Refuse' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const sent = desk.asked.find(({ what }) => what === path);
  expect(sent?.body).toEqual({ outcome: 'refused', reason: 'expired' });
});

test('A page of cases says how many are in each state, finds one, and its address leads back to what is shown', async () => {
  const desk = await startDesk(built.folder, LEAD);
  const page = await pageOrSkip(DESK);
  await page.goto(`${desk.url}/appeals`);
  await page.getByRole('button', { name: 'Decided 1' }).click();
  await page.waitForURL('**/appeals?show=decided');
  await page.getByRole('link', { name: 'BRK-2026-000128' }).click();
  const details = page.getByRole('complementary');
  await details.getByText('Unloaded twice').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('000127');
  await page.getByText('Nothing here matches').waitFor();
  await page.getByRole('button', { name: 'Open 2' }).click();
  await page.getByRole('link', { name: 'BRK-2026-000127' }).waitFor();
  expect(await page.getByRole('row').count()).toBe(2);
  expect(new URL(page.url()).search).toBe('?show=open&q=000127');
  // A link to a case opens the state it is in.
  await page.goto(`${desk.url}/audits?case=${idOf(922)}`);
  await details.getByText('li.wen').waitFor();
  expect(await page.getByRole('button', { name: 'Concluded 1' }).getAttribute('aria-pressed')).toBe('true');
  expect(await page.getByRole('button', { name: 'Conclude', exact: true }).count()).toBe(0);
});

test('A declarant hands a file in, and asks for a review of a decision', async () => {
  const appeal = `POST /v1/filings/${FILING}/appeals`;
  const desk = await startDesk(built.folder, { ...DECLARANT, [appeal]: {} });
  const page = await pageOrSkip(DESK);
  await page.goto(`${desk.url}/filings`);
  const file = { name: 'Mr Bold.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') };
  const sending = page.waitForRequest((request) => request.method() === 'PUT');
  await page.route('**/api/v1/document-requests/*/answers/*', (route) => route.fulfill({ json: {} }));
  await page.getByLabel('Hand in Commercial invoice').setInputFiles(file);
  const sent = await sending;
  expect(sent.url()).toContain(`/api/v1/document-requests/${idOf(901)}/answers/`);
  expect(sent.headers()['content-type']).toBe('application/pdf');
  // The name of the file tells the name of a person, and goes nowhere.
  expect(`${sent.url()} ${JSON.stringify(sent.headers())} ${sent.postData()}`).not.toContain('Bold');
  await page.getByText('Decisions').first().click();
  await page.getByText('Review asked for').waitFor();
  await page.getByRole('button', { name: 'Ask for a review' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Ground').selectOption('value-wrong');
  await dialog.getByRole('button', { name: 'Ask for a review' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(desk.asked.find(({ what }) => what === appeal)?.body).toEqual({ decision: idOf(950), ground: 'value-wrong' });
});

test('A partner opens a case by choice and not by passing over it, and answers it', async () => {
  const look = `GET /v1/referrals/${idOf(930)}`;
  const answer = `POST /v1/referrals/${idOf(930)}/answer`;
  const desk = await startDesk(built.folder, { ...PARTNER, [answer]: {} });
  const page = await pageOrSkip(DESK);
  await page.goto(desk.url);
  const link = page.getByRole('link', { name: 'Open the case' });
  await link.hover();
  await page.waitForTimeout(300);
  expect(desk.asked.some(({ what }) => what === look)).toBe(false);
  await link.click();
  await page.getByText('Horses for breeding').waitFor();
  expect(desk.asked.filter(({ what }) => what === look)).toHaveLength(1);
  await page.getByRole('button', { name: 'Answer the case' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Result').selectOption('takes-over');
  await dialog.getByRole('button', { name: 'Answer the case' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(desk.asked.find(({ what }) => what === answer)?.body).toEqual({ result: 'takes-over' });
});
