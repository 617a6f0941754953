import { fromBase64Url } from './base64-url.ts';

/** Whether a signature over a text is the key's own; undefined when this device cannot tell. */
export type VerifySignature = (
  publicKey: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  text: Uint8Array<ArrayBuffer>,
) => Promise<boolean | undefined>;

const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** Ed25519 by the browser's own cryptography; undefined where it has none (an old browser, a page without TLS). */
export const verifySignature: VerifySignature = async (publicKey, signature, text) => {
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, signature, text);
  } catch {
    return undefined;
  }
};

/**
 * Why a text is not signed by the key it names, or nothing when it is: the signature stands behind its last dot, in
 * base64url, over everything before it. `keys` are public keys in base64url by their id.
 */
export async function signatureFault(
  text: string,
  keyId: string,
  keys: ReadonlyMap<string, string>,
  verify: VerifySignature,
): Promise<'unknown-key' | 'bad-signature' | 'cannot-verify' | undefined> {
  const key = keys.get(keyId);
  if (key === undefined) return 'unknown-key';
  const publicKey = fromBase64Url(key);
  if (publicKey?.length !== KEY_BYTES) return 'unknown-key';
  const dot = text.lastIndexOf('.');
  const signature = fromBase64Url(text.slice(dot + 1));
  if (signature?.length !== SIGNATURE_BYTES) return 'bad-signature';
  const genuine = await verify(publicKey, signature, new TextEncoder().encode(text.slice(0, dot)));
  if (genuine === undefined) return 'cannot-verify';
  return genuine ? undefined : 'bad-signature';
}

/** What a signed text of one form holds, its signature unchecked; undefined where it is something else. */
export function payloadIn(text: string, form: RegExp): unknown {
  const payload = form.exec(text)?.[1];
  const bytes = payload === undefined ? undefined : fromBase64Url(payload);
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
