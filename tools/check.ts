import { spawn } from 'node:child_process';

/** One step of the check. Each is a script of package.json too, to be run alone. */
interface Step {
  readonly script: string;
  readonly asks: string;
}

const STEPS: readonly Step[] = [
  { script: 'format', asks: 'is every file formatted' },
  { script: 'lint', asks: 'do the files keep the lint rules' },
  { script: 'law', asks: 'do the parts import only what they may' },
  { script: 'unused', asks: 'is everything used' },
  { script: 'types', asks: 'do the types agree, tests and tools included' },
  { script: 'test', asks: 'do the tests pass' },
];

/** Runs a script of package.json with its output as it comes; answers whether it passed. */
function passes(script: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', script], { stdio: 'inherit' });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

// Every step runs even after one has failed: a person mends all of it in one go.
const lines: string[] = [];
let failed = 0;
for (const { script, asks } of STEPS) {
  console.log(`\n== ${script}: ${asks}?`);
  const start = performance.now();
  const passed = await passes(script);
  if (!passed) failed += 1;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  lines.push(`${passed ? 'ok    ' : 'FAILED'}  ${script.padEnd(8)} ${seconds.padStart(6)} s`);
  console.log(lines.at(-1));
}
console.log(`\n${lines.join('\n')}`);
console.log(failed === 0 ? 'check: all steps passed' : `check: ${failed} of ${STEPS.length} steps failed`);
process.exitCode = failed === 0 ? 0 : 1;
