import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Instant } from '../domain/ids.ts';
import { type CheckWord, type CountedChecks, countOnce } from './count-once.ts';
import { advanceHistory, EMPTY_HISTORY, type History, type HistoryObservation, withChange } from './history.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const FIRMS = ['OP-1', 'OP-2', 'OP-3'];

const word = (check: number, firm: number, at: number, found: boolean): CheckWord => ({
  declarationId: `D-${check % 4}`,
  check: `C-${check}`,
  at: at as Instant,
  observation: {
    kind: 'checked',
    found,
    operators: { importer: FIRMS[firm] ?? 'OP-1', declarant: 'OP-9' },
    routes: [['MN', '2701']],
  },
});
const observe = (history: History, observations: readonly HistoryObservation[]): History =>
  withChange(history, advanceHistory(history, observations));

/** One check: whose, when it was first concluded, and what was said of it, one word after the other. */
const check = fc.record({
  firm: fc.nat(2),
  at: fc.integer({ min: START, max: START + 300 * DAY }),
  words: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
});

test('a check counts once, with its last outcome, as in a world where that had been its outcome from the start', () => {
  fc.assert(
    fc.property(
      fc.array(check, { minLength: 1, maxLength: 12 }),
      fc.array(fc.nat(5), { maxLength: 40 }),
      (all, cuts) => {
        // Words come in rounds: first all first words, then all second ones; history versions end where the cuts say.
        const said = [0, 1, 2, 3].flatMap((round) =>
          all.flatMap(({ firm, at, words }, number) =>
            words[round] === undefined ? [] : [word(number, firm, at + round * 40 * DAY, words[round])],
          ),
        );
        const counted: CountedChecks = new Map();
        let ours = EMPTY_HISTORY;
        let waiting: HistoryObservation[] = [];
        for (const [number, one] of said.entries()) {
          waiting.push(...countOnce(counted, one));
          if (cuts[number] === 0) [ours, waiting] = [observe(ours, waiting), []];
        }
        ours = observe(ours, waiting);
        const theirs = observe(
          EMPTY_HISTORY,
          all.map(({ firm, at, words }, number) => {
            const last = word(number, firm, at, words.at(-1) === true);
            return { ...last.observation, at: last.at };
          }),
        );
        expect([...ours.operators.keys()].sort()).toEqual([...theirs.operators.keys()].sort());
        for (const [key, row] of [...theirs.operators, ...theirs.routes]) {
          const own = ours.operators.get(key) ?? ours.routes.get(key);
          expect(own?.decayedAt).toBe(row.decayedAt);
          expect(own?.checks).toBeCloseTo(row.checks, 9);
          expect(own?.findings).toBeCloseTo(row.findings, 9);
          // The rate that rules read.
          expect((own?.findings ?? 0) / (own?.checks ?? 1)).toBeCloseTo(row.findings / row.checks, 9);
        }
      },
    ),
  );
});

test('the inspection and the audit of one declaration are two checks', () => {
  const counted: CountedChecks = new Map();
  const one = word(1, 0, START, false);
  const observations = [one, { ...one, check: 'audit' }, { ...one, check: 'audit' }].flatMap((said) =>
    countOnce(counted, said),
  );
  expect(observations.map(({ kind }) => kind)).toEqual(['checked', 'checked']);
});

test('what is taken back is taken back from those whose check it was', () => {
  const counted: CountedChecks = new Map();
  countOnce(counted, word(1, 0, START, true));
  const later = word(1, 2, START + DAY, false);
  expect(countOnce(counted, later)).toMatchObject([
    { kind: 'corrected', at: START, was: true, found: false, operators: { importer: 'OP-1' } },
  ]);
  expect(countOnce(counted, later)).toEqual([]);
});
