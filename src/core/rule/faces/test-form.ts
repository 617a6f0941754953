import { type TextTest, TEXT_TESTS } from '../ast.ts';
import { type FieldName, FIELDS } from '../fields.ts';
import { canonical } from '../canonical.ts';
import {
  COMPARING,
  type Comparing,
  exprOfFieldTest,
  type FieldTest,
  type Literal,
  literalText,
  numberLiteral,
} from './field-test.ts';

/** What a question may ask of a field. */
export type Verb = Comparing | TextTest | 'matches' | 'one-of' | 'in-list' | 'holds' | 'true' | 'there';

/** One question as a person fills it in: a field, a verb, and a value as typed. */
export interface TestForm {
  readonly field: FieldName;
  readonly verb: Verb;
  readonly value: string;
}

const ORDERS = ['<', '<=', '>', '>='] as const;
/** What may be asked of a text; the beginning of a code first, since most rules begin with one. */
const TEXT_VERBS: readonly Verb[] = [
  'startsWith',
  '==',
  '!=',
  'one-of',
  'in-list',
  'contains',
  'endsWith',
  'matches',
  ...ORDERS,
];

/** The verbs that a field knows, the usual ones first. */
export function verbsFor(field: FieldName): readonly Verb[] {
  const { type, equalityOnly } = FIELDS[field];
  if (equalityOnly) return ['==', 'one-of', 'in-list', 'there'];
  switch (type) {
    case 'string':
      return [...TEXT_VERBS, 'there'];
    case 'int':
    case 'double':
      return [...ORDERS, '==', '!=', 'one-of', 'there'];
    case 'bool':
      return ['true', 'there'];
    case 'list(string)':
      return ['holds', 'there'];
  }
}

/** Whether a verb asks for a value. */
export function needsValue(verb: Verb): boolean {
  return verb !== 'true' && verb !== 'there';
}

/** A question as a form to fill in; nothing for one that no form can hold, such as a list of texts with commas. */
export function formOfTest(test: FieldTest): TestForm | undefined {
  const form = written(test);
  const again = form && testOfForm(form);
  return again && canonical(exprOfFieldTest(again)) === canonical(exprOfFieldTest(test)) ? form : undefined;
}

/** A question as typed; whether typing it asks the same question is checked by `formOfTest`. */
function written(test: FieldTest): TestForm | undefined {
  const { field } = test;
  switch (test.kind) {
    case 'compare':
      return { field, verb: test.verb, value: literalText(test.value) };
    case 'one-of': {
      const values = test.values.map(literalText);
      return { field, verb: 'one-of', value: values.join(', ') };
    }
    case 'in-list':
      return { field, verb: 'in-list', value: test.list };
    case 'text':
      return { field, verb: test.verb, value: test.value };
    case 'holds':
      return { field, verb: 'holds', value: test.value };
    case 'true':
    case 'there':
      return { field, verb: test.kind, value: '' };
  }
}

/** The question that a form asks; nothing while its value is missing or is no number. */
export function testOfForm({ field, verb, value }: TestForm): FieldTest | undefined {
  if (verb === 'true' || verb === 'there') return { kind: verb, field };
  if (value === '') return undefined;
  if (verb === 'in-list')
    return /^[a-z][A-Za-z0-9]*$/.test(value) ? { kind: 'in-list', field, list: value } : undefined;
  if (verb === 'holds') return { kind: 'holds', field, value };
  if (verb === 'matches' || isTextTest(verb)) return { kind: 'text', field, verb, value };
  if (verb === 'one-of') {
    const parts = value.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
    const values = parts.map((part) => literalOf(field, part, false)).filter((literal) => literal !== undefined);
    return values.length > 0 && values.length === parts.length ? { kind: 'one-of', field, values } : undefined;
  }
  const literal = literalOf(field, value, verb !== '==' && verb !== '!=');
  return literal && { kind: 'compare', field, verb: comparing(verb), value: literal };
}

const isTextTest = (verb: Verb): verb is TextTest => (TEXT_TESTS as readonly string[]).includes(verb);
const comparing = (verb: Verb): Comparing => COMPARING.find((sign) => sign === verb) ?? '==';

function literalOf(field: FieldName, written: string, ordering: boolean): Literal | undefined {
  const { type } = FIELDS[field];
  if (type !== 'int' && type !== 'double') return { kind: 'string', value: written };
  // Orderings mix whole and decimal numbers, so a bound keeps the type it is written in.
  if (ordering) return numberLiteral(written, /^\s*-?\d+\s*$/.test(written) ? 'int' : 'double');
  return numberLiteral(written, type);
}
