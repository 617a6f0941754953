import type { Instant } from '../../core/domain/ids.ts';
import type { Sequencer } from '../../work/sequence-ledger.ts';
import type { Io } from '../io.ts';
import { START_WORDS } from '../words.ts';

/** Between two words about it; an ordinary start says none. */
const SAID_EVERY_MS = 5_000;

/**
 * Gives every leaf that waits its place before anything new is decided. What a migration wrote of earlier records must stand in the
 * log before what rests on it: by their ids such leaves would come after those of today. A stop
 * waits for it, as it waits for what is pending then.
 */
export async function placePending(sequencer: Pick<Sequencer, 'run'>, io: Pick<Io, 'err' | 'language'>): Promise<void> {
  let placed = 0;
  let said = Date.now();
  for (let count = 1; count > 0; placed += count) {
    count = await sequencer.run(Date.now() as Instant);
    if (count === 0 || Date.now() - said < SAID_EVERY_MS) continue;
    said = Date.now();
    io.err(`${START_WORDS.placing[io.language].replace('{count}', String(placed + count))}\n`);
  }
}
