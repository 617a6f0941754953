import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { EMPTY_FRONTIER, extendFrontier, rootOf } from '../../src/ledger/frontier.ts';
import { joinEmbedded } from '../../src/store/embedded.ts';
import { sha256Bytes } from '../../src/work/hash.ts';
import { temporaryDataFolder } from '../support/database.ts';
import { landport, type Program } from '../support/programs.ts';
import { createSender } from './sender.ts';

const KILLS = 20;
/** In every so many rounds the database server is killed with the program. */
const DATABASE_EVERY = 4;
const READY = /^Landport is at (http:\/\/127\.0\.0\.1:\d+)$/m;

/** mulberry32: moments that can be had again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function start(data: string): Promise<{ readonly program: Program; readonly url: string }> {
  const program = landport(['start', '--data', data, '--port', '0', '--no-demo']);
  return { program, url: (await program.shows(READY))[1] as string };
}

/** Processes of any user whose command line names a folder, but for the watcher that clears it away. */
function processesOn(folder: string): readonly string[] {
  const list = execFileSync('ps', ['-eww', '-o', 'pid=,args='], { encoding: 'utf8' });
  return list.split('\n').filter((line) => line.includes(folder) && !line.includes('cat >/dev/null'));
}

function killAll(program: Program, data: string, withDatabase: boolean): void {
  const postmaster = Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(program.child.pid ?? 0, 'SIGKILL');
  if (withDatabase) process.kill(postmaster, 'SIGKILL');
}

test(
  `after ${KILLS} kills during intake every acknowledged declaration is there once, whole, and the ledger has no gap`,
  {
    timeout: 300_000,
  },
  async () => {
    const data = temporaryDataFolder();
    let { program, url } = await start(data);
    const issued = landport(['token', 'create', '--data', data]);
    const token = (await issued.shows(/lp_\S+/))[0];
    await issued.ended;
    const random = randomFrom(20260301);
    const sender = createSender(token, random);

    for (let kill = 1; kill <= KILLS; kill++) {
      let over = false;
      const sending = sender.send(url, () => over);
      await sleep(150 + random() * 700);
      killAll(program, data, kill % DATABASE_EVERY === 0);
      over = true;
      await Promise.all([program.ended, sending]);
      // The next start needs no help.
      ({ program, url } = await start(data));
    }
    await sender.settle(url);
    await sender.settle(url);
    process.kill(program.child.pid ?? 0, 'SIGTERM');
    expect(await program.ended).toBe(0);
    expect(processesOn(data)).toEqual([]);

    expect(sender.contradictions).toEqual([]);
    expect(sender.acknowledged.size).toBe(sender.sent.size);
    await examine(data, sender.acknowledged);
    expect(processesOn(data)).toEqual([]);
  },
);

async function examine(data: string, acknowledged: ReadonlyMap<string, string>): Promise<void> {
  const server = await joinEmbedded({ dataDir: data, log: () => {} });
  const db = new pg.Client(server.connection);
  await db.connect();
  const query = async <T extends pg.QueryResultRow>(sql: string): Promise<readonly T[]> =>
    (await db.query<T>(sql)).rows;
  try {
    const stored = await query<{ reference: string; id: string }>('select reference, id from declaration');
    expect(stored).toHaveLength(acknowledged.size);
    expect(new Map(stored.map((one) => [one.reference, one.id]))).toEqual(acknowledged);

    const whole = await query<{ assessments: number; events: number; leaves: number; declarations: number }>(
      `select (select count(*) from assessment a where a.declaration_id = d.id)::int as assessments,
        (select count(*) from event e where e.subject = d.id and e.kind = 'declaration-accepted')::int as events,
        (select count(*) from ledger_entry l where l.subject = d.id)::int as leaves, count(*)::int as declarations
      from declaration d group by 1, 2, 3`,
    );
    expect(whole).toEqual([{ assessments: 1, events: 1, leaves: 1, declarations: acknowledged.size }]);

    // Each came in by a message that is kept: its bytes are in the transaction that the answer waited for.
    expect(
      await query(
        `select d.reference from declaration d where not exists (
          select from raw_message m where m.received_at = d.accepted_at and d.id = any(m.declarations))`,
      ),
    ).toEqual([]);
    expect(await query('select id from raw_message where bytes = 0 or octet_length(sealed) < 28')).toEqual([]);

    // Nothing that belongs to a declaration stands without it, and no leaf waits: the last stop sequenced them all.
    expect(
      await query(
        `select 'assessment' as orphan from assessment where declaration_id not in (select id from declaration)
        union all select 'event' from event where kind = 'declaration-accepted' and subject not in (select id from declaration)
        union all select 'leaf' from ledger_entry where kind = 'assessment' and subject not in (select id from declaration)
        union all select 'pending' from pending_leaf`,
      ),
    ).toEqual([]);

    // The log counts on from nought, and every head that was ever signed commits to what stands below it.
    const entries = await query<{ index: string; leaf: Buffer }>(
      'select index, leaf_hash as leaf from ledger_entry order by index',
    );
    expect(entries.map((one) => Number(one.index))).toEqual(entries.map((_, at) => at));
    let frontier = EMPTY_FRONTIER;
    for (const head of await query<{ size: string; root: Buffer }>(
      'select size, root from ledger_head order by size',
    )) {
      const next = entries.slice(frontier.size, Number(head.size)).map((one) => Uint8Array.from(one.leaf));
      frontier = extendFrontier(sha256Bytes, frontier, next);
      expect(Buffer.from(rootOf(sha256Bytes, frontier)).equals(head.root)).toBe(true);
    }
    expect(frontier.size).toBe(entries.length);
  } finally {
    await db.end();
    await server.stop();
  }
}
