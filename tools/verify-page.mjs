// Makes dist/verify.html: the page that verifies certificates of control from disk, its script inside it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const from = (path) => fileURLToPath(new URL(`../src/console/verify/${path}`, import.meta.url));

const output = await build({
  configFile: false,
  logLevel: 'warn',
  build: {
    write: false,
    target: 'es2022',
    lib: { entry: from('main.ts'), formats: ['iife'], name: 'landportVerify' },
  },
});
const [chunk] = (Array.isArray(output) ? output[0] : output).output;
// What would end the script's element early is written so that it does not.
const script = chunk.code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
const page = readFileSync(from('verify.html'), 'utf8').replace('<script src="main.ts">', () => `<script>${script}`);
writeFileSync(new URL('../dist/verify.html', import.meta.url), page);
