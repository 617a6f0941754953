import { type TSchema, Type } from 'typebox';
import { DIRECTIONS, VEHICLE_KINDS } from '../core/domain/declaration.ts';
import {
  LARGEST_DUTY_RATE,
  LARGEST_LINE,
  LARGEST_NUMBER,
  MAX_LENGTH,
  MOST_ENTRIES,
  MOST_GOODS,
} from '../core/domain/validate/fields.ts';

/**
 * The JSON of a declaration, version 1, as it is sent. The shape says what the form is: names, types, what is required.
 * Whether values are true codes and agree with each other is validation's part (src/core/domain/validate), which refuses
 * everything that this shape refuses.
 */

// Not negative, but minus nought is nought.
const DECIMAL_TEXT =
  '^\\s*(?:\\+?(?:[0-9]{1,40}(?:\\.[0-9]{0,40})?|\\.[0-9]{1,40})|-(?:0{1,40}(?:\\.0{0,40})?|\\.0{1,40}))(?:[eE][+-]?[0-9]{1,4})?\\s*$';

/** Absent, null and empty text all mean missing. */
const missable = <T extends TSchema>(shape: T) => Type.Optional(Type.Union([shape, Type.Null(), Type.Literal('')]));

const text = (maxLength: number, description: string) => Type.String({ maxLength, description });
const needed = (maxLength: number, description: string) => Type.String({ maxLength, pattern: '\\S', description });
const amount = (description: string) => Type.Number({ minimum: 0, maximum: LARGEST_NUMBER, description });
const count = (description: string) => Type.Integer({ minimum: 0, maximum: LARGEST_NUMBER, description });
const country = (description: string) => text(MAX_LENGTH.code, `${description}; ISO 3166-1 alpha-2, ZZ when unknown`);
// What version 1 does not have is refused by name, so that no person's data comes in under a name nobody looked at.
const closed = { additionalProperties: false } as const;

/** One line of a declaration. */
const GoodsItemShape = Type.Object(
  {
    line: Type.Integer({ minimum: 1, maximum: LARGEST_LINE, description: 'unique within the declaration' }),
    hs: needed(MAX_LENGTH.code, 'HS code, 6 to 12 digits; dots and spaces are taken out'),
    description: missable(text(MAX_LENGTH.description, 'what the goods are, in the words of their trade')),
    origin: missable(country('country of origin')),
    netKg: missable(amount('kilograms')),
    grossKg: missable(amount('kilograms, at least the net weight')),
    packages: missable(count('number of packages')),
    quantity: missable(amount('in `unit`')),
    unit: missable(text(MAX_LENGTH.code, 'unit of `quantity`')),
    value: missable(
      Type.Union([
        amount('major units of `currency`'),
        Type.String({
          pattern: DECIMAL_TEXT,
          description: 'the same as decimal text',
        }),
      ]),
    ),
    currency: missable(text(MAX_LENGTH.code, 'ISO 4217')),
    preference: missable(text(MAX_LENGTH.code, 'preference claimed')),
    dutyRate: missable(Type.Number({ minimum: 0, maximum: LARGEST_DUTY_RATE, description: 'percent' })),
    unNumber: missable(text(MAX_LENGTH.code, 'United Nations number of dangerous goods, four digits')),
  },
  closed,
);

const VehicleShape = Type.Object(
  {
    plate: missable(text(MAX_LENGTH.plate, 'number plate')),
    country: missable(country('country of registration')),
    kind: missable(Type.Enum([...VEHICLE_KINDS])),
    trailerPlate: missable(text(MAX_LENGTH.plate, 'number plate of the trailer')),
  },
  { ...closed, description: 'The vehicle that carries the goods. The driver has no field.' },
);

/** A declaration, version 1. */
export const DeclarationShape = Type.Object(
  {
    reference: needed(MAX_LENGTH.reference, "the declarant's own number, unique per declarant"),
    direction: missable(Type.Enum([...DIRECTIONS])),
    procedure: missable(text(MAX_LENGTH.code, 'customs procedure')),
    port: missable(text(MAX_LENGTH.code, 'UN/LOCODE of the port')),
    lodgedAt: needed(MAX_LENGTH.time, 'ISO 8601 date and time; without an offset it is local time at the port'),
    declarant: needed(MAX_LENGTH.operator, 'id of the operator who declares'),
    importer: missable(text(MAX_LENGTH.operator, 'id of an operator')),
    exporter: missable(text(MAX_LENGTH.operator, 'id of an operator')),
    carrier: missable(text(MAX_LENGTH.operator, 'id of an operator')),
    dispatchCountry: missable(country('where the goods were sent from')),
    destinationCountry: missable(country('where the goods go')),
    vehicle: missable(VehicleShape),
    containers: missable(
      Type.Array(Type.Object({ number: needed(MAX_LENGTH.code, 'ISO 6346 with its check digit') }, closed), {
        maxItems: MOST_ENTRIES,
      }),
    ),
    seals: missable(Type.Array(needed(MAX_LENGTH.code, 'seal number'), { maxItems: MOST_ENTRIES })),
    transitDocument: missable(text(MAX_LENGTH.document, 'TIR carnet or transit declaration')),
    guarantee: missable(text(MAX_LENGTH.document, 'number of the guarantee')),
    documents: missable(
      Type.Array(
        Type.Object(
          {
            type: needed(MAX_LENGTH.document, 'for example phytosanitary-certificate'),
            number: missable(text(MAX_LENGTH.document, 'number of the document')),
          },
          closed,
        ),
        { maxItems: MOST_ENTRIES },
      ),
    ),
    totals: missable(
      Type.Object({ grossKg: missable(amount('kilograms')), packages: missable(count('number of packages')) }, closed),
    ),
    goods: Type.Array(GoodsItemShape, { minItems: 1, maxItems: MOST_GOODS }),
  },
  { ...closed, title: 'Declaration', description: 'A statement about a consignment: header and goods items.' },
);
