/** How the value of one field is made from a row of a stranger's CSV. Steps run in the order of these properties. */
export interface FieldSource {
  /** The CSV column it is read from. Absent with `constant` or `counter`. */
  readonly column?: string;
  /** The same value for every row. */
  readonly constant?: string;
  /** `line`: the row's number within its declaration, from 1. */
  readonly counter?: 'line';
  /** Values of the column that mean "missing". The empty value always does. */
  readonly missing?: readonly string[];
  /** The stranger's code to ours; null means missing. */
  readonly codes?: Readonly<Record<string, string | null>>;
  /** What a code that `codes` does not name becomes: `refuse` (the default), `keep` or `missing`. */
  readonly otherwise?: 'refuse' | 'keep' | 'missing';
  /** A number written with a decimal comma, dots or spaces between thousands. */
  readonly decimal?: 'comma';
  /** Digits of a code that a spreadsheet ate: zeros are put in front up to this length. */
  readonly pad?: number;
  /** Rounds a decimal, half to even, to this many places: for floats that were printed in full. */
  readonly round?: number;
  /** How a date is written, with YYYY, MM, DD, HH, mm, ss; it becomes ISO 8601. */
  readonly date?: string;
  /** Put in front, for example to tell a stranger's operator ids from others. */
  readonly prefix?: string;
  /** The separator of a list field; `;` unless told otherwise. */
  readonly separator?: string;
}

/** A checked mapping file. Keys of `fields` are the dotted names of the CSV form, for example `goods.hs`. */
export interface Mapping {
  readonly name: string;
  readonly delimiter?: ',' | ';' | '\t' | '|';
  readonly fields: ReadonlyMap<string, FieldSource>;
  /** `reference`: adjacent rows of one reference are one declaration. `row`: every row is a declaration of its own. */
  readonly group: 'reference' | 'row';
  /** Columns that are read past on purpose. A column that is neither mapped nor ignored refuses the file. */
  readonly ignore: ReadonlySet<string>;
}
