import type { LocalDay } from '../ids.ts';
import { type RateRow, type RatesTable, ratesTable } from '../money.ts';
import { CURRENCIES } from './currencies.ts';

/**
 * INVENTED exchange rates, so that a demo can compare values. They are round numbers of a plausible size, from no bank and
 * for no real day. An administration loads its own table.
 */
const INVENTED_USD_PER_UNIT: Readonly<Record<string, readonly [from2020: string, from2023: string, from2026: string]>> =
  {
    USD: ['1', '1', '1'],
    EUR: ['1.12', '1.08', '1.1'],
    GBP: ['1.3', '1.24', '1.28'],
    CHF: ['1.04', '1.1', '1.12'],
    CNY: ['0.144', '0.142', '0.14'],
    HKD: ['0.128', '0.128', '0.128'],
    MOP: ['0.124', '0.124', '0.124'],
    TWD: ['0.033', '0.032', '0.031'],
    JPY: ['0.0092', '0.0074', '0.0068'],
    KRW: ['0.00085', '0.00077', '0.00072'],
    MNT: ['0.00036', '0.00029', '0.00028'],
    RUB: ['0.0145', '0.0125', '0.011'],
    KZT: ['0.0025', '0.0022', '0.002'],
    KGS: ['0.0135', '0.0115', '0.0114'],
    UZS: ['0.0001', '0.000088', '0.00008'],
    TJS: ['0.1', '0.092', '0.09'],
    TMT: ['0.285', '0.285', '0.285'],
    INR: ['0.0138', '0.0122', '0.0118'],
    PKR: ['0.0063', '0.0038', '0.0036'],
    NPR: ['0.0086', '0.0076', '0.0074'],
    BDT: ['0.0118', '0.0094', '0.0083'],
    VND: ['0.000043', '0.000042', '0.00004'],
    THB: ['0.032', '0.029', '0.028'],
    LAK: ['0.00011', '0.000057', '0.000046'],
    MMK: ['0.00068', '0.00048', '0.00047'],
    SGD: ['0.73', '0.75', '0.75'],
    MYR: ['0.24', '0.225', '0.22'],
    IDR: ['0.00007', '0.000066', '0.000062'],
    AUD: ['0.69', '0.67', '0.65'],
    NZD: ['0.65', '0.62', '0.6'],
    CAD: ['0.76', '0.74', '0.73'],
    BRL: ['0.2', '0.19', '0.18'],
    MXN: ['0.048', '0.055', '0.053'],
    TRY: ['0.16', '0.045', '0.028'],
    UAH: ['0.038', '0.027', '0.024'],
    PLN: ['0.26', '0.235', '0.25'],
    CZK: ['0.044', '0.045', '0.044'],
    HUF: ['0.0033', '0.0028', '0.0028'],
    RON: ['0.235', '0.218', '0.22'],
    SEK: ['0.107', '0.096', '0.098'],
    NOK: ['0.11', '0.097', '0.096'],
    DKK: ['0.15', '0.145', '0.147'],
    BYN: ['0.42', '0.36', '0.31'],
    GEL: ['0.34', '0.37', '0.37'],
    AMD: ['0.0021', '0.0025', '0.0026'],
    AZN: ['0.588', '0.588', '0.588'],
    AED: ['0.272', '0.272', '0.272'],
    SAR: ['0.266', '0.266', '0.266'],
    ZAR: ['0.065', '0.054', '0.053'],
  };

const FROM = ['2020-01-01', '2023-01-01', '2026-01-01'] as const;

function rows(): readonly RateRow[] {
  return Object.entries(INVENTED_USD_PER_UNIT).flatMap(([currency, rates]) =>
    rates.map((pivotPerUnit, i) => ({ currency, from: (FROM[i] ?? FROM[0]) as LocalDay, pivotPerUnit })),
  );
}

/** The invented rates of the demo; its note says so in both languages. */
export const DEMO_RATES: RatesTable = ratesTable(
  'USD',
  {
    en: 'Invented rates for demonstration. Load your own before real use.',
    zh: '演示用虚构汇率，正式使用前请导入本单位的汇率。',
  },
  CURRENCIES,
  rows(),
);
