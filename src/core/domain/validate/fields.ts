/**
 * The fields of version 1, object by object, in the order they are written. The wire shape is tested equal to this. A
 * field that is not here is refused by name (`unknown-field`, `personal-data`): what nobody asked for is not kept.
 */
export const HEADER_FIELDS = [
  'reference',
  'direction',
  'procedure',
  'port',
  'lodgedAt',
  'declarant',
  'importer',
  'exporter',
  'carrier',
  'dispatchCountry',
  'destinationCountry',
  'vehicle',
  'containers',
  'seals',
  'transitDocument',
  'guarantee',
  'documents',
  'totals',
  'goods',
] as const;
export const VEHICLE_FIELDS = ['plate', 'country', 'kind', 'trailerPlate'] as const;
export const CONTAINER_FIELDS = ['number'] as const;
export const DOCUMENT_FIELDS = ['type', 'number'] as const;
export const TOTALS_FIELDS = ['grossKg', 'packages'] as const;
export const GOODS_FIELDS = [
  'line',
  'hs',
  'description',
  'origin',
  'netKg',
  'grossKg',
  'packages',
  'quantity',
  'unit',
  'value',
  'currency',
  'preference',
  'dutyRate',
  'unNumber',
] as const;

/** Lengths in UTF-16 units that texts may have; longer ones are refused, never cut. */
export const MAX_LENGTH = {
  reference: 70,
  operator: 80,
  code: 35,
  plate: 30,
  document: 70,
  description: 1000,
  time: 40,
} as const;

/** Goods items of one declaration; more are refused with `list-too-long`. */
export const MOST_GOODS = 999;
/** Containers, seals and documents of one declaration. */
export const MOST_ENTRIES = 999;
/** Kilograms, quantities and money beyond this are slips, not goods. */
export const LARGEST_NUMBER = 1e12;
/** Line numbers need not follow each other, so the largest is more than MOST_GOODS. */
export const LARGEST_LINE = 99_999;
/** Percent; specific duties can exceed a hundred many times. */
export const LARGEST_DUTY_RATE = 10_000;
/** The years that a lodging can lie in: before the first, the clock of the sender was never set. */
export const LODGED_YEARS = { first: 2000, last: 2099 } as const;
/**
 * Days that a lodging may lie ahead of its receipt: declarations are filed ahead by weeks, and only a clock is a year
 * off.
 */
export const MOST_DAYS_AHEAD = 366;
