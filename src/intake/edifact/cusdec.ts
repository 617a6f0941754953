import type { Place, Problem } from '../../core/domain/problem.ts';
import { roundDecimalText } from '../decimal-text.ts';
import { fieldOfPointer, setField } from '../fields.ts';
import type { IntakeItem } from '../port/read.ts';
import { problemAt, quoted, refuse } from '../refuse.ts';
import * as tables from './cusdec-tables.ts';
import { component } from './segments.ts';
import type { Segment } from './tokenize.ts';

/** BGM 1225: original, and nothing said. Changes and cancellations have a door of their own, where a person answers for them. */
const FUNCTIONS_TAKEN: ReadonlySet<string> = new Set(['', '9']);
/** A gram is the third place of a kilogram, a milligram the sixth; a tenth of it is nobody's declared weight. */
const WEIGHT_PLACES = 7;
/** Where the message is: before the goods, at them, or after them. */
type Section = 'header' | 'items' | 'summary';

/**
 * Maps one CUSDEC message, D.96B to D.22A, to a raw declaration. `segments` are those after UNH and before UNT, with
 * people already taken out. What has no field here is passed over: an administration's own segments are no error.
 * Refuses a change or a cancellation (`edifact-function`), a unit of weight it does not know (`edifact-unit`), and a
 * count that differs.
 */
export function mapCusdec(unh: Segment, segments: readonly Segment[]): IntakeItem {
  const mapper = new CusdecMapper(unh);
  for (const segment of segments) mapper.take(segment);
  return mapper.finish();
}

/** Gathers one declaration from the segments of a message. The first statement of a field counts, unless said otherwise. */
class CusdecMapper {
  readonly #unh: Segment;
  readonly #raw: Record<string, unknown> = {};
  readonly #goods: Record<string, unknown>[] = [];
  readonly #places = new Map<string, Segment>();
  readonly #problems: Problem[] = [];
  readonly #documents: string[] = [];
  readonly #containers: string[] = [];
  readonly #seals: string[] = [];
  #section: Section = 'header';
  #currency: string | undefined;
  #valueRank = tables.ITEM_VALUES.length;

  constructor(unh: Segment) {
    this.#unh = unh;
  }

  take(segment: Segment): void {
    switch (segment.tag) {
      case 'UNS':
        this.#section = component(segment, 0) === 'S' ? 'summary' : 'items';
        break;
      case 'BGM':
        this.#beginning(segment);
        break;
      case 'DTM':
        this.#date(segment);
        break;
      case 'LOC':
        this.#location(segment);
        break;
      case 'NAD':
        this.#party(segment);
        break;
      case 'TDT':
        this.#transport(segment);
        break;
      case 'EQD':
        this.#equipment(segment);
        break;
      case 'SEL':
        this.#list('seals', this.#seals, component(segment, 0), segment);
        break;
      case 'RFF':
        this.#reference(segment);
        break;
      case 'DMS':
        this.#document(component(segment, 1), component(segment, 0), segment);
        break;
      case 'DOC':
        this.#document(component(segment, 0), component(segment, 1), segment);
        break;
      case 'CST':
        this.#item(segment);
        break;
      case 'FTX':
        this.#setOfItem('goods.description', text(segment), segment);
        break;
      case 'PAC':
        this.#setOfItem('goods.packages', component(segment, 0), segment);
        break;
      case 'TAX':
        this.#setOfItem('goods.dutyRate', decimal(component(segment, 4, 3)), segment);
        break;
      case 'MEA':
        this.#measurement(segment);
        break;
      case 'MOA':
        this.#amount(segment);
        break;
      case 'CUX':
        this.#currency ??= component(segment, 0, 1) || undefined;
        break;
      case 'CNT':
        this.#control(segment);
        break;
    }
  }

