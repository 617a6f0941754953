import { expect, test } from 'vitest';
import { measureIntake } from './intake/measure.ts';

test('the quick measurement of intake: both sides hold the same tuples, with all example rules in force', async () => {
  const { tables, rounds, rulesBrought, rulesInForce } = await measureIntake({
    declarations: 1_200,
    rounds: 1,
    warmUp: 0,
    batch: 500,
    connections: 3,
    format: 'ndjson',
    // The source, because a test must not depend on a build; how fast it is is not asked here.
    server: { program: 'source' },
    say: () => {},
  });
  expect(rulesInForce).toBe(rulesBrought);
  expect(rulesBrought).toBeGreaterThanOrEqual(25);
  for (const { table, rows, checksum, copyRows, copyChecksum } of tables) {
    // Of messages there is one row a body, of at most 500 declarations.
    expect([table, rows]).toEqual([table, table === 'raw_message' ? 3 : 1_200]);
    expect({ table, rows: copyRows, checksum: copyChecksum }).toEqual({ table, rows, checksum });
  }
  expect(rounds).toHaveLength(1);
}, 120_000);
