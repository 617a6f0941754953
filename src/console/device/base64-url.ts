/**
 * Bytes from base64url without padding, or undefined. Text whose spare bits are not zero is refused: otherwise several
 * texts would stand for the same bytes, and a changed signature could still be a good one.
 */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
    return toBase64Url(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** Base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  const plain = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return plain.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
