import { posix } from 'node:path';
import { isBuiltin, packageOf, type SourceModule, type Tree } from '../source.ts';
import { findCycles } from './cycles.ts';
import { DRAWERS, ENTRIES, LONGEST_FILE, PARTS, partOf } from './parts.ts';

export type LawCode =
  | 'cross-part-import'
  | 'package-not-allowed'
  | 'package-not-shipped'
  | 'node-module'
  | 'import-not-found'
  | 'import-outside-src'
  | 'randomness'
  | 'circular-import'
  | 'file-too-long'
  | 'effect-at-import'
  | 'drawer'
  | 'unknown-part'
  | 'references-differ'
  | 'not-parsed';

export interface Violation {
  readonly code: LawCode;
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** Names of the packages that package.json installs for a user, and of those only its developers get. */
export interface Manifest {
  readonly dependencies: ReadonlySet<string>;
  readonly devDependencies: ReadonlySet<string>;
}

const TEST = /\.test\.tsx?$|(^|\/)[^/]+\.config\.ts$/;

/** Every breach of the law in a tree, in the order of paths. */
export function checkLaw(tree: Tree, modules: readonly SourceModule[], manifest: Manifest): readonly Violation[] {
  const found = [
    ...modules.flatMap((module) => checkModule(module, manifest)),
    ...[...tree]
      .filter(([path]) => path.endsWith('.sql'))
      .flatMap(([path, text]) => checkLength(path, text.split('\n').length)),
    ...findCycles(modules).map(
      (cycle): Violation => ({
        code: 'circular-import',
        path: cycle[0] ?? '',
        line: 1,
        message: `imports itself through ${cycle.slice(1).join(', ')}: neither file can be understood alone`,
      }),
    ),
    ...checkReferences(tree),
  ];
  return found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
}

function checkModule(module: SourceModule, manifest: Manifest): readonly Violation[] {
  const { path } = module;
  const found: Violation[] = [...checkLength(path, module.lines)];
  const say = (code: LawCode, line: number, message: string): void => void found.push({ code, path, line, message });
  if (module.broken !== undefined) say('not-parsed', 1, module.broken);
  for (const missing of module.imports) {
    if (missing.from.startsWith('.') && missing.file === undefined && /\.(ts|tsx|js)$/.test(missing.from))
      say('import-not-found', missing.line, `there is no file ${missing.from}`);
  }
  if (!path.startsWith('src/')) return found;

  const drawer = path.split('/').find((name) => DRAWERS.includes(name.replace(/\..*$/, '')));
  if (drawer !== undefined) say('drawer', 1, `"${drawer}" says nothing: name the file for what it does`);
  const name = partOf(path);
  const part = name === undefined ? undefined : PARTS[name];
  if (name === undefined || part === undefined) {
    say('unknown-part', 1, 'the folder is not in the table of tools/law/parts.ts');
    return found;
  }
  // A test composes what it needs, and a tool's configuration is the tool's affair.
  if (TEST.test(path)) return found;

  if (!part.node) for (const line of module.chances) say('randomness', line, `Math.random in ${name}: ${part.why}`);
  if (!ENTRIES.some((entry) => entry.test(path)))
    for (const line of module.effects)
      say('effect-at-import', line, 'a file that acts when imported cannot be tested or reused');
  for (const { from, file, line } of module.imports) {
    const target = file === undefined ? undefined : partOf(file);
    const external = packageOf(from);
    // A file named by URL that holds data, package.json for the version, is read and not imported.
    if (file?.endsWith('.json')) continue;
    if (file !== undefined && target === undefined)
      say('import-outside-src', line, `${from} is not part of the program`);
    else if (target !== undefined && target !== name && !part.imports.includes(target))
      say('cross-part-import', line, `${name} may not import ${target}: ${part.why}`);
    else if (isBuiltin(from) && !part.node) say('node-module', line, `${name} may not use ${from}: ${part.why}`);
    else if (external !== undefined && !part.packages.includes(external))
      say('package-not-allowed', line, `${name} may not use ${external}: ${part.why}`);
    else if (external !== undefined && name !== 'console' && !manifest.dependencies.has(external))
      say('package-not-shipped', line, `${external} is not among the dependencies that a user installs`);
  }
  return found;
}

function checkLength(path: string, lines: number): readonly Violation[] {
  if (lines <= LONGEST_FILE) return [];
  return [{ code: 'file-too-long', path, line: LONGEST_FILE + 1, message: `${lines} lines; at most ${LONGEST_FILE}` }];
}

/** The table and the parts' tsconfig files say the same, so that the compiler and this law never disagree. */
function checkReferences(tree: Tree): readonly Violation[] {
  return Object.entries(PARTS).flatMap(([name, part]): readonly Violation[] => {
    const path = `src/${name}/tsconfig.json`;
    const text = tree.get(path);
    if (text === undefined) return [];
    const config = JSON.parse(text) as { readonly references?: readonly { readonly path: string }[] };
    const written = (config.references ?? []).map((reference) => posix.join(name, reference.path));
    const differ = [
      ...written.filter((other) => !part.imports.includes(other)).map((other) => `+${other}`),
      ...part.imports.filter((other) => !written.includes(other)).map((other) => `-${other}`),
    ];
    if (differ.length === 0) return [];
    const message = `references differ from tools/law/parts.ts: ${differ.join(' ')}`;
    return [{ code: 'references-differ', path, line: 1, message }];
  });
}
