/** A goods item as typed: text, until the server judges it. */
export type DraftItem = Readonly<Record<ItemField, string>>;
/** A field of a goods item that the short form has. */
export type ItemField = (typeof ITEM_FIELDS)[number];
/** In the order of the form; the names are those of the declaration's JSON. */
export const ITEM_FIELDS = [
  'hs',
  'description',
  'origin',
  'netKg',
  'grossKg',
  'packages',
  'value',
  'currency',
] as const;
/** Fields that the JSON has as numbers. */
const ITEM_NUMBERS: ReadonlySet<ItemField> = new Set<ItemField>(['netKg', 'grossKg', 'packages', 'value']);

/** In the order of the form; `plate` goes into the vehicle, the others are those of the declaration's JSON. */
export const HEAD_FIELDS = [
  'reference',
  'declarant',
  'importer',
  'exporter',
  'carrier',
  'direction',
  'procedure',
  'dispatchCountry',
  'destinationCountry',
  'plate',
  'seals',
] as const;
/** A field of the header that the short form has. */
export type HeadField = (typeof HEAD_FIELDS)[number];

/** A declaration as typed into the compact form. */
export interface Draft {
  readonly head: Readonly<Record<HeadField, string>>;
  readonly goods: readonly DraftItem[];
}

/** A goods item with nothing typed yet. */
export const EMPTY_ITEM = Object.fromEntries(ITEM_FIELDS.map((field) => [field, ''])) as DraftItem;

/** An empty form, with the declarant filled in for somebody bound to one operator. */
export function emptyDraft(declarant: string): Draft {
  const head = Object.fromEntries(HEAD_FIELDS.map((field) => [field, ''])) as Draft['head'];
  return { head: { ...head, declarant }, goods: [EMPTY_ITEM] };
}

/** A filled-in form to learn from; the reference is new each time, so that it can be sent. */
export function exampleDraft(declarant: string, reference: string): Draft {
  return {
    head: {
      reference,
      declarant: declarant === '' ? 'OP-1007' : declarant,
      importer: 'OP-1042',
      exporter: 'OP-0311',
      carrier: 'OP-0088',
      direction: 'import',
      procedure: '4000',
      dispatchCountry: 'MN',
      destinationCountry: 'CN',
      plate: '0123UBA',
      seals: 'S-448812',
    },
    goods: [
      {
        hs: '270112',
        description: 'Bituminous coal, washed',
        origin: 'MN',
        netKg: '38500',
        grossKg: '38900',
        packages: '1',
        value: '5005',
        currency: 'USD',
      },
    ],
  };
}

/** The JSON of version 1 that the form stands for. Empty fields are left out: they mean missing. */
export function declarationOf(draft: Draft, lodgedAt: string): Record<string, unknown> {
  const { plate, seals, ...head } = draft.head;
  // Commas of either language.
  const sealed = seals
    .split(/[,，]/)
    .map((seal) => seal.trim())
    .filter((seal) => seal !== '');
  return {
    ...withoutEmpty(head),
    lodgedAt,
    ...(plate.trim() === '' ? {} : { vehicle: { plate: plate.trim() } }),
    ...(sealed.length === 0 ? {} : { seals: sealed }),
    goods: draft.goods.map((item, place) => ({ line: place + 1, ...numbersOf(withoutEmpty(item)) })),
  };
}

function withoutEmpty(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]])),
  );
}

/** Numbers as numbers; what is not one stays text, so that the server says what is wrong with it. */
function numbersOf(fields: Readonly<Record<string, string>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => {
      const isNumber = ITEM_NUMBERS.has(name as ItemField) && /^-?\d+(\.\d+)?$/.test(text);
      return [name, isNumber ? Number(text) : text];
    }),
  );
}

/** The pointer of a form field in the JSON it stands for, as problems name it. */
export function headPointer(field: HeadField): string {
  return field === 'plate' ? '/vehicle/plate' : `/${field}`;
}