  #beginning(segment: Segment): void {
    // D.96B has the number in the second element, later ones as its first component: the same place.
    this.#set('reference', component(segment, 1), segment);
    this.#set('direction', tables.DIRECTION_OF_DOCUMENT[component(segment, 0)] ?? '', segment);
    const given = component(segment, 2);
    if (!FUNCTIONS_TAKEN.has(given)) this.#report('edifact-function', segment, { given: quoted(given) });
  }

  /** DTM 137, the date of the document, is the lodging; its form 2379 says how it is written. */
  #date(segment: Segment): void {
    if (component(segment, 0) !== '137') return;
    const value = component(segment, 0, 1);
    const found = tables.DATE_FORMS[component(segment, 0, 2)]?.exec(value);
    if (found === null || found === undefined) {
      this.#report('edifact-element-form', segment, { name: 'DTM', element: 1, given: quoted(value) });
      return;
    }
    const [, year, month, day, hour, minute, second, offsetHours, offsetMinutes] = found;
    const time =
      hour === undefined ? '' : `T${hour}:${minute}:${second === undefined || second === '' ? '00' : second}`;
    const offset = offsetHours === undefined ? '' : `${offsetHours}:${offsetMinutes}`;
    this.#set('lodgedAt', `${year}-${month}-${day}${time}${offset}`, segment);
  }

  #location(segment: Segment): void {
    const places = this.#goods.length > 0 ? tables.ITEM_PLACES : tables.HEADER_PLACES;
    const field = places[component(segment, 0)];
    if (field !== undefined) this.#set(field, component(segment, 1), segment);
  }

  /** Firms by NAD 3035, before the goods only: parties of single items have no field. */
  #party(segment: Segment): void {
    const field = tables.PARTIES[component(segment, 0)];
    // The exporter's own entry counts before the consignor's, whichever comes first.
    if (field === undefined || (component(segment, 0) === 'CZ' && this.#places.has('exporter'))) return;
    if (this.#goods.length === 0) this.#set(field, component(segment, 1), segment, component(segment, 0) === 'EX');
  }

  /**
   * TDT 20 (main carriage) and 11 (at the border). The plate is the id of the means (8213), or its name (8212) where it
   * has none.
   */
  #transport(segment: Segment): void {
    if (component(segment, 0) !== '20' && component(segment, 0) !== '11') return;
    this.#set('vehicle.kind', tables.VEHICLE_KINDS[component(segment, 2)] ?? '', segment);
    this.#set('carrier', component(segment, 4), segment);
    this.#set('vehicle.plate', component(segment, 7) || component(segment, 7, 3), segment);
    this.#set('vehicle.country', component(segment, 7, 4), segment);
  }

  #equipment(segment: Segment): void {
    const kind = component(segment, 0);
    if (kind === 'TE') this.#set('vehicle.trailerPlate', component(segment, 1), segment);
    if (kind === 'CN') this.#list('containers', this.#containers, component(segment, 1), segment);
  }

  #reference(segment: Segment): void {
    const kind = component(segment, 0);
    if (kind === 'CMR') this.#document('730', component(segment, 0, 1), segment);
    if (kind === 'AEA') this.#set('guarantee', component(segment, 0, 1), segment);
  }

  #document(type: string, number: string, segment: Segment): void {
    // 952: TIR carnet. It moves the goods under seal, so it is the transit document rather than a paper among others.
    if (type === '952') {
      this.#set('transitDocument', number, segment);
      return;
    }
    const name = tables.DOCUMENT_TYPES[type] ?? (type === '' ? '' : `document-${type}`);
    if (name !== '') this.#list('documents', this.#documents, number === '' ? name : `${name}:${number}`, segment);
  }

  /** CST begins a goods item; what follows is about it until the next. */
  #item(segment: Segment): void {
    if (this.#section === 'header') return;
    this.#goods.push({});
    this.#valueRank = tables.ITEM_VALUES.length;
    this.#places.set(`/goods/${this.#goods.length - 1}`, segment);
    this.#set('goods.line', component(segment, 0) || String(this.#goods.length), segment);
    this.#set('goods.hs', component(segment, 1).replaceAll(/[. ]/g, ''), segment);
  }

  /** MEA: a weight in kilograms, or of an item its quantity in the tariff's unit. */
  #measurement(segment: Segment): void {
    const unit = component(segment, 2);
    const value = decimal(component(segment, 2, 1));
    const ofItem = this.#goods.length > 0;
    if (ofItem && tables.SUPPLEMENTARY_QUANTITY.has(component(segment, 0))) {
      this.#set('goods.quantity', value, segment);
      this.#set('goods.unit', unit, segment);
      return;
    }
    const field = (ofItem ? tables.ITEM_WEIGHTS : tables.HEADER_WEIGHTS)[component(segment, 1)];
    if (field === undefined || value === '') return;
    const exponent = tables.KILOGRAMS_EXPONENT[unit];
    if (exponent === undefined) this.#report('edifact-unit', segment, { given: quoted(unit) });
    else this.#set(field, exponent === 0 ? value : roundDecimalText(`${value}e${exponent}`, WEIGHT_PLACES), segment);
  }

  /** MOA of an item: of several amounts the first kind in ITEM_VALUES counts, in whatever order they stand. */
  #amount(segment: Segment): void {
    const kind = component(segment, 0);
    const currency = component(segment, 0, 2);
    if (this.#goods.length === 0) {
      // The invoice total has no field, but its currency is that of the items that name none.
      if (kind === '39') this.#currency ??= currency || undefined;
      return;
    }
    const rank = tables.ITEM_VALUES.indexOf(kind);
    if (this.#section !== 'items' || rank < 0 || rank >= this.#valueRank) return;
    this.#valueRank = rank;
    this.#set('goods.value', decimal(component(segment, 0, 1)), segment, true);
    this.#set('goods.currency', currency || this.#currency || '', segment, true);
  }

  /** CNT: 5 counts the items, which must agree; 11 states the packages. */
  #control(segment: Segment): void {
    const given = component(segment, 0, 1);
    if (component(segment, 0) === '5' && Number(given) !== this.#goods.length) {
      this.#report('edifact-count-differs', segment, { given: quoted(given), expected: this.#goods.length });
    }
    if (component(segment, 0) === '11') this.#set('totals.packages', given, segment);
  }

  #setOfItem(field: string, value: string, segment: Segment): void {
    if (this.#goods.length > 0) this.#set(field, value, segment);
  }

  /** Sets a field that has a value; the first statement of it stays unless `over` says otherwise. */
  #set(field: string, value: string, segment: Segment, over = false): void {
    if (value === '') return;
    const item = field.startsWith('goods.') ? this.#goods.length - 1 : -1;
    const key = item >= 0 ? `/goods/${item}/${field.slice('goods.'.length)}` : field;
    if (this.#places.has(key) && !over) return;
    this.#places.set(key, segment);
    if (item >= 0) this.#goods[item]![field.slice('goods.'.length)] = value;
    else setField(this.#raw, field, value);
  }

  #list(field: string, values: string[], value: string, segment: Segment): void {
    if (value === '') return;
    this.#places.set(`/${field}/${values.length}`, segment);
    values.push(value);
    // A separator that no value holds, since these come from separate segments.
    setField(this.#raw, field, values.join('\u0000'), '\u0000');
  }

  #report(code: Problem['code'], segment: Segment, params: Record<string, string | number>): void {
    this.#problems.push(problemAt(code, { line: segment.line, segment: segment.number }, params));
  }

  /**
   * The declaration, or every problem of the message at once. A pointer leads to the segment its value came from, or
   * the nearest above it.
   */
  finish(): IntakeItem {
    const { reference } = this.#raw;
    if (this.#problems.length > 0) return refuse(this.#problems, typeof reference === 'string' ? reference : undefined);
    const places = this.#places;
    const unh = this.#unh;
    const place = (pointer: string): Place => {
      const parent = pointer.slice(0, pointer.lastIndexOf('/'));
      const { name } = fieldOfPointer(pointer);
      const at = places.get(pointer) ?? places.get(name) ?? places.get(parent) ?? unh;
      return { pointer, line: at.line, segment: at.number };
    };
    return { raw: { ...this.#raw, goods: this.#goods }, form: 'text', place, problems: [] };
  }
}

/** C108: up to five pieces of one text. */
function text(segment: Segment): string {
  return (segment.elements[3] ?? []).join(' ').trim();
}

/** ISO 9735 allows both decimal marks in a number, whatever UNA says. */
function decimal(value: string): string {
  return value.replace(',', '.');
}
