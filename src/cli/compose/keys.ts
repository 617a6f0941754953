import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault } from '../../core/domain/fault.ts';
import { newSigningKeyPem, readSigningKey, type SigningKey } from '../../work/slips.ts';

/** The secrets of one installation, kept beside its data and readable by its owner alone. */
export interface Secrets {
  readonly signingKey: SigningKey;
  /** Signs session cookies. */
  readonly sessionSecret: string;
}

/** Reads the secrets of a data folder, or makes them on the first start. */
export async function keepSecrets(dataFolder: string): Promise<Secrets> {
  const folder = join(dataFolder, 'keys');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await giveToOwnerOf(dataFolder, folder);
    const [pem, sessionSecret] = await Promise.all([
      readOrMake(join(folder, 'signing-ed25519.pem'), newSigningKeyPem),
      readOrMake(join(folder, 'session-secret'), () => randomBytes(48).toString('base64url')),
    ]);
    return { signingKey: readSigningKey(pem), sessionSecret };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM')
      throw new Fault('data-folder-access', { folder, reason: code }, error as Error);
    throw error;
  }
}

/** Creates a file with mode 0600, or reads it where it stands already. Written whole before it has its content's length. */
async function readOrMake(path: string, make: () => string): Promise<string> {
  const standing = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  // An empty file is what a kill between creating and writing leaves: nothing was signed with it.
  if (standing !== undefined && standing.trim() !== '') return standing;
  const text = make();
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
    await giveToOwnerOf(dirname(path), path);
  } finally {
    await file.close();
  }
  return text;
}

/** Root that works in an ordinary user's data folder leaves nothing there that its owner cannot open. */
export async function giveToOwnerOf(owned: string, path: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(owned);
  await chown(path, uid, gid);
}
