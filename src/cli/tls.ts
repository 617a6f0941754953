import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { Fault } from '../core/domain/fault.ts';
import type { Config } from './config/options.ts';

/**
 * The certificate chain and key for HTTPS; nothing where none are named. They are tried here, so that a wrong one is a
 * sentence before anything listens. Faults: `tls-unreadable`, `tls-not-valid`.
 */
export async function readTls({
  tlsCert,
  tlsKey,
}: Pick<Config, 'tlsCert' | 'tlsKey'>): Promise<{ tls?: { cert: Buffer; key: Buffer } }> {
  if (tlsCert === undefined || tlsKey === undefined) return {};
  const [cert, key] = [await readPem(tlsCert), await readPem(tlsKey)];
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    const { reason, message } = error as Error & { readonly reason?: string };
    throw new Fault('tls-not-valid', { cert: tlsCert, key: tlsKey, reason: reason ?? message }, error);
  }
  return { tls: { cert, key } };
}

async function readPem(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new Fault('tls-unreadable', { file, reason: (error as NodeJS.ErrnoException).code ?? String(error) }, error);
  }
}
