import { fromBase64 } from './bytes.ts';

/** A head of the log before it is signed (C2SP tlog-checkpoint): the origin, the size, the root in base64, a line each. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly rootBase64: string;
  /** Lines after the three, not empty; ours says which head it is and when it was signed. */
  readonly extension?: readonly string[];
}

export function checkpointText(checkpoint: Checkpoint): string {
  const lines = [checkpoint.origin, String(checkpoint.size), checkpoint.rootBase64, ...(checkpoint.extension ?? [])];
  return lines.map((line) => `${line}\n`).join('');
}

const SIZE = /^(?:0|[1-9]\d{0,15})$/;

/** The checkpoint that a text states; undefined unless it is written exactly as one is. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  if (!text.endsWith('\n')) return undefined;
  const lines = text.slice(0, -1).split('\n');
  const [origin = '', size = '', rootBase64 = '', ...extension] = lines;
  if (lines.length < 3 || lines.includes('') || !SIZE.test(size)) return undefined;
  if (!Number.isSafeInteger(Number(size)) || fromBase64(rootBase64)?.length !== 32) return undefined;
  return { origin, size: Number(size), rootBase64, ...(extension.length === 0 ? {} : { extension }) };
}

const STAMP = /^head ([1-9]\d{0,15}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/;

/** Which head of the log it is, counted from 1, and when it was signed: our extension line. */
export interface HeadStamp {
  readonly number: number;
  /** RFC 3339 in UTC, with milliseconds. */
  readonly signedAt: string;
}

export function stampLine({ number, signedAt }: HeadStamp): string {
  return `head ${number} ${signedAt}`;
}

/** The stamp of a checkpoint; undefined where it carries another extension or none. */
export function stampOf({ extension }: Checkpoint): HeadStamp | undefined {
  const parts = extension?.length === 1 ? STAMP.exec(extension[0] ?? '') : null;
  return parts === null ? undefined : { number: Number(parts[1]), signedAt: parts[2] ?? '' };
}
