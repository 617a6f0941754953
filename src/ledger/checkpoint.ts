/** A head of the log before it is signed (C2SP tlog-checkpoint): the origin, the size, the root in base64, a line each. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly rootBase64: string;
}

export function checkpointText(checkpoint: Checkpoint): string {
  return `${checkpoint.origin}\n${checkpoint.size}\n${checkpoint.rootBase64}\n`;
}

/**
 * A signed note (C2SP signed-note): the text, an empty line, and for each signature an em dash, the key's name and the
 * base64 of four bytes of key hash followed by the signature.
 */
export function signedNote(text: string, keyName: string, keyHashAndSignatureBase64: string): string {
  return `${text}\n\u2014 ${keyName} ${keyHashAndSignatureBase64}\n`;
}
