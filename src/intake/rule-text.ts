import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { type Diagnostic, inRule } from '../core/rule/diagnostic.ts';
import { sourceOffset } from './rule-offset.ts';
import { nestsDeeper } from './yaml-depth.ts';

/** A place in a rule's file, for people and editors. */
export interface RulePlace {
  readonly path: string;
  /** One-based; 0 when the file as a whole is meant. */
  readonly line: number;
  /** One-based, in UTF-16 units of the line. */
  readonly column: number;
  /** How many UTF-16 units of the line are meant, at least 1. */
  readonly length: number;
  /** The line itself. */
  readonly source: string;
}

/** A diagnostic and where it stands. */
export interface PlacedDiagnostic {
  readonly diagnostic: Diagnostic;
  readonly place: RulePlace;
}

/** One YAML file, read but not yet judged. */
export interface RuleFile {
  readonly path: string;
  /** The parsed content; meaningless when there are faults. */
  readonly raw: unknown;
  /** What keeps the file from being read at all. */
  readonly faults: readonly PlacedDiagnostic[];
  /** Finds where in the file a diagnostic of its rule stands. */
  locate(diagnostic: Diagnostic): PlacedDiagnostic;
}

/** A rule nests five deep; a parser's stack holds two tokens or so for each level. */
const MAX_NESTING = 40;

/** A file that could not even be opened, as a rule file with one fault. */
export function unreadable(path: string, diagnostic: Diagnostic): RuleFile {
  const locate = (one: Diagnostic): PlacedDiagnostic => ({
    diagnostic: one,
    place: { path, line: 0, column: 0, length: 0, source: '' },
  });
  return { path, raw: undefined, faults: [locate(diagnostic)], locate };
}

/** Reads a rule's YAML: version 1.2, one document, no aliases, tags or directives, so that what stands there is what counts. */
export function readRuleText(path: string, text: string): RuleFile {
  const lines = new LineCounter();
  const sources = text.split('\n');
  const placed = (diagnostic: Diagnostic, start: number, end: number): PlacedDiagnostic => {
    const { line, col } = lines.linePos(start);
    const source = (sources[Math.max(1, line) - 1] ?? '').replace(/\r$/, '');
    const length = Math.max(1, Math.min(end - start, source.length - col + 1));
    return { diagnostic, place: { path, line: Math.max(1, line), column: Math.max(1, col), length, source } };
  };
  if (nestsDeeper(text, MAX_NESTING)) return unreadable(path, inRule('yaml-too-deep', ''));
  // YAML 1.2 reads `no` and `on` as text, and without merging what stands in a rule is all that counts.
  const document = parseDocument(text, {
    lineCounter: lines,
    version: '1.2',
    schema: 'core',
    prettyErrors: false,
    merge: false,
  });
  const faults: PlacedDiagnostic[] = [];
  if (document.directives.yaml.explicit) faults.push(placed(inRule('yaml-tag', '', { tag: '%YAML' }), 0, 5));
  visit(document, {
    Node: (_, node) => {
      const [start = 0, end = 0] = node.range ?? [];
      if (isAlias(node) || node.anchor !== undefined) faults.push(placed(inRule('yaml-alias', ''), start, end));
      else if (node.tag !== undefined) faults.push(placed(inRule('yaml-tag', '', { tag: node.tag }), start, end));
    },
  });
  if (faults.length === 0) {
    for (const error of [...document.errors, ...document.warnings]) faults.push(placed(faultOf(error), ...error.pos));
  }
  const locate = (diagnostic: Diagnostic): PlacedDiagnostic =>
    placed(diagnostic, ...spanOf(document.contents, diagnostic, text));
  return { path, raw: faults.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 }), faults, locate };
}

function faultOf(error: YAMLError): Diagnostic {
  if (error.code === 'DUPLICATE_KEY') return inRule('yaml-duplicate-key', '');
  if (error.code === 'MULTIPLE_DOCS') return inRule('yaml-several', '');
  if (error.code === 'TAG_RESOLVE_FAILED') return inRule('yaml-tag', '', { tag: '!' });
  return inRule('yaml-syntax', '', { fault: error.code.toLowerCase().replaceAll('_', ' ') });
}

/** Start and end in the file: of the character for a condition, else of the key, or of what comes closest to it. */
function spanOf(contents: Node | null, diagnostic: Diagnostic, text: string): readonly [number, number] {
  let node: unknown = contents;
  let span: readonly [number, number] = rangeOf(contents) ?? [0, 1];
  // Without a key the whole rule is meant; its first line stands for it.
  if (diagnostic.key === '') return [span[0], span[0] + 1];
  for (const step of diagnostic.key.split('/')) {
    const pair: Pair<unknown, unknown> | undefined = isMap(node)
      ? node.items.find((item) => String(isScalar(item.key) ? item.key.value : item.key) === step)
      : undefined;
    const item = pair ? undefined : itemAt(node, step);
    if (!pair && !item) break;
    span = rangeOf(pair ? pair.key : item) ?? span;
    node = pair ? pair.value : item;
  }
  if (span === undefined || (diagnostic.code === 'key-missing' && !diagnostic.key.includes('/'))) {
    const start = rangeOf(contents)?.[0] ?? 0;
    return [start, start + 1];
  }
  if (diagnostic.key === 'when' && isScalar(node) && typeof node.value === 'string') {
    const at = sourceOffset(node, text);
    return [at(diagnostic.start), at(Math.max(diagnostic.start, diagnostic.end - 1)) + 1];
  }
  return span;
}

function itemAt(node: unknown, step: string): unknown {
  if (!isNode(node) || !('items' in node) || isMap(node)) return undefined;
  return (node.items as readonly unknown[])[Number(step)];
}

function rangeOf(node: unknown): readonly [number, number] | undefined {
  return isNode(node) && node.range ? [node.range[0], node.range[1]] : undefined;
}
