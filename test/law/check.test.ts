import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownFile, plant, runTool, writePlanted } from './planted.ts';

const STEPS = ['format', 'lint', 'law', 'unused', 'types', 'test'];

/** Runs the check in a folder where each step is a command that passes or fails. */
function check(failing: readonly string[]): { readonly code: number; readonly output: string } {
  const folder = writePlanted(plant());
  const scripts = Object.fromEntries(STEPS.map((step) => [step, failing.includes(step) ? 'false' : 'true']));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'planted', scripts }));
  return runTool('tsx', [ownFile('tools/check.ts')], folder);
}

test('The check runs every step after one has failed, names those that did, and fails', () => {
  const { code, output } = check(['format', 'types']);
  expect(code).toBe(1);
  const summary = output.slice(output.lastIndexOf('\n\n'));
  for (const step of STEPS)
    expect(summary).toMatch(new RegExp(`^${/format|types/.test(step) ? 'FAILED' : 'ok'} +${step} `, 'm'));
  expect(summary).toContain('check: 2 of 6 steps failed');
});

test('The check passes when every step does', () => {
  expect(check([])).toMatchObject({ code: 0, output: expect.stringContaining('check: all steps passed') });
});
