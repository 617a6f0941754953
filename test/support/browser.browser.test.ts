import { expect, test } from 'vitest';
import { expectNoSeriousFaults, pageOrSkip } from './browser.ts';

const SOUND = '<!doctype html><html lang="en"><title>Gate</title><main><h1>Gate</h1><button>Open</button></main>';

test('A page without faults passes, and a picture without words does not', async () => {
  const page = await pageOrSkip();
  await page.setContent(SOUND);
  await expectNoSeriousFaults(page);

  await page.setContent(SOUND.replace('<button>Open</button>', '<button></button><img src="x.png">'));
  await expect(expectNoSeriousFaults(page)).rejects.toThrow(/button-name/);
});

test('A strict content security policy does not stop the search for faults', async () => {
  const page = await pageOrSkip();
  const policy = `<meta http-equiv="content-security-policy" content="default-src 'none'">`;
  await page.setContent(SOUND.replace('<title>', `${policy}<title>`));
  await expectNoSeriousFaults(page);
});
