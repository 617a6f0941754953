import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Two entries: the desk, and the gate, which is a light page of its own for a phone on a slow network.
const pages = { desk: here('./index.html'), gate: here('./gate.html') };

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [react()],
  // The console ships beside the server; nothing of it is read from the outside.
  build: {
    outDir: here('../../dist/console'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: { input: existsSync(pages.gate) ? pages : { desk: pages.desk } },
  },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:4600' } },
});
