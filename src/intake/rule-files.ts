import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { checkRules, type RuleContext } from '../core/rule/check-rule.ts';
import { type Diagnostic, hasError, inRule } from '../core/rule/diagnostic.ts';
import { type NamedList, type NamedLists, NO_LISTS, readNamedList } from '../core/rule/named-list.ts';
import type { CheckedRule } from '../core/rule/rule.ts';
import { type PlacedDiagnostic, type RuleFile, readRuleText, unreadable } from './rule-text.ts';

/** The largest rule file, in bytes. */
const MAX_RULE_FILE_BYTES = 1_048_576;

/** The folder in a folder of rules that holds its named lists and no rules. */
const LISTS_FOLDER = 'lists';

const isYaml = (name: string): boolean => /\.ya?ml$/i.test(name) && !name.startsWith('.');

/**
 * The YAML files under some paths, in a fixed order: a file is itself, a folder everything in it save its lists.
 * What cannot be opened is there as a file with a fault. `folder` is where relative paths start.
 */
export async function readRuleFiles(paths: readonly string[], folder: string): Promise<readonly RuleFile[]> {
  const files: RuleFile[] = [];
  const seen = new Set<string>();
  for (const path of paths) {
    for (const file of await expand(path, folder)) {
      // The same file named twice, alone and through its folder, is one rule and not a duplicate.
      const key = resolve(folder, typeof file === 'string' ? file : file.path);
      if (seen.has(key)) continue;
      seen.add(key);
      files.push(typeof file === 'string' ? await readOne(file, folder) : file);
    }
  }
  return files;
}

/** The named lists beside some paths: in the folder `lists` of a folder of rules, or next to a single file. */
async function readListFiles(paths: readonly string[], folder: string): Promise<readonly RuleFile[]> {
  const beside = new Set<string>();
  for (const path of paths) {
    const isFolder = await stat(resolve(folder, path)).then(
      (found) => found.isDirectory(),
      () => false,
    );
    beside.add(isFolder ? join(path, LISTS_FOLDER) : join(path, '..', LISTS_FOLDER));
  }
  const there: string[] = [];
  for (const path of beside) {
    const found = await stat(resolve(folder, path)).catch(() => undefined);
    if (found?.isDirectory()) there.push(path);
  }
  const files = await readRuleFiles(there, folder);
  return files.filter((file) => !file.faults.some((fault) => fault.diagnostic.code === 'folder-empty'));
}

/** What came of some rule files. */
export interface RuleSet {
  /** One for each rule file, in their order; `rule` is there when it may stand. */
  readonly results: readonly { readonly file: RuleFile; readonly rule?: CheckedRule }[];
  readonly rules: readonly CheckedRule[];
  /** The named lists beside them. */
  readonly lists: NamedLists;
  readonly diagnostics: readonly PlacedDiagnostic[];
  /** Whether every one of them may stand. */
  readonly sound: boolean;
}

/**
 * Reads and judges the rules under some paths, with the named lists beside them; of `kept` lists, which are somewhere
 * else, one beside the rules takes the place of its namesake. Throws for nothing that a file holds or a path lacks:
 * each is a diagnostic with its place.
 */
export async function loadRules(
  paths: readonly string[],
  folder: string,
  { kept = NO_LISTS, ...context }: Omit<RuleContext, 'lists'> & { readonly kept?: NamedLists },
): Promise<RuleSet> {
  const { lists, diagnostics: listFaults } = loadLists(await readListFiles(paths, folder));
  const files = await readRuleFiles(paths, folder);
  const readable = files.filter((file) => file.faults.length === 0);
  const checks = checkRules(
    readable.map((file) => file.raw),
    { ...context, lists: new Map([...kept, ...lists]) },
  );
  const checkOf = new Map(readable.map((file, index) => [file, checks[index]]));
  const diagnostics = [...listFaults];
  const results = files.map((file) => {
    const check = checkOf.get(file);
    const found = [...file.faults, ...(check?.diagnostics ?? []).map((one) => file.locate(one))];
    diagnostics.push(...found.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column));
    return check?.rule ? { file, rule: check.rule } : { file };
  });
  const rules = results.flatMap((result) => result.rule ?? []);
  return { results, rules, lists, diagnostics, sound: !hasError(diagnostics.map((one) => one.diagnostic)) };
}

function loadLists(files: readonly RuleFile[]): {
  readonly lists: NamedLists;
  readonly diagnostics: readonly PlacedDiagnostic[];
} {
  const lists = new Map<string, NamedList>();
  const diagnostics: PlacedDiagnostic[] = [];
  for (const file of files) {
    diagnostics.push(...file.faults);
    if (file.faults.length > 0) continue;
    const read = readNamedList(file.raw);
    diagnostics.push(...read.diagnostics.map((one) => file.locate(one)));
    if (!read.list) continue;
    if (lists.has(read.list.id)) diagnostics.push(file.locate(inRule('duplicate-id', 'id', { id: read.list.id })));
    else lists.set(read.list.id, read.list);
  }
  return { lists, diagnostics };
}

/** The files behind one path, or the fault that stands for it. */
async function expand(path: string, folder: string): Promise<readonly (string | RuleFile)[]> {
  try {
    const found = await stat(resolve(folder, path));
    if (!found.isDirectory()) return [path];
    const files = await walk(path, folder);
    return files.length > 0 ? files : [unreadable(path, inRule('folder-empty', '', { path }))];
  } catch (error) {
    return [unreadable(path, openFault(path, error))];
  }
}

/** YAML files below a folder, depth first; names that begin with a dot and folders of lists are left out. */
async function walk(path: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(resolve(folder, path), { withFileTypes: true });
  const files: string[] = [];
  // By code units and not by locale, so that every machine reads them in one order.
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const below = join(path, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== LISTS_FOLDER && !entry.name.startsWith('.')) files.push(...(await walk(below, folder)));
    } else if (isYaml(entry.name)) files.push(below);
  }
  return files;
}

async function readOne(path: string, folder: string): Promise<RuleFile> {
  try {
    const full = resolve(folder, path);
    const limit = MAX_RULE_FILE_BYTES;
    const found = await stat(full);
    if (found.isFile() && found.size > limit) return unreadable(path, inRule('file-too-large', '', { limit }));
    // Measured again: it may have grown since, and a device has no size.
    const bytes = await readFile(full);
    if (bytes.length > limit) return unreadable(path, inRule('file-too-large', '', { limit }));
    return readRuleText(path, new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TypeError) return unreadable(path, inRule('file-not-utf8', ''));
    return unreadable(path, openFault(path, error));
  }
}

function openFault(path: string, error: unknown): Diagnostic {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '') throw error;
  if (code === 'ENOENT' || code === 'ENOTDIR') return inRule('file-not-found', '', { path });
  return inRule('file-unreadable', '', { path, reason: code });
}
