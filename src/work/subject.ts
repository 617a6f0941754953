import { sha256Hex } from './hash.ts';

/** What is named by a word and not by an id: as the subject of events and of the ledger's entries it needs one. */
export type NamedSubject = 'rule' | 'list' | 'term' | 'draw' | 'officer' | 'operator' | 'ledger';

/** The same UUID (version 8, RFC 9562) for the same name each time. */
export function subjectOf(kind: NamedSubject, name: string): string {
  const hex = sha256Hex(`landport:${kind}:${name}`);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
