/**
 * Everything an audit of the ledger can find, from whole log to single record; `landport audit` exits with 1 on any of
 * them. Codes are stable: scripts act on them; the sentences stand in src/messages/audit.ts.
 */
const AUDIT_FINDINGS = [
  // The log itself
  'entry-missing',
  'leaf-differs',
  'tile-differs',
  'tile-missing',
  'tile-extra',
  'head-missing',
  'head-root-differs',
  'head-columns-differ',
  'head-not-signed',
  'head-behind',
  'head-beyond',
  'outside-head-not-signed',
  'outside-head-beyond',
  'outside-head-differs',
  // What entries open to
  'opening-missing',
  'opening-differs',
  'opening-loose',
  'entry-columns-differ',
  'erasure-differs',
  // The records
  'record-differs',
  'record-missing',
  'record-unproven',
  'events-differ',
  'pending-old',
] as const;
export type AuditFinding = (typeof AUDIT_FINDINGS)[number];
