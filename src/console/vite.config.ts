import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Two entries: the desk, and the gate, which is a light page of its own for a phone on a slow network.
// The gate's worker is a third, self-contained file: it stands at the root, where its reach is the gate's address.
const pages = { desk: here('./index.html'), gate: here('./gate.html'), 'gate-worker': here('./gate/worker.ts') };

/** Files of the gate that are not built but copied, and the page under the address it is opened by. */
const GATE_COPIED = ['gate.webmanifest', 'gate-icon.svg'];

/** Tells the gate's worker which files to keep, and gives them a version that changes with them. */
function gateFiles(): Plugin {
  return {
    name: 'landport-gate-files',
    enforce: 'post',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const output = Object.values(bundle);
        const chunks = output.filter((file): file is Rolldown.OutputChunk => file.type === 'chunk');
        const worker = chunks.find(({ name }) => name === 'gate-worker');
        const page = output.find(({ fileName }) => fileName === 'gate.html');
        if (worker === undefined || page?.type !== 'asset') return;
        const reached = new Set<string>();
        const reach = (name: string): void => {
          const file = chunks.find(({ fileName }) => fileName === name);
          if (file === undefined || reached.has(name)) return;
          reached.add(name);
          for (const each of file.viteMetadata?.importedCss ?? []) reached.add(each);
          for (const each of file.viteMetadata?.importedAssets ?? []) reached.add(each);
          for (const each of [...file.imports, ...file.dynamicImports]) reach(each);
        };
        for (const { fileName, facadeModuleId } of chunks) if (facadeModuleId === pages.gate) reach(fileName);
        const built = [...reached].sort();
        const version = createHash('sha256').update(built.join(' ')).update(page.source).update(worker.code);
        for (const name of GATE_COPIED) version.update(readFileSync(here(`./public/${name}`)));
        const files = ['/gate', ...[...GATE_COPIED, ...built].map((name) => `/${name}`)];
        const told = JSON.stringify({ version: version.digest('hex').slice(0, 12), files });
        worker.code = worker.code.replaceAll('__GATE_FILES__', `(${told})`);
      },
    },
  };
}

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [react(), gateFiles()],
  // The console ships beside the server; nothing of it is read from the outside.
  build: {
    outDir: here('../../dist/console'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: pages,
      output: {
        entryFileNames: ({ name }) => (name === 'gate-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:4600' } },
});
