import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ABSENT_DATA } from '../../tools/reporter.ts';
import { skipAlways } from './skip.ts';

/** The folder of public data that some checkouts have beside them. */
const folder = fileURLToPath(new URL('../../../shared/', import.meta.url));

/**
 * The full path of a file or folder of the public data, `data/declarations-valid.csv` for example. Call it inside a
 * test: without the whole folder the test is skipped, and without that one file it fails.
 */
export function sharedFile(path: string): string {
  if (!existsSync(folder)) skipAlways(`the ${ABSENT_DATA}, so ${path} cannot be read`);
  const full = `${folder}${path}`;
  if (!existsSync(full)) throw new Error(`the public data folder has no ${path}`);
  return full;
}
