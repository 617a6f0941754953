import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Fault } from '../../core/domain/fault.ts';
import { type CertificateVerdict, type Verifier, verifyCertificate } from '../../ledger/certificate.ts';
import { type NoteKey, parseVerifierKey } from '../../ledger/note.ts';
import { releasedFacts } from '../../ledger/released-facts.ts';
import { CERTIFICATE_PROBLEM_WORDS, CERTIFICATE_WORDS as words } from '../../messages/certificate.ts';
import { inLanguage } from '../../messages/language.ts';
import { parseArguments } from '../config/arguments.ts';
import type { OptionTable } from '../config/kinds.ts';
import { OPTIONS } from '../config/options.ts';
import type { Io } from '../io.ts';

/** Options of `verify`. The key must come by another way than the certificate, or it proves nothing. */
export const VERIFY_OPTIONS = {
  key: {
    kind: 'text',
    value: 'KEY',
    help: {
      en: "The port's key as name+id+key, or a file that holds it",
      zh: '口岸公钥（名称+编号+公钥），或保存公钥的文件',
    },
  },
  language: OPTIONS.language,
} as const satisfies OptionTable;

/** Node's cryptography. */
export const NODE_VERIFIER: Verifier = {
  digest: async (bytes) => createHash('sha256').update(bytes).digest(),
  holds: async (publicKey, text, signature) => {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') };
    return verifySignature(null, text, createPublicKey({ key: jwk, format: 'jwk' }), signature);
  },
};

/** `verify FILE --key KEY`: whether a certificate of control holds; 1 when it does not. Needs no database and no network. */
export async function verify(args: readonly string[], io: Io): Promise<number> {
  const { given, rest } = parseArguments(VERIFY_OPTIONS, args, io.language);
  const [file, more] = rest;
  if (file === undefined) throw new Fault('argument-missing', { name: 'FILE' });
  if (more !== undefined) throw new Fault('argument-unexpected', { value: more });
  if (given.key === undefined) throw new Fault('argument-missing', { name: '--key' });
  const key = await readKey(given.key, io);
  if (key === undefined) {
    io.err(`${inLanguage(words.keyUnreadable, io.language)}\n`);
    return 2;
  }
  const bytes = await readFile(resolve(io.folder, file)).catch((error: NodeJS.ErrnoException) => {
    throw new Fault('config-unreadable', { file, reason: error.code ?? error.message }, error);
  });
  const text = decode(bytes);
  if (text === undefined) {
    await io.out(`${inLanguage(words.holdsNot, io.language)} ${inLanguage(words.fileUnreadable, io.language)}\n`);
    return 1;
  }
  const verdict = await verifyCertificate(text, key, NODE_VERIFIER);
  await io.out(verdictText(verdict, io));
  return verdict.holds ? 0 : 1;
}

/** The text of a file; undefined unless it is UTF-8 throughout. */
export function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The key itself, or the file that holds it; undefined where it is neither. */
async function readKey(given: string, io: Io): Promise<NoteKey | undefined> {
  const own = await parseVerifierKey(NODE_VERIFIER.digest, given);
  if (own !== undefined) return own;
  const text = await readFile(resolve(io.folder, given), 'utf8').catch(() => '');
  return parseVerifierKey(NODE_VERIFIER.digest, text.trim());
}

/** What was certified, fact by fact, or the one reason why it does not hold. Times are UTC: the file names no zone. */
function verdictText(verdict: CertificateVerdict, io: Io): string {
  const say = (word: keyof typeof words): string => inLanguage(words[word], io.language);
  if (!verdict.holds)
    return `${say('holdsNot')} ${inLanguage(CERTIFICATE_PROBLEM_WORDS[verdict.problem], io.language)} [${verdict.problem}]\n`;
  const facts = releasedFacts(verdict.certificate);
  const when = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString());
  const rows: readonly (readonly [string, string])[] = [
    [say('vehicle'), [facts.plate, facts.trailerPlate].filter((one) => one !== '').join(' + ')],
    [say('direction'), facts.direction],
    [say('lane'), facts.lane],
    [say('result'), facts.checkResult === '' ? say('noCheck') : facts.checkResult],
    [say('checked'), when(facts.checkedAt)],
    [say('released'), when(facts.releasedAt)],
    ...facts.declarations.map(({ reference, seals }): readonly [string, string] => [
      say('declaration'),
      seals.length === 0 ? reference : `${reference}, ${say('seals')} ${seals.join(' ')}`,
    ]),
    ...facts.findings.map(({ hazard, code }): readonly [string, string] => [say('findings'), `${hazard} ${code}`]),
    [say('log'), verdict.origin],
    [say('entry'), `${verdict.certificate.proof.index} / ${verdict.size}`],
    [say('head'), verdict.signedAt],
  ];
  const told = rows.filter(([, value]) => value !== '').map(([name, value]) => `  ${name}: ${value}`);
  return `${[say('holds'), ...told].join('\n')}\n`;
}
