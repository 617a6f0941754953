/** How a field of the flat form (CSV, EDIFACT) becomes JSON: text as it is, a list, or a list of small objects. */
export type FlatKind = 'text' | 'list' | 'numbers' | 'documents';

/** The fields of the flat form by their dotted name. `goods.` fields belong to the row's goods item, others to the declaration. */
export const FLAT_FIELDS: ReadonlyMap<string, FlatKind> = new Map<string, FlatKind>([
  ...(
    'reference direction procedure port lodgedAt declarant importer exporter carrier dispatchCountry destinationCountry ' +
    'vehicle.plate vehicle.country vehicle.kind vehicle.trailerPlate transitDocument guarantee totals.grossKg totals.packages ' +
    'goods.line goods.hs goods.description goods.origin goods.netKg goods.grossKg goods.packages goods.quantity goods.unit ' +
    'goods.value goods.currency goods.preference goods.dutyRate goods.unNumber'
  )
    .split(' ')
    .map((name): [string, FlatKind] => [name, 'text']),
  ['containers', 'numbers'],
  ['seals', 'list'],
  ['documents', 'documents'],
]);

/** The fields that a file must have a column for; without them no row can be told from another. */
export const REQUIRED_FIELDS = ['reference', 'declarant', 'lodgedAt', 'goods.line', 'goods.hs'] as const;

type Node = { [key: string]: unknown };

/** Sets a dotted name in a nested object, making the objects on the way. Lists are split and shaped by their kind. */
export function setField(target: Node, name: string, value: string, separator = ';'): void {
  const dot = name.indexOf('.');
  if (dot < 0) target[name] = shape(FLAT_FIELDS.get(name) ?? 'text', value, separator);
  else {
    const key = name.slice(0, dot);
    target[key] ??= {};
    const parent = target[key] as Node;
    parent[name.slice(dot + 1)] = value;
  }
}

/** Splits a list and shapes its entries. */
function shape(kind: FlatKind, value: string, separator: string): unknown {
  if (kind === 'text') return value;
  const parts = value
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (kind === 'list') return parts;
  if (kind === 'numbers') return parts.map((number) => ({ number }));
  return parts.map((part) => {
    const colon = part.indexOf(':');
    return colon < 0 ? { type: part } : { type: part.slice(0, colon).trim(), number: part.slice(colon + 1).trim() };
  });
}

/** The dotted name that a JSON pointer of a declaration belongs to, and the index of its goods item when it has one. */
export function fieldOfPointer(pointer: string): { name: string; item?: number } {
  const [, first = '', second = '', third] = pointer.split('/');
  if (first === 'goods') return { name: third === undefined ? 'goods' : `goods.${third}`, item: Number(second) };
  if (first === 'vehicle' || first === 'totals') return { name: second === '' ? first : `${first}.${second}` };
  return { name: first };
}

/**
 * The known name nearest to a misspelt one, or nothing when none is near; for the suggestion beside a refusal, never to
 * read a file by.
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const wanted = plain(name);
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(wanted.length / 4)) + 1;
  for (const candidate of known) {
    const whole = distance(wanted, plain(candidate));
    // A column called `hs` most likely means `goods.hs`.
    const tail = candidate.includes('.') ? distance(wanted, plain(candidate.slice(candidate.indexOf('.') + 1))) : whole;
    const near = Math.min(whole, tail);
    if (near < bestDistance) [best, bestDistance] = [candidate, near];
  }
  return best;
}

/** A name as people mistype it: case, blanks, dashes and underscores make no difference. */
function plain(name: string): string {
  return name
    .slice(0, 40)
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '');
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, swap));
    }
    row = next;
  }
  return row[b.length]!;
}
