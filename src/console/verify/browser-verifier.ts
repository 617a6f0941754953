import type { Verifier } from '../../ledger/certificate.ts';

/** The browser has no Ed25519 (an old one), or no cryptography at all (a page without TLS). */
export class NoCryptography extends Error {}

/** The browser's own cryptography. Rejects with `NoCryptography` where it cannot verify: that is no verdict. */
export const BROWSER_VERIFIER: Verifier = {
  async digest(bytes) {
    if (globalThis.crypto?.subtle === undefined) throw new NoCryptography();
    return new Uint8Array(await crypto.subtle.digest('SHA-256', plain(bytes)));
  },
  async holds(publicKey, text, signature) {
    const key = await crypto.subtle
      .importKey('raw', plain(publicKey), 'Ed25519', false, ['verify'])
      .catch((error: unknown) => {
        // A key that is no point of the curve is refused as data; a browser without Ed25519 does not know the name.
        if (error instanceof DOMException && error.name === 'DataError') return undefined;
        throw new NoCryptography();
      });
    return key !== undefined && (await crypto.subtle.verify('Ed25519', key, plain(signature), plain(text)));
  },
};

/** Bytes over a buffer of their own, as the browser's types ask for. */
function plain(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
