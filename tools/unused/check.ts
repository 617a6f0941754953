import { posix } from 'node:path';
import { packageOf, type SourceModule, type Tree } from '../source.ts';

export type UnusedCode =
  | 'unused-file'
  | 'unused-export'
  | 'needless-export'
  | 'unused-dependency'
  | 'undeclared-dependency';

export interface Unused {
  readonly code: UnusedCode;
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** What package.json says of packages and commands. */
export interface Package {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
}

/** Packages that are run rather than imported, with the command that runs them. */
const COMMANDS: Readonly<Record<string, string>> = { '@biomejs/biome': 'biome', tsx: 'tsx', typescript: 'tsc' };

const TEST = /\.test\.tsx?$|^test\//;

/** Files, exports and packages that nothing uses. A file is used when an entry reaches it. */
export function checkUnused(tree: Tree, modules: readonly SourceModule[], manifest: Package): readonly Unused[] {
  const entries = findEntries(tree, modules, manifest);
  const reached = reachFrom(entries, modules);
  const found: Unused[] = [];
  for (const module of modules) {
    const { path } = module;
    if (!reached.has(path)) {
      found.push({ code: 'unused-file', path, line: 1, message: 'no entry, test or tool reaches this file' });
    } else if (!entries.has(path)) found.push(...unusedExports(module, modules));
  }
  return [...found, ...checkPackages(tree, modules, manifest)];
}

/** Files that only tests reach: built and proven, but not joined to anything that runs. A note, not a fault. */
export function reachedByTestsOnly(tree: Tree, modules: readonly SourceModule[], manifest: Package): readonly string[] {
  const entries = findEntries(tree, modules, manifest);
  const running = reachFrom(new Set([...entries].filter((path) => !TEST.test(path))), modules);
  const reached = reachFrom(entries, modules);
  return [...reached].filter((path) => path.startsWith('src/') && !TEST.test(path) && !running.has(path)).sort();
}

/** Where running starts: tests, scripts of package.json, the command line, and what the console's pages and build name. */
function findEntries(tree: Tree, modules: readonly SourceModule[], { scripts = {} }: Package): ReadonlySet<string> {
  const known = new Set(modules.map(({ path }) => path));
  const entries = new Set<string>(['src/cli/main.ts']);
  for (const { path } of modules) if (/\.test\.tsx?$|\.config\.ts$/.test(path)) entries.add(path);
  for (const script of Object.values(scripts))
    for (const word of script.split(/\s+/)) entries.add(posix.normalize(word));
  // tools/check.ts starts the steps of the check by name.
  for (const path of known)
    if (/^tools\/[^/]+\/main\.ts$|^tools\/[^/]+\.ts$|^bench\/[^/]+\.ts$/.test(path)) entries.add(path);
  for (const [page, text] of tree) {
    const pattern = page.endsWith('.html')
      ? /src="([^"]+)"/g
      : page.endsWith('vite.config.ts')
        ? /'([^']+\.tsx?)'/g
        : null;
    if (pattern === null) continue;
    const folder = posix.dirname(page);
    for (const [, name = ''] of text.matchAll(pattern)) entries.add(posix.join(folder, name));
  }
  return new Set([...entries].filter((path) => known.has(path)));
}

function reachFrom(entries: ReadonlySet<string>, modules: readonly SourceModule[]): ReadonlySet<string> {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const reached = new Set(entries);
  for (const path of reached) {
    for (const { file } of byPath.get(path)?.imports ?? []) if (file !== undefined) reached.add(file);
  }
  return reached;
}

function unusedExports(module: SourceModule, modules: readonly SourceModule[]): readonly Unused[] {
  const taken = new Set(
    modules.flatMap(({ path, imports }) =>
      path === module.path ? [] : imports.filter(({ file }) => file === module.path).map(({ name }) => name),
    ),
  );
  if (taken.has('*')) return [];
  return module.exports.flatMap(({ name, line, typeOnly }): readonly Unused[] => {
    if (taken.has(name)) return [];
    const here = (module.names.get(name) ?? 0) > 1;
    // A type that an exported function speaks of is part of what the file offers.
    if (here && typeOnly) return [];
    const message = here ? `only this file uses ${name}: drop the export` : `nothing uses ${name}`;
    return [{ code: here ? 'needless-export' : 'unused-export', path: module.path, line, message }];
  });
}

function checkPackages(tree: Tree, modules: readonly SourceModule[], manifest: Package): readonly Unused[] {
  const declared = new Set([
    ...Object.keys(manifest.dependencies ?? {}),
    ...Object.keys(manifest.devDependencies ?? {}),
  ]);
  const commands = [...Object.values(manifest.scripts ?? {}), tree.get('tools/check.ts') ?? ''].join(' ');
  const settings = [...tree].filter(([path]) => /tsconfig[^/]*\.json$/.test(path)).map(([, text]) => text);
  const imported = new Map<string, { readonly path: string; readonly line: number }>();
  for (const { path, imports } of modules) {
    for (const { from, line } of imports) {
      const name = packageOf(from);
      if (name !== undefined && !imported.has(name)) imported.set(name, { path, line });
    }
  }
  const used = (name: string): boolean => {
    const command = COMMANDS[name];
    if (command !== undefined) return new RegExp(`\\b${command}\\b`).test(commands);
    if (!name.startsWith('@types/')) return imported.has(name);
    const typed = name.slice('@types/'.length);
    return declared.has(typed) || settings.some((text) => text.includes(`"${typed}"`));
  };
  return [
    ...[...declared]
      .filter((name) => !used(name))
      .map((name): Unused => {
        return { code: 'unused-dependency', path: 'package.json', line: 1, message: `nothing uses ${name}` };
      }),
    ...[...imported]
      .filter(([name]) => !declared.has(name))
      .map(([name, { path, line }]): Unused => {
        return { code: 'undeclared-dependency', path, line, message: `${name} is not in package.json` };
      }),
  ];
}
