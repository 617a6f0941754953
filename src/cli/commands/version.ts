import { readFileSync } from 'node:fs';
import type { Io } from '../io.ts';

/** Prints the version of the program. */
export async function version(_args: readonly string[], io: Io): Promise<number> {
  const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  await io.out(`${manifest.version}\n`);
  return 0;
}
