import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Fault } from '../../core/domain/fault.ts';
import { type Binaries, binariesEnvironment, binariesIn } from './binaries.ts';
import type { Folders } from './folders.ts';
import { type Invocation, run } from './run.ts';

/**
 * PostgreSQL refuses to run as root, so root has to give it another identity. The ways, in the order they are tried:
 * - `direct`: we are an ordinary user already.
 * - `owner`: root works in the folder of an ordinary user; the server runs as that user and the files stay theirs.
 * - `namespace`: a user namespace in which root appears as nobody; no file changes hands, also below a home of mode 0700.
 * - `nobody`: the server runs as nobody, who must be able to reach binaries and data.
 * - `nobody-copy`: the same with the binaries copied to a folder that can be reached.
 * - `nobody-capable`: as nobody with the one capability that lets it pass through folders closed to it; from a copy of
 *   the binaries where those are closed to it, for initdb asks access(2) about them, which knows no capabilities.
 */
export type WayName = 'direct' | 'owner' | 'namespace' | 'nobody' | 'nobody-copy' | 'nobody-capable';
const ALL_WAYS: readonly WayName[] = ['direct', 'owner', 'namespace', 'nobody', 'nobody-copy', 'nobody-capable'];

/** How to start the server's programs, and who owns its files as seen from here. */
export interface Identity {
  readonly way: WayName;
  readonly uid: number;
  readonly gid: number;
  readonly binaries: Binaries;
  readonly env: Record<string, string>;
  wrap(command: string, args: readonly string[]): Invocation;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Accounts of this machine: initdb needs the name of the user it runs as. */
function accounts(): readonly (Account & { name: string })[] {
  if (!existsSync('/etc/passwd')) return [];
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

function nobody(): Account {
  return accounts().find(({ name }) => name === 'nobody') ?? { uid: 65534, gid: 65534 };
}

/** The owner of the database's files, or of the folder in which they are about to be made. */
function ownerOf(folders: Folders): Account {
  return existsSync(folders.cluster) ? statSync(folders.cluster) : folders.parentOwner;
}

function candidates(folders: Folders, binaries: Binaries, allowed: readonly WayName[]): Identity[] {
  const env = binariesEnvironment(binaries, folders.run);
  const self: Account = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const stranger = nobody();
  const identity = (way: WayName, account: Account, wrap: Identity['wrap'], other = binaries): Identity[] =>
    allowed.includes(way) ? [{ way, uid: account.uid, gid: account.gid, binaries: other, env, wrap }] : [];
  const namespace = identity('namespace', self, (command, args) => ({
    command: 'unshare',
    args: ['--user', `--map-user=${stranger.uid}`, `--map-group=${stranger.gid}`, '--', command, ...args],
  }));
  if (self.uid !== 0) {
    const direct = identity('direct', self, (command, args) => ({ command, args }));
    // A container may give its user no name, and initdb insists on one; a namespace lends it nobody's.
    const named = process.platform !== 'linux' || accounts().some(({ uid }) => uid === self.uid);
    return named ? direct : [...namespace, ...direct];
  }
  const capable: Identity['wrap'] = (command, args) => ({
    command: 'setpriv',
    args: [
      `--reuid=${stranger.uid}`,
      `--regid=${stranger.gid}`,
      '--clear-groups',
      '--inh-caps=+dac_override',
      '--ambient-caps=+dac_override',
      '--',
      command,
      ...args,
    ],
  });
  const owner = ownerOf(folders);
  const ordinary = owner.uid !== 0 && owner.uid !== stranger.uid && accounts().some(({ uid }) => uid === owner.uid);
  return [
    ...(ordinary ? identity('owner', owner, plainly(owner)) : []),
    ...namespace,
    ...identity('nobody', stranger, plainly(stranger)),
    ...identity('nobody-copy', stranger, plainly(stranger), binariesIn(copyFolder(binaries))),
    ...identity('nobody-capable', stranger, capable),
    ...identity('nobody-capable', stranger, capable, binariesIn(copyFolder(binaries))),
  ];
}

/** Where the copied binaries go: below the folder for temporary files, a new folder for each version of them. */
function copyFolder(binaries: Binaries): string {
  const { size, mtimeMs } = statSync(binaries.postgres);
  return join(tmpdir(), `landport-postgres-${size.toString(36)}-${Math.round(mtimeMs).toString(36)}`);
}

/** Copies the binaries once; a folder of that name which is not root's is somebody's trap and is refused. */
function copyBinaries(from: Binaries, to: string): void {
  if (existsSync(to)) {
    const found = lstatSync(to);
    if (found.uid === 0 && found.isDirectory() && (found.mode & 0o022) === 0) return;
    throw new Fault('data-folder-access', { folder: to, reason: 'owner' });
  }
  // A copy that was interrupted keeps its other name and is never used.
  const half = mkdtempSync(`${to}-`);
  chmodSync(half, 0o755);
  cpSync(from.root, half, { recursive: true, verbatimSymlinks: true });
  for (const [name, file] of from.missingLinks) symlinkSync(basename(file), join(half, 'lib', name));
  renameSync(half, to);
}

/** The first identity under which the binaries run and the data can be written. Faults: `database-identity` when none does, `database-programs` when nobody but ourselves was to try. */
export async function chooseIdentity(folders: Folders, binaries: Binaries, allowed = ALL_WAYS): Promise<Identity> {
  const tried: string[] = [];
  for (const identity of candidates(folders, binaries, allowed)) {
    give(folders.run, identity);
    const copied = identity.binaries !== binaries;
    // A copy helps only where the binaries, not the data, are out of reach.
    if (copied && !(await reaches(identity, folders.run))) continue;
    if (copied) copyBinaries(binaries, identity.binaries.root);
    else if (
      identity.way === 'nobody-capable' &&
      !(await reaches({ ...identity, wrap: plainly(identity) }, binaries.root))
    )
      continue;
    const probe = identity.wrap('/bin/sh', [
      '-c',
      'cd "$1" && test -w . && "$2" --version && "$3" --version',
      'sh',
      folders.run,
      identity.binaries.postgres,
      identity.binaries.initdb,
    ]);
    const { code, output } = await run(probe, { cwd: '/', env: identity.env });
    if (code === 0) return identity;
    tried.push(`${identity.way}: ${output.trim().split('\n').at(-1) ?? ''}`);
  }
  give(folders.run, folders.parentOwner);
  if (process.getuid?.() !== 0) throw new Fault('database-programs', { reason: tried.join('; ') });
  throw new Fault('database-identity', { folder: folders.data, tried: tried.join('; ') });
}

/** Whether a program run under an identity can pass through a folder. */
async function reaches({ wrap, env }: Identity, folder: string): Promise<boolean> {
  const { code } = await run(wrap('/bin/sh', ['-c', 'cd "$1"', 'sh', folder]), { cwd: '/', env });
  return code === 0;
}

/** The same account without capabilities. */
function plainly({ uid, gid }: Account): Identity['wrap'] {
  return (command, args) => ({ command, args, uid, gid });
}

/** Gives a folder and all in it to an identity; its top goes last, so that an interrupted change is done again. */
export function give(folder: string, to: Account): void {
  if (process.getuid?.() !== 0) return;
  if (lstatSync(folder).uid === to.uid) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    // A link could point anywhere: only links themselves change hands, never what they point to.
    if (entry.isSymbolicLink()) continue;
    chownSync(path, to.uid, to.gid);
  }
  chownSync(folder, to.uid, to.gid);
}
