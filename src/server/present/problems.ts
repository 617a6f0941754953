import type { Place, Problem } from '../../core/domain/problem.ts';
import { problemSentence } from '../../messages/problems.ts';
import type { ProblemItem } from '../problem.ts';

/** A problem with its sentence in both languages; `place` finds its pointer in the file it came from. */
function presentProblem(problem: Problem, place?: (pointer: string) => Place): ProblemItem {
  const found = place?.(problem.place.pointer);
  // A problem of the reader knows its line already.
  const at = found === undefined || problem.place.line !== undefined ? problem.place : { ...found, ...problem.place };
  return {
    code: problem.code,
    severity: problem.severity,
    place: {
      pointer: at.pointer,
      ...(at.line === undefined ? {} : { line: at.line }),
      ...(at.column === undefined ? {} : { column: at.column }),
      ...(at.segment === undefined ? {} : { segment: at.segment }),
    },
    sentence: { en: problemSentence(problem, 'en'), zh: problemSentence(problem, 'zh') },
  };
}

/**
 * Problems with sentences in both languages, in the order in which they were found; see `presentProblem` for `place`.
 */
export function presentProblems(problems: readonly Problem[], place?: (pointer: string) => Place): ProblemItem[] {
  return problems.map((problem) => presentProblem(problem, place));
}
