import { expect, test } from 'vitest';
import type { TimeZone } from '../../src/core/domain/ids.ts';
import type { Place, Problem } from '../../src/core/domain/problem.ts';
import { BUILT_IN_REFERENCE } from '../../src/core/domain/reference/built-in.ts';
import { validateDeclaration } from '../../src/core/domain/validate/validate.ts';
import { isRefused, MAX_RECORD_BYTES } from '../../src/intake/port/index.ts';
import { readDeclarations } from '../../src/intake/read.ts';
import type { BadInput } from './case.ts';
import { CSV_CASES } from './csv-cases.ts';
import { EDIFACT_CASES } from './edifact-cases.ts';
import { JSON_CASES } from './json-cases.ts';

const CASES: readonly BadInput[] = [...JSON_CASES, ...CSV_CASES, ...EDIFACT_CASES];
/** A chunk size that cuts through everything: characters, quotes, line ends, service characters. */
const SMALL_CHUNK = 7;

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

interface Report {
  readonly goesIn: string[];
  readonly errors: { readonly code: string; readonly place: Place }[];
}

async function run(input: BadInput, chunkBytes: number): Promise<Report> {
  const report: Report = { goesIn: [], errors: [] };
  const note = (problems: readonly Problem[], place: (problem: Problem) => Place): void => {
    for (const problem of problems) {
      if (problem.severity === 'error') report.errors.push({ code: problem.code, place: place(problem) });
    }
  };
  const { body, name: _name, errors: _errors, goesIn: _goesIn, ...options } = input;
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const source = typeof bytes === 'function' ? bytes() : inChunks(bytes, chunkBytes);
  for await (const item of readDeclarations(source, { format: 'auto', maxRecordBytes: MAX_RECORD_BYTES, ...options })) {
    if (isRefused(item)) {
      expect(item.refused.some((problem) => problem.severity === 'error')).toBe(true);
      note(item.refused, (problem) => problem.place);
      continue;
    }
    const context = { form: item.form, timeZone: 'Asia/Shanghai' as TimeZone, reference: BUILT_IN_REFERENCE };
    const { declaration, problems } = validateDeclaration(item.raw, context);
    note(problems, (problem) => item.place(problem.place.pointer));
    if (declaration !== undefined) report.goesIn.push(declaration.reference);
  }
  return report;
}

/** Writes an error as the table does, with as much of its place as the table claims. */
function asClaimed({ code, place }: Report['errors'][number], claim = ''): string {
  if (claim.includes('segment')) {
    return `${code} @ segment ${place.segment}${/ \//.test(claim) ? ` ${place.pointer}` : ''}`;
  }
  const column = /@ \d+:/.test(claim) ? `:${place.column}` : '';
  return `${code} @ ${place.line}${column}${/ \//.test(claim) ? ` ${place.pointer}` : ''}`;
}

test.each(CASES.map((input) => [input.name, input] as const))(
  'a file with %s says so and lets the rest in',
  async (_name, input) => {
    for (const chunkBytes of [1 << 16, SMALL_CHUNK]) {
      const report = await run(input, chunkBytes);
      const said = report.errors.map((error, index) => asClaimed(error, input.errors[index]));
      expect({ errors: said, goesIn: report.goesIn }).toEqual({ errors: input.errors, goesIn: input.goesIn });
      if (typeof input.body === 'function') return;
    }
  },
);

test('the table has at least forty broken files', () => {
  expect(CASES.filter((input) => input.errors.length > 0).length).toBeGreaterThanOrEqual(40);
  expect(new Set(CASES.map((input) => input.name)).size).toBeGreaterThan(40);
});
