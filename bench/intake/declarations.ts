import type { LocalDay } from '../../src/core/domain/ids.ts';
import { addDays } from '../../src/core/domain/time.ts';
import { simulateDay } from '../../src/scenario/plan/day.ts';
import { createWorld } from '../../src/scenario/world/world.ts';

const FIRST_DAY = '2026-03-02' as LocalDay;
/** Ten times the port this is sized by: its ordinary test day. */
const LOAD = 20_000;

/** Declarations as brokers of the simulated port file them, each sound and with a reference of its own, as JSON text. */
export function* makeDeclarations(): Generator<string> {
  const world = createWorld({ seed: 'bench-intake', firstDay: FIRST_DAY, load: LOAD });
  for (let day = FIRST_DAY; ; day = addDays(day, 1)) {
    for (const vehicle of simulateDay(world, day)) {
      for (const filing of vehicle.filings) {
        if (filing.kind === 'lodge' && !filing.broken) yield JSON.stringify(filing.declaration);
      }
    }
  }
}

/** An array, or a line for each. */
export type BodyFormat = 'json' | 'ndjson';

/** The next bodies of `batch` declarations each, made before anything is measured. */
export function takeBodies(from: Iterator<string>, declarations: number, batch: number, format: BodyFormat): Buffer[] {
  const bodies: Buffer[] = [];
  for (let made = 0; made < declarations; made += batch) {
    const size = Math.min(batch, declarations - made);
    const lines = Array.from({ length: size }, () => from.next().value as string);
    bodies.push(Buffer.from(format === 'json' ? `[${lines.join(',')}]` : `${lines.join('\n')}\n`));
  }
  return bodies;
}
