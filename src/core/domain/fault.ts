/**
 * Everything that can keep the program from starting or a command from running. Codes are stable: scripts act on them.
 * The sentences stand in src/messages/faults.ts, one for each code and language.
 */
export const FAULT_CODES = [
  // The private database
  'database-platform',
  'database-in-use',
  'database-version',
  'database-unreachable',
  'database-start',
  'database-create',
  'database-identity',
  'database-programs',
  'data-folder-access',
  'disk-full',
  // Migrations
  'migration-newer',
  'migration-edited',
  'migration-numbering',
  'migration-failed',
  'migration-busy',
  // The ledger
  'ledger-contradicts',
  'ledger-behind',
  'ledger-head-not-ours',
  // Options
  'unknown-command',
  'unknown-option',
  'option-value-missing',
  'option-value-wrong',
  'option-needs',
  'config-unreadable',
  'config-malformed',
  'argument-unexpected',
  'argument-missing',
  'demo-not-loopback',
  'address-in-use',
  'address-refused',
  'tls-unreadable',
  'tls-not-valid',
] as const;

/** Adding one asks for its sentences in both languages: the catalogue of messages does not compile without. */
export type FaultCode = (typeof FAULT_CODES)[number];
/** What a sentence about a fault names, for example `{ folder: './data' }`. */
export type FaultDetails = Readonly<Record<string, string | number>>;

/**
 * A failure that ends a command: a code for programs, details for the sentence that people read. Thrown, because
 * nothing between its cause and the command line can mend it; what a caller can answer is an outcome instead.
 */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly details: FaultDetails;

  constructor(code: FaultCode, details: FaultDetails = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(details)}`, cause === undefined ? undefined : { cause });
    this.name = 'Fault';
    this.code = code;
    this.details = details;
  }
}
