import { Worker } from 'node:worker_threads';

/** Run from source, as tests and benchmarks do, or built: then files stand beside each other as they do here. */
const FROM_SOURCE = import.meta.url.endsWith('.ts');

/**
 * Starts a thread of this program. `source` is the address of its TypeScript file, as `new URL('./x.ts', import.meta.url)`;
 * `workerData` is what it begins with.
 */
export function startThread(source: URL, workerData?: unknown): Worker {
  if (!FROM_SOURCE) return new Worker(new URL(source.href.replace(/\.ts$/, '.js')), { workerData });
  // Node's threads read no TypeScript of their own: such a one first takes the loader that runs us.
  const begin = `import('tsx/esm/api').then(({ register }) => {
  register();
  return import(${JSON.stringify(source.href)});
});`;
  return new Worker(begin, { eval: true, workerData });
}
