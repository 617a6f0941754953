import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { compareTables, copyTuples, makeTwins, newestId, readTuples, type TableTally } from './copy.ts';
import { type BodyFormat, makeDeclarations, takeBodies } from './declarations.ts';
import { postBodies } from './post.ts';
import { type BenchServerOptions, clearAway, startBenchServer } from './server.ts';

/** How much is measured, and against which server. */
export interface IntakeBenchOptions {
  /** Declarations of each round. */
  readonly declarations: number;
  readonly rounds: number;
  /** Declarations of the round before the first, which is stored, copied and compared but not timed. */
  readonly warmUp: number;
  readonly batch: number;
  readonly connections: number;
  readonly format: BodyFormat;
  readonly server: BenchServerOptions;
  readonly say: (line: string) => void;
}

/** One round: both sides on the same declarations. */
export interface IntakeRound {
  readonly perSecond: number;
  readonly copyPerSecond: number;
  readonly batchMedianMs: number;
  /** Processor time that the server took, microseconds a declaration; where it is known. */
  readonly serverMicros?: number;
  readonly copiedBytes: number;
}

/** All rounds; rates and ratio are medians, and the ratio is that of single rounds, not of the medians. */
export interface IntakeBench {
  readonly rounds: readonly IntakeRound[];
  readonly tables: readonly TableTally[];
  readonly rulesInForce: number;
  readonly rulesBrought: number;
  readonly perSecond: number;
  readonly copyPerSecond: number;
  readonly copyRatio: number;
}

/**
 * Stores rounds of declarations through the HTTP interface and, after each, loads the tuples it stored into twin tables by
 * COPY, in turns, so that both sides meet the same machine and tables of the same size.
 */
export async function measureIntake(options: IntakeBenchOptions): Promise<IntakeBench> {
  const folder = await mkdtemp(join(tmpdir(), 'landport-bench-'));
  try {
    const server = await startBenchServer(folder, options.server);
    const db = new pg.Client(server.connection);
    try {
      await db.connect();
      await makeTwins(db);
      const source = makeDeclarations();
      const round = async (declarations: number): Promise<IntakeRound> => {
        const bodies = takeBodies(source, declarations, options.batch, options.format);
        const afterId = await newestId(db);
        // Each side starts behind a checkpoint: neither pays for pages the other has touched.
        await db.query('checkpoint');
        const cpuBefore = server.cpuMs();
        const posted = await postBodies(server.url, server.token, bodies, options.format, options.connections);
        const cpuAfter = server.cpuMs();
        const tuples = await readTuples(db, { afterId });
        await db.query('checkpoint');
        const copyMs = await copyTuples(db, tuples);
        return {
          perSecond: (declarations / posted.ms) * 1000,
          copyPerSecond: (declarations / copyMs) * 1000,
          batchMedianMs: median(posted.batchMs),
          ...(cpuBefore === undefined || cpuAfter === undefined
            ? {}
            : { serverMicros: ((cpuAfter - cpuBefore) * 1000) / declarations }),
          copiedBytes: [...tuples.values()].reduce((sum, text) => sum + text.length, 0),
        };
      };
      if (options.warmUp > 0) await round(options.warmUp);
      const rounds: IntakeRound[] = [];
      for (let number = 1; number <= options.rounds; number++) {
        const one = await round(options.declarations);
        rounds.push(one);
        options.say(
          `round ${number}: intake ${Math.round(one.perSecond)}/s, batch median ${one.batchMedianMs.toFixed(0)} ms, ` +
            `server ${one.serverMicros?.toFixed(0) ?? '?'} µs of processor time each; ` +
            `COPY ${Math.round(one.copyPerSecond)}/s of ${(one.copiedBytes / options.declarations / 1000).toFixed(1)} kB each; ` +
            `ratio ${(one.perSecond / one.copyPerSecond).toFixed(3)}`,
        );
      }
      const live = await db.query<{ live: number }>(
        `select count(*)::int as live from rule_version where state = 'live' and current_date between valid_from and valid_until`,
      );
      return {
        rounds,
        tables: await compareTables(db),
        rulesInForce: live.rows[0]?.live ?? 0,
        rulesBrought: server.rules,
        perSecond: median(rounds.map((one) => one.perSecond)),
        copyPerSecond: median(rounds.map((one) => one.copyPerSecond)),
        copyRatio: median(rounds.map((one) => one.perSecond / one.copyPerSecond)),
      };
    } finally {
      await db.end().catch(() => {});
      await server.stop();
    }
  } finally {
    await clearAway(folder);
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0];
  return (low + high) / 2;
}
