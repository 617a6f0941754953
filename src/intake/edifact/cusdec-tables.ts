/** What CUSDEC's codes mean here. Qualifiers are those of the code lists from D.96B to D.22A; where a later one renamed a code, both stand. */

/** BGM 1001, the document: which way the goods go. */
export const DIRECTION_OF_DOCUMENT: Readonly<Record<string, string>> = {
  '929': 'import',
  '830': 'export',
  '820': 'transit',
  '821': 'transit',
  '822': 'transit',
  '952': 'transit',
};

/** LOC 3227 before the goods. */
export const HEADER_PLACES: Readonly<Record<string, string>> = {
  '22': 'port',
  '35': 'dispatchCountry',
  '36': 'destinationCountry',
};

/** LOC 3227 of a goods item. */
export const ITEM_PLACES: Readonly<Record<string, string>> = { '27': 'goods.origin' };

/** NAD 3035. The exporter of an import may be the consignor. */
export const PARTIES: Readonly<Record<string, string>> = {
  DT: 'declarant',
  IM: 'importer',
  EX: 'exporter',
  CZ: 'exporter',
  CA: 'carrier',
};

/** MEA 6313 before the goods: totals. AAB stands for the gross weight of the whole where no item follows it. */
export const HEADER_WEIGHTS: Readonly<Record<string, string>> = {
  AAB: 'totals.grossKg',
  AAD: 'totals.grossKg',
  G: 'totals.grossKg',
};

/** MEA 6313 of a goods item. */
export const ITEM_WEIGHTS: Readonly<Record<string, string>> = {
  AAA: 'goods.netKg',
  AAC: 'goods.netKg',
  AAL: 'goods.netKg',
  AAF: 'goods.netKg',
  AAB: 'goods.grossKg',
  AAD: 'goods.grossKg',
  AAE: 'goods.grossKg',
  AAG: 'goods.grossKg',
  G: 'goods.grossKg',
};

/** MEA 6311 that says the measurement is the quantity in the tariff's own unit. */
export const SUPPLEMENTARY_QUANTITY: ReadonlySet<string> = new Set(['AAR', 'AAS', 'AAT', 'AAF']);

/** Units of weight (UN/ECE Recommendation 20) as a power of ten of kilograms. Others are refused: a guess would be a wrong weight. */
export const KILOGRAMS_EXPONENT: Readonly<Record<string, number>> = { KGM: 0, TNE: 3, GRM: -3, MGM: -6 };

/** MOA 5025 of a goods item: customs value, item amount, line amount; the first in this order counts. */
export const ITEM_VALUES: readonly string[] = ['40', '38', '203', '66'];

/** DMS and DOC 1001: kinds of document that rules and officers speak of. Others keep their number. */
export const DOCUMENT_TYPES: Readonly<Record<string, string>> = {
  '271': 'packing-list',
  '380': 'commercial-invoice',
  '705': 'bill-of-lading',
  '730': 'road-consignment-note',
  '740': 'air-waybill',
  '851': 'phytosanitary-certificate',
  '852': 'sanitary-certificate',
  '853': 'veterinary-certificate',
  '861': 'certificate-of-origin',
  '890': 'dangerous-goods-declaration',
  '911': 'import-licence',
  '811': 'export-licence',
};

/** TDT 8067, mode of transport. */
export const VEHICLE_KINDS: Readonly<Record<string, string>> = { '2': 'train', '3': 'truck' };

/** DTM 2379: how a date is written. */
export const DATE_FORMS: Readonly<Record<string, RegExp>> = {
  '102': /^(\d{4})(\d{2})(\d{2})$/,
  '203': /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})$/,
  '204': /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/,
  '205': /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})()([+-]\d{2})(\d{2})$/,
};
