import type { CountryCode, CurrencyCode } from '../ids.ts';
import type { ValidationContext } from './context.ts';
import { LARGEST_NUMBER, MAX_LENGTH } from './fields.ts';
import { type Problems, shown } from './problems.ts';
import { asCode, composed, textFault } from './text.ts';
import { isPersonal, suggestField } from './unknown-field.ts';

export type RawObject = Readonly<Record<string, unknown>>;

/** What a number may be besides finite and not negative. */
export interface NumberBounds {
  readonly whole?: boolean;
  readonly min?: number;
  readonly max?: number;
  /** Decimal text is a number in JSON too: money. */
  readonly orText?: boolean;
}

const DECIMAL_TEXT = /^[+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:[eE][+-]?\d{1,4})?$/;
const NOT_FINITE_TEXT = /^[+-]?(?:nan|inf|infinity)$/i;
const COUNTRY = /^[A-Z]{2}$/;

/**
 * Reads single values of a raw declaration. A value that is missing gives undefined; a wrong one gives undefined and adds
 * a problem. `at` is the JSON pointer of the object the value stands in, joined to its name only when something is wrong.
 */
export class Reader {
  readonly context: ValidationContext;
  readonly problems: Problems;
  readonly isText: boolean;

  constructor(context: ValidationContext, problems: Problems) {
    this.context = context;
    this.problems = problems;
    this.isText = context.form === 'text';
  }

  /** Absent, null and empty text mean missing; in text form blanks do too. */
  isMissing(raw: unknown): boolean {
    if (raw === undefined || raw === null || raw === '') return true;
    return this.isText && typeof raw === 'string' && raw.trim() === '';
  }

