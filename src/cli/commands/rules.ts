import { createHash } from 'node:crypto';
import type { HashHex } from '../../core/domain/ids.ts';
import { GOODS_TERMS } from '../../core/domain/reference/goods-terms.ts';
import { runCases } from '../../core/rule/cases.ts';
import { loadRules, type RuleSet } from '../../intake/rule-files.ts';
import type { PlacedDiagnostic } from '../../intake/rule-text.ts';
import { countSentence } from '../../messages/rule-counts.ts';
import { ruleSentence } from '../../messages/rules.ts';
import type { Io } from '../io.ts';

type RulesIo = Pick<Io, 'out' | 'err' | 'language' | 'folder'>;

const sha256 = (text: string): HashHex => createHash('sha256').update(text, 'utf8').digest('hex') as HashHex;

const context = { hash: sha256, terms: new Set(GOODS_TERMS.map((term) => term.id)) };

/** Characters that a terminal draws two columns wide, roughly: Hangul, Chinese, full-width forms. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

/** The longest stretch of a source line that is shown, in characters. */
const SHOWN = 160;

/** `rules check`: says whether the rules under some paths may stand; 1 if one may not, 2 when no path is given. */
export async function rulesCheck(paths: readonly string[], io: RulesIo): Promise<number> {
  if (paths.length === 0) return refuseNoPath(io);
  const set = await loadRules(paths, io.folder, context);
  await report(set, io);
  await io.out(`${countSentence('checked', set.rules.length, set.results.length, io.language)}\n`);
  return set.sound ? 0 : 1;
}

/** `rules test`: runs the cases of the rules under some paths, a line a rule; 1 if a case fails or a rule may not stand. */
export async function rulesTest(paths: readonly string[], io: RulesIo): Promise<number> {
  if (paths.length === 0) return refuseNoPath(io);
  const set = await loadRules(paths, io.folder, context);
  for (const { file, rule } of set.results) {
    // A rule whose case fails may not stand, so a checked rule's cases all hold; they are run again all the same.
    const cases = rule ? runCases(rule) : [];
    const held = cases.filter((one) => one.holds).length;
    const line = rule
      ? `${held === cases.length ? 'ok  ' : 'FAIL'} ${rule.rule.id}  ${held}/${cases.length}`
      : `FAIL ${file.path}`;
    await io.out(`${line}\n`);
  }
  await report(set, io);
  await io.out(`${countSentence('tested', set.rules.length, set.results.length, io.language)}\n`);
  return set.sound ? 0 : 1;
}

function refuseNoPath(io: RulesIo): number {
  io.err(`${countSentence('no-path', 0, 0, io.language)}\n`);
  return 2;
}

async function report(set: RuleSet, io: RulesIo): Promise<void> {
  for (const placed of set.diagnostics) await io.out(`${described(placed, io)}\n`);
}

/** `file:line:column: sentence [code]`, the source line and a caret under what is meant. */
function described({ diagnostic, place }: PlacedDiagnostic, io: RulesIo): string {
  const sentence = `${ruleSentence(diagnostic, io.language)} [${diagnostic.code}]`;
  const at = place.line > 0 ? `${place.path}:${place.line}:${place.column}` : place.path;
  const kind = diagnostic.severity === 'warning' ? `${countSentence('warning', 0, 0, io.language)} ` : '';
  const head = `${at}: ${kind}${sentence}`;
  if (place.line === 0) return head;
  // Of a very long line only the part around the fault is shown.
  const from = Math.max(0, place.column - 1 - SHOWN / 2);
  const shown = printable(place.source.slice(from, from + SHOWN));
  const before = [...shown.slice(0, place.column - 1 - from)].map(blank).join('');
  const marked = [...shown.slice(place.column - 1 - from, place.column - 1 - from + place.length)];
  const width = marked.reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
  return `${head}\n    ${shown}\n    ${before}${'^'.repeat(Math.max(1, width))}`;
}

const blank = (character: string): string => (character === '\t' ? '\t' : WIDE.test(character) ? '  ' : ' ');

/** A source line that cannot steer the terminal or turn around its own text; every unit keeps its place. */
function printable(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}]/gu, (hidden) => (hidden === '\t' ? hidden : '\ufffd'.repeat(hidden.length)));
}
