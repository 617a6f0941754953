import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const FOLDER = fileURLToPath(new URL('../peers/', import.meta.url));

/** Installs the peers on the first run. They are in no user's installation. */
export function installPeers(say: (line: string) => void): void {
  if (existsSync(`${FOLDER}node_modules/@duckdb/node-api`)) return;
  say('Installing the peers in bench/peers …');
  execFileSync('npm', ['install', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: FOLDER,
    stdio: 'inherit',
  });
}

/** Loads one of them. Their types stay outside: each user says what it needs of it. */
export async function loadPeer<Exports>(name: string): Promise<Exports> {
  const { resolve } = createRequire(`${FOLDER}package.json`);
  return (await import(pathToFileURL(resolve(name)).href)) as Exports;
}

/** The version of a peer that is installed. */
export function peerVersion(name: string): string {
  const manifest = createRequire(`${FOLDER}package.json`)(`${FOLDER}node_modules/${name}/package.json`) as {
    version: string;
  };
  return manifest.version;
}
