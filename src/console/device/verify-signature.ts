import type { VerifySignature } from './judge-slip.ts';

/** Ed25519 by the browser's own cryptography; undefined where it has none (an old browser, a page without TLS). */
export const verifySignature: VerifySignature = async (publicKey, signature, text) => {
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, signature, text);
  } catch {
    return undefined;
  }
};
