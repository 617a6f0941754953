// Runs a thread's TypeScript source: Node 20 has no other way for a worker that tsx did not start.
import { tsImport } from 'tsx/esm/api';

await tsImport('../../src/work/replay/replay-thread.ts', import.meta.url);
