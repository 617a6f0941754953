import type { RatesTable } from '../money.ts';
import type { Vocabulary } from '../terms/vocabulary.ts';

/** The lists that validation and assessment look things up in; an administration loads its own in place of the built-in ones. */
export interface ReferenceData {
  /** ISO 3166-1 alpha-2, upper case, without `ZZ`. */
  readonly countries: ReadonlySet<string>;
  /** ISO 4217 alpha-3 to the places of its minor unit. */
  readonly currencies: ReadonlyMap<string, number>;
  readonly rates: RatesTable;
  readonly vocabulary: Vocabulary;
  /** Phrases that say nothing about goods, in lower case. */
  readonly vague: readonly string[];
}
