import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../core/domain/fault.ts';
import type { Instant } from '../../core/domain/ids.ts';
import { AUDIT_WORDS, auditSentence } from '../../messages/audit.ts';
import { inLanguage } from '../../messages/language.ts';
import { createPool } from '../../store/pool.ts';
import { openSnapshot } from '../../store/snapshot.ts';
import { type AuditReport, auditLedger } from '../../work/audit/audit-ledger.ts';
import { headKey } from '../../work/audit/check-head.ts';
import { originOf } from '../../work/sequence-ledger.ts';
import { readSigningKey } from '../../work/slips.ts';
import { keepHeadNote } from '../compose/head-note.ts';
import { parseArguments } from '../config/arguments.ts';
import type { OptionTable } from '../config/kinds.ts';
import { loadConfig } from '../config/load.ts';
import { OPTIONS } from '../config/options.ts';
import { joinDatabase } from '../database.ts';
import type { Io } from '../io.ts';

/** Options of `audit`. */
export const AUDIT_OPTIONS = {
  json: {
    kind: 'switch',
    default: false,
    help: { en: 'Print the report as JSON', zh: '以 JSON 输出报告' },
  },
  data: OPTIONS.data,
  config: OPTIONS.config,
  databaseUrl: OPTIONS.databaseUrl,
  language: OPTIONS.language,
} as const satisfies OptionTable;

/** Findings that are named one by one. */
const MOST = 1_000;

/** `audit`: recomputes everything the ledger vouches for; 1 when something is not as it says. Also while the server runs. */
export async function audit(args: readonly string[], io: Io): Promise<number> {
  const { given, rest } = parseArguments(AUDIT_OPTIONS, args, io.language);
  if (rest[0] !== undefined) throw new Fault('argument-unexpected', { value: rest[0] });
  const { json, ...forConfig } = given;
  const { environment, folder, language } = io;
  const config = loadConfig({ given: forConfig, environment, folder, language });
  const database = await joinDatabase(config, io);
  try {
    // One connection, as the snapshot is one transaction; and no limit on a statement that hashes photos.
    const pool = createPool({ connection: database.connection, maxConnections: 1, statementTimeoutMs: 0 });
    const snapshot = await openSnapshot(pool);
    try {
      const installation = await snapshot.store.installation.get();
      // The head outside the database: what was set back behind it is a finding.
      const outsideNote = await keepHeadNote(config.data).read();
      const report = await auditLedger(snapshot, {
        key: headKey(originOf(installation), await publicKeyOf(config.data)),
        now: Date.now() as Instant,
        most: MOST,
        ...(outsideNote === undefined ? {} : { outsideNote }),
      });
      await io.out(json === true ? `${JSON.stringify(report)}\n` : asText(report, io));
      return report.count === 0 ? 0 : 1;
    } finally {
      await snapshot.close();
      await pool.end();
    }
  } finally {
    await database.stop();
  }
}

/** The key that heads are signed with; an audit makes none. */
async function publicKeyOf(folder: string): Promise<string> {
  const path = join(folder, 'keys', 'signing-ed25519.pem');
  const pem = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Fault('config-unreadable', { file: path, reason: error.code ?? error.message }, error);
  });
  return readSigningKey(pem).publicKeyBase64Url;
}

/** A line for each finding that was kept, then how many there are and what was looked at. */
function asText(report: AuditReport, io: Io): string {
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(report[name as keyof AuditReport] ?? ''));
  const lines = report.findings.map(
    ({ kind, place }) => `${place}: ${inLanguage(auditSentence(kind), io.language)} [${kind}]`,
  );
  const rest = report.count - report.findings.length;
  if (rest > 0) lines.push(inLanguage(AUDIT_WORDS.more, io.language).replace('{count}', String(rest)));
  lines.push(inLanguage(report.count === 0 ? AUDIT_WORDS.sound : AUDIT_WORDS.findings, io.language));
  lines.push(inLanguage(AUDIT_WORDS.tally, io.language));
  return `${lines.map(fill).join('\n')}\n`;
}
