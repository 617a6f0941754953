import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import { parseSync, Visitor } from 'vite';

/** Source files by their path from the root of the repository, with forward slashes. */
export type Tree = ReadonlyMap<string, string>;

/** One name, or a whole module, that a file takes from another. */
export interface Import {
  readonly from: string;
  /** The file's path in the tree; absent for a package, or when there is no such file. */
  readonly file?: string;
  /** The exported name; `*` when the whole module is taken. */
  readonly name: string;
  readonly line: number;
  readonly typeOnly: boolean;
}

export interface Export {
  readonly name: string;
  readonly line: number;
  readonly typeOnly: boolean;
}

/** What the laws need to know of one file. */
export interface SourceModule {
  readonly path: string;
  readonly lines: number;
  readonly commentLines: number;
  readonly imports: readonly Import[];
  readonly exports: readonly Export[];
  /** How often each identifier occurs. */
  readonly names: ReadonlyMap<string, number>;
  /** Lines where a generator of random numbers is used or handed on. */
  readonly chances: readonly number[];
  /** Lines of statements that do something when the file is loaded. */
  readonly effects: readonly number[];
  /** Why the file could not be read as TypeScript. */
  readonly broken?: string;
}

const FOLDERS = ['src', 'test', 'bench', 'tools'];
const SKIPPED = new Set(['node_modules', 'dist', 'data', 'peers', 'coverage']);
const SOURCE = /\.(ts|tsx|mts|mjs|js|sql|html|json)$/;

/** Reads what the laws look at: the folders of source, and the root's own TypeScript and JSON files. */
export function readTree(root: string): Tree {
  const tree = new Map<string, string>();
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (folder === '' ? FOLDERS.includes(entry.name) : !SKIPPED.has(entry.name)) visit(path);
      } else if (SOURCE.test(entry.name)) tree.set(path, readFileSync(join(root, path), 'utf8'));
    }
  };
  visit('');
  return tree;
}

/** Parses every TypeScript and JavaScript file of a tree. */
export function parseTree(tree: Tree): readonly SourceModule[] {
  const paths = [...tree.keys()].filter((path) => /\.(ts|tsx|mts|mjs|js)$/.test(path)).sort();
  return paths.map((path) => parseModule(path, tree));
}

/** The package that a module specifier names, or nothing for a file or a module of Node. */
export function packageOf(from: string): string | undefined {
  if (from.startsWith('.') || from.startsWith('/') || isBuiltin(from) || from.startsWith('virtual:')) return undefined;
  const [scope = '', name = ''] = from.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

/** Whether a specifier names one of Node's own modules. */
export function isBuiltin(from: string): boolean {
  return from.startsWith('node:') || builtinModules.includes(from);
}

function parseModule(path: string, tree: Tree): SourceModule {
  const text = tree.get(path) ?? '';
  const lineOf = lineCounter(text);
  const { program, module, comments, errors } = parseSync(path, text);
  const imports: Import[] = [];
  const exports: Export[] = [];
  const take = (from: string, name: string, at: number, typeOnly: boolean): void => {
    const file = resolveFile(path, from, tree);
    imports.push({ from, name, line: lineOf(at), typeOnly, ...(file === undefined ? {} : { file }) });
  };

  for (const { moduleRequest, entries, start } of module.staticImports) {
    if (entries.length === 0) take(moduleRequest.value, '*', start, false);
    for (const entry of entries) {
      const whole = entry.importName.kind === 'NamespaceObject';
      const name = entry.importName.kind === 'Default' ? 'default' : (entry.importName.name ?? '*');
      take(moduleRequest.value, whole ? '*' : name, start, entry.isType);
    }
  }
  for (const { entries, start } of module.staticExports) {
    for (const entry of entries) {
      if (entry.moduleRequest) take(entry.moduleRequest.value, entry.importName.name ?? '*', start, entry.isType);
      const name = entry.exportName.kind === 'Default' ? 'default' : entry.exportName.name;
      if (name) exports.push({ name, line: lineOf(start), typeOnly: entry.isType });
    }
  }

  const names = new Map<string, number>();
  const chances: number[] = [];
  const count = (name: string): void => void names.set(name, (names.get(name) ?? 0) + 1);
  let mathUses = 0;
  let plainMathUses = 0;
  new Visitor({
    Identifier: (node) => {
      count(node.name);
      if (node.name === 'Math') mathUses += 1;
    },
    JSXIdentifier: (node) => count(node.name),
    MemberExpression: (node) => {
      if (node.object.type !== 'Identifier' || node.object.name !== 'Math') return;
      if (!node.computed && node.property.name !== 'random') plainMathUses += 1;
      else chances.push(lineOf(node.start));
    },
    ImportExpression: (node) => {
      if (node.source.type === 'Literal') take(String(node.source.value), '*', node.start, false);
    },
    TSImportType: (node) => take(String(node.source.value), '*', node.start, true),
    // createRequire(...).resolve('package') is how a package's files are found that are not modules.
    CallExpression: ({ callee, arguments: [first], start }) => {
      if (callee.type !== 'MemberExpression' || callee.object.type !== 'CallExpression') return;
      const { callee: maker } = callee.object;
      if (maker.type !== 'Identifier' || maker.name !== 'createRequire' || first?.type !== 'Literal') return;
      take(String(first.value), '*', start, false);
    },
    // new URL('./worker.ts', import.meta.url) is how a file is named that another thread loads.
    NewExpression: (node) => {
      const [first] = node.arguments;
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'URL' || first?.type !== 'Literal') return;
      const file = resolveFile(path, String(first.value), tree);
      if (file !== undefined) take(String(first.value), '*', node.start, false);
    },
  }).visit(program);
  // Math as a value (destructured, aliased, passed on) hides its generator: only Math.name is plain.
  if (mathUses > plainMathUses + chances.length) chances.push(1);

  const effects = program.body
    .filter((node) => node.type === 'ExpressionStatement' && !('directive' in node && node.directive))
    .map((node) => lineOf(node.start));
  const commentLines = comments.reduce((sum, { start, end }) => sum + lineOf(end) - lineOf(start) + 1, 0);
  const fault = errors.find((error) => error.severity === 'Error');
  return {
    path,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    commentLines,
    imports,
    exports,
    names,
    chances,
    effects,
    ...(fault === undefined ? {} : { broken: fault.message }),
  };
}

/** The file of the tree that a relative specifier names; an emitted name (`.js`) finds its source. */
function resolveFile(path: string, from: string, tree: Tree): string | undefined {
  if (!from.startsWith('.')) return undefined;
  const plain = posix.join(posix.dirname(path), from.split('?')[0] ?? from);
  return [plain, plain.replace(/\.js$/, '.ts'), plain.replace(/\.jsx?$/, '.tsx')].find((file) => tree.has(file));
}

function lineCounter(text: string): (at: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (at) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
