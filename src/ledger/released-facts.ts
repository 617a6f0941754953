import type { Certificate } from './certificate.ts';

/** What a certificate says of a passage, in the order in which people ask. Missing where the release did not say. */
export interface ReleasedFacts {
  readonly crossing: string;
  readonly plate: string;
  readonly trailerPlate: string;
  readonly direction: string;
  readonly lane: string;
  /** What the check found; empty where none was needed. */
  readonly checkResult: string;
  readonly weighedKg?: number;
  /** Milliseconds since 1970. */
  readonly releasedAt?: number;
  readonly checkedAt?: number;
  readonly declarations: readonly { readonly reference: string; readonly seals: readonly string[] }[];
  readonly findings: readonly { readonly hazard: string; readonly code: string }[];
}

type Loose = Readonly<Record<string, unknown>>;
const loose = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {});
const word = (value: unknown): string => (typeof value === 'string' ? value : '');
const items = (value: unknown): readonly Loose[] => (Array.isArray(value) ? value.map(loose) : []);

/** Reads them out of what was signed; a field of a later version is left to the statement itself. */
export function releasedFacts({ statement }: Certificate): ReleasedFacts {
  const { crossing: whole, declarations, findings } = statement.decision;
  const crossing = loose(whole);
  const vehicle = loose(crossing['vehicle']);
  const stages = loose(crossing['stages']);
  const number = (name: string, value: unknown) => (typeof value === 'number' ? { [name]: value } : {});
  return {
    crossing: word(crossing['id']),
    plate: word(vehicle['plate']),
    trailerPlate: word(vehicle['trailerPlate']),
    direction: word(crossing['direction']),
    lane: word(crossing['lane']),
    checkResult: word(crossing['checkResult']),
    ...number('weighedKg', crossing['weighedKg']),
    ...number('releasedAt', stages['released']),
    ...number('checkedAt', stages['checkEnded']),
    declarations: items(declarations).map(({ reference, seals }) => ({
      reference: word(reference),
      seals: Array.isArray(seals) ? seals.map(word) : [],
    })),
    findings: items(findings).map(({ hazard, code }) => ({ hazard: word(hazard), code: word(code) })),
  };
}
