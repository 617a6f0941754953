import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The desk, and light pages of their own for a phone on a slow network. Their worker is one more, self-contained file, of
// which each gets its own: it stands at the root, where its reach is the page's address.
const devices = ['gate', 'inspect'] as const;
/** Where each is opened; a worker's reach begins there. */
const addresses = { gate: '/gate', inspect: '/inspect/' } as const;
const pages = {
  desk: here('./index.html'),
  ...Object.fromEntries(devices.map((name) => [name, here(`./${name}.html`)])),
  worker: here('./device/worker.ts'),
};

/** Makes each page's worker: tells it which files to keep, and gives them a version that changes with them. */
function pageWorkers(): Plugin {
  return {
    name: 'landport-page-workers',
    enforce: 'post',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const output = Object.values(bundle);
        const chunks = output.filter((file): file is Rolldown.OutputChunk => file.type === 'chunk');
        const worker = chunks.find(({ facadeModuleId }) => facadeModuleId === pages.worker);
        if (worker === undefined) return;
        delete bundle[worker.fileName];
        for (const name of devices) {
          const page = output.find(({ fileName }) => fileName === `${name}.html`);
          if (page?.type !== 'asset') continue;
          const built = filesOf(here(`./${name}.html`), chunks);
          // Files that are not built but copied, and the page under the address it is opened by.
          const copied = [`${name}.webmanifest`, `${name}-icon.svg`];
          const version = createHash('sha256').update(built.join(' ')).update(page.source).update(worker.code);
          for (const file of copied) version.update(readFileSync(here(`./public/${file}`)));
          const files = [addresses[name], ...[...copied, ...built].map((file) => `/${file}`)];
          const told = JSON.stringify({ page: addresses[name], version: version.digest('hex').slice(0, 12), files });
          const source = worker.code.replaceAll('__PAGE_FILES__', `(${told})`);
          this.emitFile({ type: 'asset', fileName: `${name}-worker.js`, source });
        }
      },
    },
  };
}

/** Everything that a page loads, now or later. */
function filesOf(page: string, chunks: readonly Rolldown.OutputChunk[]): readonly string[] {
  const reached = new Set<string>();
  const reach = (name: string): void => {
    const file = chunks.find(({ fileName }) => fileName === name);
    if (file === undefined || reached.has(name)) return;
    reached.add(name);
    for (const each of file.viteMetadata?.importedCss ?? []) reached.add(each);
    for (const each of file.viteMetadata?.importedAssets ?? []) reached.add(each);
    for (const each of [...file.imports, ...file.dynamicImports]) reach(each);
  };
  for (const { fileName, facadeModuleId } of chunks) if (facadeModuleId === page) reach(fileName);
  return [...reached].sort();
}

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [react(), pageWorkers()],
  // The console ships beside the server; nothing of it is read from the outside.
  build: {
    outDir: here('../../dist/console'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: pages,
    },
  },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:4600' } },
});
