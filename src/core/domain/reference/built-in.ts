import { compileVocabulary } from '../terms/recognise.ts';
import { COUNTRIES } from './countries.ts';
import { CURRENCIES } from './currencies.ts';
import { DEMO_RATES } from './demo-rates.ts';
import { GOODS_TERMS } from './goods-terms.ts';
import type { ReferenceData } from './reference-data.ts';
import { VAGUE_PHRASES } from './vague.ts';

/**
 * The lists that Landport brings along: ISO codes, the goods vocabulary, the stop list, and invented rates. The rates
 * say that they are invented; a port that calculates duty by them would be wrong.
 */
export const BUILT_IN_REFERENCE: ReferenceData = {
  countries: COUNTRIES,
  currencies: CURRENCIES,
  rates: DEMO_RATES,
  vocabulary: compileVocabulary(GOODS_TERMS),
  vague: VAGUE_PHRASES,
};
