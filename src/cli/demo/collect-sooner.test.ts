import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { GROWTH_FLAG } from './collect-sooner.ts';

test('this Node knows the flag that has it collect sooner', () => {
  const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  expect(known).toContain(` ${GROWTH_FLAG} `);
});