  /** An object, or undefined with a problem when it is something else. */
  object(raw: unknown, pointer: string): RawObject | undefined {
    if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) return raw as RawObject;
    this.problems.add('wrong-type', pointer, { expected: 'object', given: shown(raw) });
    return undefined;
  }

  /** A list of at most `most` entries, or undefined with a problem. */
  list(raw: unknown, pointer: string, most: number): readonly unknown[] | undefined {
    if (!Array.isArray(raw)) {
      this.problems.add('wrong-type', pointer, { expected: 'list', given: shown(raw) });
      return undefined;
    }
    if (raw.length > most) {
      this.problems.add('list-too-long', pointer, { length: raw.length, max: most });
      return undefined;
    }
    return raw;
  }

  /** Trimmed, composed text. Prose may hold joiners that codes may not. */
  text(raw: unknown, at: string, name: string, max: number, prose = false): string | undefined {
    if (raw === undefined || raw === null || raw === '') return undefined;
    let text: string;
    if (typeof raw === 'string') text = raw;
    else if (this.isText && typeof raw === 'number' && Number.isFinite(raw)) text = String(raw);
    else {
      this.problems.add('wrong-type', `${at}/${name}`, { expected: 'text', given: shown(raw) });
      return undefined;
    }
    // Measured before trimming, as the wire shape does.
    if (text.length > max) {
      this.problems.add('text-too-long', `${at}/${name}`, { length: text.length, max });
      return undefined;
    }
    text = text.trim();
    if (text === '') return undefined;
    const fault = textFault(text, prose);
    if (fault === undefined) return composed(text);
    if (fault.code === 'text-control-character') {
      this.problems.add(fault.code, `${at}/${name}`, { character: fault.character });
    } else {
      this.problems.add(fault.code, `${at}/${name}`, {});
    }
    return undefined;
  }

  /** A code in upper case. */
  code(raw: unknown, at: string, name: string, max: number = MAX_LENGTH.code): string | undefined {
    const text = this.text(raw, at, name, max);
    return text === undefined ? undefined : asCode(text);
  }

  /** One word of a closed list; in text form capitals do not matter. */
  oneOf<T extends string>(raw: unknown, at: string, name: string, allowed: readonly T[]): T | undefined {
    if (this.isMissing(raw)) return undefined;
    if (typeof raw !== 'string') {
      this.problems.add('wrong-type', `${at}/${name}`, { expected: 'text', given: shown(raw) });
      return undefined;
    }
    const word = this.isText ? raw.trim().toLowerCase() : raw;
    for (const candidate of allowed) if (candidate === word) return candidate;
    this.problems.add('not-one-of', `${at}/${name}`, { given: shown(raw), allowed: allowed.join(', ') });
    return undefined;
  }

  /** A number that is finite, not negative and within its bounds; minus nought becomes nought. */
  number(raw: unknown, at: string, name: string, bounds: NumberBounds = {}): number | undefined {
    if (this.isMissing(raw)) return undefined;
    let value: number;
    if (typeof raw === 'number') {
      value = raw;
    } else if (typeof raw === 'string' && (this.isText || bounds.orText === true)) {
      const text = raw.trim();
      if (!DECIMAL_TEXT.test(text)) {
        const code = NOT_FINITE_TEXT.test(text) ? 'number-not-finite' : 'number-form';
        this.problems.add(code, `${at}/${name}`, { given: shown(raw) });
        return undefined;
      }
      value = Number(text);
    } else {
      this.problems.add('wrong-type', `${at}/${name}`, { expected: 'number', given: shown(raw) });
      return undefined;
    }
    return this.#bounded(value, raw, at, name, bounds);
  }

  #bounded(value: number, raw: unknown, at: string, name: string, bounds: NumberBounds): number | undefined {
    const max = bounds.max ?? LARGEST_NUMBER;
    const min = bounds.min ?? 0;
    if (!Number.isFinite(value)) this.problems.add('number-not-finite', `${at}/${name}`, { given: shown(raw) });
    else if (value < 0) this.problems.add('number-negative', `${at}/${name}`, { given: shown(raw) });
    else if (value > max) this.problems.add('number-too-large', `${at}/${name}`, { given: shown(raw), max });
    else if (bounds.whole === true && !Number.isInteger(value)) {
      this.problems.add('number-not-whole', `${at}/${name}`, { given: shown(raw) });
    } else if (value < min) this.problems.add('number-too-small', `${at}/${name}`, { given: shown(raw), min });
    else return value === 0 ? 0 : value;
    return undefined;
  }

  /** ISO 3166-1 alpha-2; `ZZ` stands for unknown and is warned about. */
  country(raw: unknown, at: string, name: string): CountryCode | undefined {
    const code = this.code(raw, at, name);
    if (code === undefined || this.context.reference.countries.has(code)) return code as CountryCode | undefined;
    if (code === 'ZZ') {
      this.problems.add('country-unknown', `${at}/${name}`, {});
      return code as CountryCode;
    }
    this.problems.add(COUNTRY.test(code) ? 'country-not-listed' : 'country-form', `${at}/${name}`, {
      given: shown(code),
    });
    return undefined;
  }

  /** ISO 4217 alpha-3. */
  currency(raw: unknown, at: string, name: string): CurrencyCode | undefined {
    const code = this.code(raw, at, name);
    if (code === undefined || this.context.reference.currencies.has(code)) return code as CurrencyCode | undefined;
    this.problems.add('currency-not-listed', `${at}/${name}`, { given: shown(code) });
    return undefined;
  }

  /** Adds a problem for each field that version 1 does not have. `object` is the dotted name of where they stand. */
  refuseUnknown(raw: RawObject, at: string, object: string, known: ReadonlySet<string>): void {
    for (const key of Object.keys(raw)) {
      if (known.has(key)) continue;
      if (this.problems.isFull) return;
      const pointer = `${at}/${escapePointer(key)}`;
      const name = shown(key);
      if (isPersonal(key, object)) this.problems.add('personal-data', pointer, { name });
      else this.problems.add('unknown-field', pointer, { name, suggestion: suggestField(key, object) });
    }
  }
}

/** A name as a step of an RFC 6901 pointer, cut so that a megabyte of a name does not come back in every answer. */
function escapePointer(name: string): string {
  return shown(name).replaceAll('~', '~0').replaceAll('/', '~1');
}
