import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expectNoSeriousFaults, pageOrSkip } from '../support/browser.ts';
import { selfSigned } from '../support/certificate.ts';
import { temporaryDataFolder } from '../support/database.ts';
import { appoint, PASSWORD, setupCode } from '../support/first-people.ts';
import { runningPort } from '../support/running-port.ts';

const port = runningPort(() => {
  const folder = temporaryDataFolder();
  const { cert, key } = selfSigned();
  writeFileSync(join(folder, 'cert.pem'), cert);
  writeFileSync(join(folder, 'key.pem'), key);
  return ['--no-demo', '--tls-cert', join(folder, 'cert.pem'), '--tls-key', join(folder, 'key.pem')];
});
const BROWSER = { viewport: { width: 1440, height: 900 }, locale: 'en-GB', ignoreHTTPSErrors: true } as const;

test('A fresh installation is set up over HTTPS by its first two administrators, with the code that the server printed.', async () => {
  expect(port.url).toMatch(/^https:/);
  expect(port.program.said.err).toContain(`${port.url}/setup`);
  const page = await pageOrSkip(BROWSER);
  await page.goto(port.url);
  await page.getByRole('link', { name: /no administrators yet/ }).click();
  await page.getByRole('heading', { name: 'The first two administrators' }).waitFor();
  const create = page.getByRole('button', { name: 'Create both accounts' });
  for (const [place, username] of ['ann', 'ben'].entries()) {
    const person = page.getByRole('group', { name: `Administrator ${place + 1}` });
    await person.getByLabel('Name', { exact: true }).fill(username);
    await person.getByLabel('User name').fill(username);
    await person.getByLabel('Password').fill(PASSWORD);
  }
  await page.getByLabel('Setup code').fill('a guess');
  await create.click();
  await page.getByRole('alert').waitFor();
  await expectNoSeriousFaults(page);
  await page.screenshot({ path: 'test-output/port-setup.png' });
  await page.getByLabel('Setup code').fill(setupCode(port));
  await create.click();
  await page.getByText('Both accounts exist.').waitFor();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('User name').fill('ben');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByText('No vehicle is on its way through the port.').waitFor();
  await page.screenshot({ path: 'test-output/port-board-empty.png' });
  await expectNoSeriousFaults(page);

  const [cookie, ...others] = await page.context().cookies();
  expect(others).toEqual([]);
  expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(cookie?.name).toMatch(/^__Secure-/);
  // Done once: whoever comes with the code again is refused, and nobody is offered it.
  expect((await port.ask('/v1/installation')).json.needsAdministrators).toBe(false);
});

test('The gate works over HTTPS, and a browser is told to stay with it.', async () => {
  await appoint(port, { gate: 'gate-officer' });
  const page = await pageOrSkip({ ...BROWSER, viewport: { width: 390, height: 844 } });
  const answer = await page.goto(`${port.url}/gate`);
  expect(answer?.headers()['strict-transport-security']).toMatch(/^max-age=\d+/);
  await page.getByLabel('User name').fill('gate');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Number plate').fill('TLS01');
  await page.getByRole('button', { name: 'Show lane' }).click();
  await page.getByRole('heading', { name: 'documents' }).waitFor();
  await page.getByRole('button', { name: 'Direct to: documents' }).click();
  const open = async () => (await port.as('gate', PASSWORD)('/v1/crossings?open=true')).json.items;
  // What the page says of its queue it also says before the step is taken: ask the port.
  await expect
    .poll(open, { timeout: 15_000 })
    .toMatchObject([{ vehicle: { plate: 'TLS01' }, state: 'directed', lane: 'yellow' }]);
});

test('Without TLS nobody is answered on that address.', async () => {
  await expect(fetch(port.url.replace('https:', 'http:'))).rejects.toThrow();
});
