import type { Assessment } from '../core/domain/assessment.ts';
import type { Declaration } from '../core/domain/declaration.ts';
import type { Lane } from '../core/domain/lane.ts';
import type { Problem } from '../core/domain/problem.ts';
import { ASSESS_WORDS } from '../messages/assess-words.ts';
import { inLanguage, type Language } from '../messages/language.ts';
import { problemSentence } from '../messages/problems.ts';
import { LANE_WORDS } from '../messages/console-words.ts';

/** What `assess` and `replay` print: lines for people, JSON for programs, CSV for spreadsheets. */
export const OUTPUT_FORMATS = ['table', 'json', 'csv'] as const;
/** One of them; each has a writer of its own here. */
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** What came of one declaration of a file. `problems` are warnings when it was assessed, and hold an error when refused. */
export interface Outcome {
  /** The file as it was named. */
  readonly file: string;
  readonly reference?: string;
  readonly declaration?: Declaration;
  readonly assessment?: Pick<Assessment, 'lane' | 'hits' | 'unevaluated'>;
  readonly problems: readonly Problem[];
}

/** Writes outcomes as lines of one format. */
export interface Formatter {
  readonly head: string;
  line(outcome: Outcome): string;
}

/** The formatter of one format; `head` goes before the first line. */
export function createFormatter(format: OutputFormat, language: Language): Formatter {
  if (format === 'json') return { head: '', line: (outcome) => `${JSON.stringify(asObject(outcome, language))}\n` };
  if (format === 'csv') {
    const columns = ['file', 'reference', 'lane', 'rules', 'reasons', 'warnings', 'errors'];
    return { head: `${columns.join(',')}\n`, line: (outcome) => csvLine(outcome, language) };
  }
  const word = (key: keyof typeof ASSESS_WORDS): string => inLanguage(ASSESS_WORDS[key], language);
  const head = `${padded(word('reference'), REFERENCE_COLUMNS)} ${padded(word('lane'), LANE_COLUMNS)} ${word('reasons')}\n`;
  return { head, line: (outcome) => tableLines(outcome, language) };
}

/** Each reason once, in the order of the rules. */
function reasonsOf(
  outcome: Outcome,
): readonly { readonly rule: string; readonly lane: Lane; readonly en: string; readonly zh: string }[] {
  const seen = new Set<string>();
  return (outcome.assessment?.hits ?? []).flatMap((hit) => {
    if (!hit.selected || seen.has(hit.rule)) return [];
    seen.add(hit.rule);
    return [{ rule: hit.rule, lane: hit.lane, en: hit.reason.en, zh: hit.reason.zh }];
  });
}

/** The JSON form: for programs, so codes and values as they are, and each sentence once. */
function asObject(outcome: Outcome, language: Language): object {
  const { file, reference, assessment, problems } = outcome;
  const said = (severity: Problem['severity']): object[] =>
    problems
      .filter((problem) => problem.severity === severity)
      .map((problem) => {
        const { code, place, params } = problem;
        return { code, ...place, params, message: problemSentence(problem, language) };
      });
  if (assessment === undefined)
    return { file, reference: reference ?? null, refused: true, problems: said('error'), warnings: said('warning') };
  return {
    file,
    reference: reference ?? null,
    lane: assessment.lane,
    reasons: reasonsOf(outcome),
    // Without the reasons, which stand above once for each rule and not for each item.
    hits: assessment.hits.map(({ rule, hazard, lane, mandatory, line, seen, probability }) => ({
      rule,
      hazard,
      lane,
      mandatory,
      line,
      seen,
      probability,
    })),
    unevaluated: assessment.unevaluated,
    warnings: said('warning'),
  };
}

/** Terminal columns; a longer reference pushes its own line out and no other. */
const REFERENCE_COLUMNS = 24;
const LANE_COLUMNS = 20;
/** A file of a thousand faults in one record is no more use with all of them on the screen. */
const MAX_SHOWN_PROBLEMS = 5;

/** A line for people; of a refused declaration also what is wrong and where. */
function tableLines(outcome: Outcome, language: Language): string {
  const word = (key: keyof typeof ASSESS_WORDS): string => inLanguage(ASSESS_WORDS[key], language);
  const reference = padded(printable(outcome.reference ?? word('withoutReference')), REFERENCE_COLUMNS);
  const lane = outcome.assessment === undefined ? word('refused') : LANE_WORDS[outcome.assessment.lane][language];
  const reasons = reasonsOf(outcome).map((reason) => reason[language]);
  const warnings =
    outcome.problems.length > 0 && outcome.assessment !== undefined
      ? `[${outcome.problems.length} ${word('warnings')}]`
      : '';
  const lines = [
    `${reference} ${padded(lane, LANE_COLUMNS)} ${[reasons.join(' · '), warnings].filter((part) => part !== '').join(' ')}`.trimEnd(),
  ];
  if (outcome.assessment === undefined) {
    const errors = outcome.problems.filter((problem) => problem.severity === 'error');
    for (const problem of errors.slice(0, MAX_SHOWN_PROBLEMS)) {
      lines.push(
        `  ${placeText(outcome.file, problem)}: ${printable(problemSentence(problem, language))} [${problem.code}]`,
      );
    }
    if (errors.length > MAX_SHOWN_PROBLEMS) lines.push(`  … +${errors.length - MAX_SHOWN_PROBLEMS}`);
  }
  return `${lines.join('\n')}\n`;
}

/** A row for spreadsheets: codes with their places, since a cell has no room for sentences. */
function csvLine(outcome: Outcome, language: Language): string {
  const reasons = reasonsOf(outcome);
  // One cell for all of a kind, `code@place` apart by semicolons.
  const codes = (severity: Problem['severity']): string =>
    outcome.problems
      .filter((problem) => problem.severity === severity)
      .map((problem) => `${problem.code}@${placeText('', problem).replace(/^:/, '')}`)
      .join(';');
  const cells = [
    outcome.file,
    outcome.reference ?? '',
    outcome.assessment?.lane ?? 'refused',
    reasons.map((reason) => reason.rule).join(';'),
    reasons.map((reason) => reason[language]).join('; '),
    codes('warning'),
    codes('error'),
  ];
  return `${cells.map(csvCell).join(',')}\n`;
}

/** `file:line:column pointer`, as much of it as is known. */
export function placeText(file: string, { place }: Problem): string {
  const segment = place.segment === undefined ? '' : ` segment ${place.segment}`;
  const line = place.line === undefined ? '' : `:${place.line}${place.column === undefined ? '' : `:${place.column}`}`;
  return `${printable(file)}${line}${segment}${place.pointer === '' ? '' : ` ${printable(place.pointer)}`}`;
}

/** RFC 4180, and no cell that a spreadsheet would run as a formula. */
function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Text from a file must not steer the terminal. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '\ufffd');
}

/** Fills up with blanks to a width in columns; Chinese characters and full-width signs take two. */
function padded(text: string, columns: number): string {
  let width = 0;
  for (const character of text) width += /[\u2e80-\u9fff\uff00-\uff60]/u.test(character) ? 2 : 1;
  return text + ' '.repeat(Math.max(0, columns - width));
}
