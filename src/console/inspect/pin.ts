import type { OfficerListView } from '../../wire/inspections.ts';
import { fromBase64Url, toBase64Url } from '../device/base64-url.ts';

type Officer = OfficerListView['officers'][number];

/** Length of the key that is derived from a PIN. */
const KEY_BITS = 256;

/**
 * Proves that a second officer was there: derives the key from their PIN, compares its hash with what the server gave for
 * the officer, and signs the action's id with it. Neither PIN nor key is kept. Undefined when the PIN is wrong, or where
 * the browser has no cryptography (a page without TLS).
 */
export async function provePin(officer: Officer, pin: string, actionId: string): Promise<string | undefined> {
  const salt = officer.pin === undefined ? undefined : fromBase64Url(officer.pin.salt);
  if (officer.pin === undefined || salt === undefined || crypto.subtle === undefined) return undefined;
  const typed = await crypto.subtle.importKey('raw', bytesOf(pin), 'PBKDF2', false, ['deriveBits']);
  const { iterations } = officer.pin;
  const key = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, typed, KEY_BITS);
  const check = toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', key)));
  if (check !== officer.pin.check) return undefined;
  const signing = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', signing, bytesOf(actionId))));
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
