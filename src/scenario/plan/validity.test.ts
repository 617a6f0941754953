import { expect, test } from 'vitest';
import type { LocalDay } from '../../core/domain/ids.ts';
import { BUILT_IN_REFERENCE } from '../../core/domain/reference/built-in.ts';
import { addDays } from '../../core/domain/time.ts';
import { type ValidationContext, validateDeclaration } from '../../core/domain/validate/validate.ts';
import { createWorld } from '../world/world.ts';
import { simulateDay } from './day.ts';

const firstDay = '2026-03-02' as LocalDay;
const world = createWorld({ seed: 'validity', firstDay });
const context: ValidationContext = {
  form: 'json',
  timeZone: world.zone,
  port: world.port,
  reference: BUILT_IN_REFERENCE,
};
const filings = Array.from({ length: 8 }, (_, index) => addDays(firstDay, index))
  .flatMap((day) => simulateDay(world, day))
  .flatMap((vehicle) => vehicle.filings);

/** As a broker's system sends it: what is undefined is absent. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('every declaration that is not meant to be refused is accepted', () => {
  const sound = filings.filter((filing) => !filing.broken);
  expect(sound.length).toBeGreaterThan(4000);
  for (const { declaration } of sound) {
    const { problems } = validateDeclaration(sent(declaration), context);
    expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
  }
});

test('every declaration that is meant to be refused is refused, for one of two reasons', () => {
  const broken = filings.filter((filing) => filing.broken);
  expect(broken.length).toBeGreaterThan(10);
  const codes = new Set<string>();
  for (const { declaration } of broken) {
    const validated = validateDeclaration(sent(declaration), context);
    expect(validated.declaration).toBeUndefined();
    for (const problem of validated.problems) if (problem.severity === 'error') codes.add(problem.code);
  }
  expect([...codes].sort()).toEqual(['gross-below-net', 'hs-form']);
});

test('some are careless: no weight, no value, or words that say nothing', () => {
  const warnings = filings
    .filter((filing) => !filing.broken)
    .flatMap(({ declaration }) =>
      validateDeclaration(sent(declaration), context).problems.map((problem) => problem.code),
    );
  expect(new Set(warnings)).toEqual(new Set(['weight-missing', 'value-missing', 'description-vague']));
  expect(warnings.length / filings.length).toBeLessThan(0.08);
});
