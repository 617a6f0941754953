import type { LocalDay } from '../../core/domain/ids.ts';
import { custodianText } from '../../core/select/draw.ts';

/** A custodian's secrets by day, 32 bytes in hexadecimal each. They leave this browser when they are handed over. */
export type Secrets = Readonly<Record<string, string>>;

const FORM = /^[0-9a-f]{64}$/;
/** By person: two custodians may share a desk's browser. */
const nameFor = (user: string): string => `landport.draws.${user}`;

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** What this browser holds for a person; none where it holds nothing that can be read. */
export function keptSecrets(user: string): Secrets {
  try {
    return readSecrets(localStorage.getItem(nameFor(user)) ?? '{}') ?? {};
  } catch {
    return {};
  }
}

/** Adds secrets to those kept. False where the browser keeps nothing: then only the file does. */
export function keepSecrets(user: string, secrets: Secrets): boolean {
  try {
    localStorage.setItem(nameFor(user), JSON.stringify({ ...keptSecrets(user), ...secrets }));
    return true;
  } catch {
    return false;
  }
}

/** Secrets out of a kept file, or nothing when it holds none. */
export function readSecrets(text: string): Secrets | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  const fit = entries.every(
    ([day, secret]) => /^\d{4}-\d{2}-\d{2}$/.test(day) && typeof secret === 'string' && FORM.test(secret),
  );
  return fit ? (value as Secrets) : undefined;
}

/** A new secret from the browser's own source of randomness. */
export function newSecret(): string {
  return hex(crypto.getRandomValues(new Uint8Array(32)));
}

/** What is committed to: SHA-256 of the secret with its day. */
export async function commitmentOf(day: string, secret: string): Promise<string> {
  const text = new TextEncoder().encode(custodianText(day as LocalDay, secret));
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', text)));
}
