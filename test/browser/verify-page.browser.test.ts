import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { expectNoSeriousFaults, pageOrSkip } from '../support/browser.ts';
import { madeCertificate } from '../support/made-certificate.ts';

const PAGE = new URL('../../dist/verify.html', import.meta.url);
const MAKE = fileURLToPath(new URL('../../tools/verify-page.mjs', import.meta.url));
const { text, key } = madeCertificate();

beforeAll(() => void execFileSync(process.execPath, [MAKE]));

/** The page from disk, without any network. */
async function open(locale: string): Promise<Page> {
  const page = await pageOrSkip({ locale, offline: true });
  await page.goto(PAGE.href);
  return page;
}

async function verdict(page: Page, bytes: Buffer, withKey = key): Promise<string> {
  await page.locator('#key').fill(withKey);
  await page.locator('#file').setInputFiles({ name: 'certificate.json', mimeType: 'application/json', buffer: bytes });
  await page.locator('#verdict').evaluate((element) => {
    element.textContent = '';
  });
  await page.locator('#check').click();
  await page.locator('#verdict:not(:empty)').waitFor();
  return (await page.locator('#verdict').textContent()) ?? '';
}

test('The page verifies a certificate from disk and says what was released', async () => {
  const page = await open('en-GB');
  expect(await verdict(page, Buffer.from(text))).toBe('This certificate holds.');
  const facts = await page.locator('#facts').innerText();
  for (const one of [
    '京A12345',
    'S-448812',
    'BRK-2026-000123',
    'landport/CNERC/test',
    '5 of 9',
    '2026-03-01T06:00:00.000Z',
  ])
    expect(facts).toContain(one);
  await expectNoSeriousFaults(page);
  // What was pasted serves as well.
  await page.locator('#text').fill(text);
  await page.locator('#check').click();
  await page.locator('#verdict.holds').waitFor();
});

test('It refuses a changed byte, another key and other text, each with its reason', async () => {
  const page = await open('zh-CN');
  expect(await page.title()).toBe('查验放行证书');
  const changed = (from: string, to: string) => Buffer.from(text.replace(from, to));
  expect(await verdict(page, changed('S-448812', 'S-448813'))).toContain('内容或证明被改动');
  expect(await verdict(page, changed('head 3', 'head 4'))).toContain('签名不成立');
  expect(await verdict(page, changed('"salt"', ' "salt"'))).toContain('规范写法');
  expect(await verdict(page, Buffer.from([0xff, 0xfe]))).toContain('UTF-8');
  expect(await verdict(page, Buffer.from(text), key.replace('CNERC', 'CNEFC'))).toContain('公钥格式');
  await page.locator('#language').click();
  expect(await verdict(page, changed('outbound', 'inbound '))).toContain('was changed');
});

test('A browser without Ed25519 says so, and gives no verdict', async () => {
  const page = await open('en-GB');
  await page.evaluate(() => {
    const refuse = () => Promise.reject(new DOMException('unknown algorithm', 'NotSupportedError'));
    Object.defineProperty(crypto.subtle, 'importKey', { value: refuse });
  });
  expect(await verdict(page, Buffer.from(text))).toContain('cannot verify Ed25519');
  expect(await page.locator('#verdict').getAttribute('class')).toBe('none');
});
