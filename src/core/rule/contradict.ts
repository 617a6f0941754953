import { type Comparison, type CompareNode, type Expr, mirrored, type TypedExpr } from './ast.ts';
import type { FieldName } from './fields.ts';

/** What the literals of a condition leave of one field: an interval of numbers, or texts. */
interface Room {
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
  /** The only texts that are left; any when absent. */
  readonly only?: ReadonlySet<string>;
  readonly not: ReadonlySet<string>;
  /** A text must begin so. */
  readonly prefix: string;
  readonly flag?: boolean;
  readonly present?: boolean;
}

type Rooms = ReadonlyMap<FieldName, Room>;

const ANY: Room = {
  low: Number.NEGATIVE_INFINITY,
  high: Number.POSITIVE_INFINITY,
  lowOpen: false,
  highOpen: false,
  not: new Set(),
  prefix: '',
};

/** Branches tried; a condition that needs more is taken as possible. */
const MOST_BRANCHES = 2_000;

/** A part of a condition that must be true, or false. */
interface Wanted {
  readonly expr: TypedExpr;
  readonly want: boolean;
}

/**
 * Whether a condition is false, or an error, whatever a goods item holds: decided from its comparisons with literals, as
 * `x < 3.0 && x > 5.0` is. What cannot be decided so counts as possible.
 */
export function isContradiction(expr: TypedExpr): boolean {
  let branches = 0;
  const possible = (wanted: readonly Wanted[], rooms: Rooms): boolean => {
    const [first, ...rest] = wanted;
    if (first === undefined) return true;
    // Alternatives multiply: what cannot be decided in time counts as possible, so that no sound rule is told it is
    // none.
    branches += 1;
    if (branches > MOST_BRANCHES) return true;
    const { expr: node, want } = first;
    switch (node.kind) {
      case 'bool':
        return node.value === want && possible(rest, rooms);
      case 'not':
        return possible([{ expr: node.operand, want: !want }, ...rest], rooms);
      case 'and':
      case 'or': {
        const terms = node.terms.map((term): Wanted => ({ expr: term, want }));
        if ((node.kind === 'and') === want) return possible([...terms, ...rest], rooms);
        return terms.some((term) => possible([term, ...rest], rooms));
      }
      default: {
        const next = narrow(node, want, rooms);
        return next !== undefined && possible(rest, next);
      }
    }
  };
  return !possible([{ expr, want: true }], new Map());
}

/** The rooms after a leaf is held to be true or false; undefined when nothing is left of one. */
function narrow(node: TypedExpr, want: boolean, rooms: Rooms): Rooms | undefined {
  switch (node.kind) {
    case 'has':
      return put(rooms, node.field, (room) => (room.present === !want ? undefined : { ...room, present: want }));
    case 'field':
      return present(rooms, node.field, (room) => (room.flag === !want ? undefined : { ...room, flag: want }));
    case 'compare':
      return compareRooms(node, want, rooms);
    case 'in': {
      if (node.item.kind !== 'field' || (node.list.kind !== 'list' && node.list.kind !== 'list-name')) return rooms;
      const values = node.list.kind === 'list-name' ? node.list.values : node.list.items.map((item) => item.value);
      if (!values.every((value) => typeof value === 'string')) return rooms;
      return present(rooms, node.item.field, (room) => (want ? keepOnly(room, values) : without(room, values)));
    }
    case 'text-test': {
      if (node.text.kind !== 'field' || node.argument.kind !== 'string' || !want) return rooms;
      const { value } = node.argument;
      if (node.test !== 'startsWith') return rooms;
      return present(rooms, node.text.field, (room) => begin(room, value));
    }
    default:
      return rooms;
  }
}

const NEGATED: Readonly<Record<Comparison, Comparison>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

/**
 * What a comparison with a literal leaves. Where it is false it was not an error, so its opposite holds of a value that
 * is there.
 */
function compareRooms(node: CompareNode<TypedExpr>, want: boolean, rooms: Rooms): Rooms | undefined {
  const turned = node.left.kind !== 'field';
  const [field, literal] = turned ? [node.right, node.left] : [node.left, node.right];
  if (field.kind !== 'field') return rooms;
  const straight = turned ? mirrored(node.operator) : node.operator;
  const operator = want ? straight : NEGATED[straight];
  const value = literalOf(literal);
  if (typeof value === 'string') {
    if (operator === '==') return present(rooms, field.field, (room) => keepOnly(room, [value]));
    return operator === '!=' ? present(rooms, field.field, (room) => without(room, [value])) : rooms;
  }
  if (typeof value === 'boolean') {
    if (operator !== '==' && operator !== '!=') return rooms;
    const flag = (operator === '==') === value;
    return present(rooms, field.field, (room) => (room.flag === !flag ? undefined : { ...room, flag }));
  }
  return value === undefined ? rooms : present(rooms, field.field, (room) => bound(room, operator, value));
}

/** A literal's value; a number behind a minus sign is one too. */
function literalOf(expr: Expr | TypedExpr): string | number | boolean | undefined {
  switch (expr.kind) {
    case 'string':
    case 'bool':
    case 'double':
      return expr.value;
    case 'int':
      return Number(expr.value);
    case 'negate': {
      const inner = literalOf(expr.operand);
      return typeof inner === 'number' ? -inner : undefined;
    }
    default:
      return undefined;
  }
}

function put(rooms: Rooms, field: FieldName, change: (room: Room) => Room | undefined): Rooms | undefined {
  const room = change(rooms.get(field) ?? ANY);
  return room === undefined ? undefined : new Map(rooms).set(field, room);
}

/** What is compared must be there: a missing value is an error, which makes nothing true. */
function present(rooms: Rooms, field: FieldName, change: (room: Room) => Room | undefined): Rooms | undefined {
  return put(rooms, field, (room) => (room.present === false ? undefined : change({ ...room, present: true })));
}

/** Narrows an interval; undefined when it is empty. `!=` is remembered only where the interval is a single number. */
function bound(room: Room, operator: Comparison, value: number): Room | undefined {
  if (operator === '!=') return room.low === value && room.high === value ? undefined : room;
  let next = room;
  if (operator !== '<' && operator !== '<=') {
    const open = operator === '>';
    if (value > next.low || (value === next.low && open)) next = { ...next, low: value, lowOpen: open };
  }
  if (operator !== '>' && operator !== '>=') {
    const open = operator === '<';
    if (value < next.high || (value === next.high && open)) next = { ...next, high: value, highOpen: open };
  }
  const empty = next.low > next.high || (next.low === next.high && (next.lowOpen || next.highOpen));
  return empty ? undefined : next;
}

/** Leaves the texts that both this list and what was known allow. */
function keepOnly(room: Room, values: readonly unknown[]): Room | undefined {
  const texts = values.filter((value): value is string => typeof value === 'string');
  const left = texts.filter(
    (text) => (room.only?.has(text) ?? true) && !room.not.has(text) && text.startsWith(room.prefix),
  );
  return left.length === 0 ? undefined : { ...room, only: new Set(left) };
}

/** Takes texts away. Only a closed list can run out of them. */
function without(room: Room, values: readonly unknown[]): Room | undefined {
  const not = new Set([...room.not, ...values.filter((value) => typeof value === 'string')]);
  if (room.only === undefined) return { ...room, not };
  const only = new Set([...room.only].filter((text) => !not.has(text)));
  return only.size === 0 ? undefined : { ...room, not, only };
}

/** Two beginnings agree when one begins the other; the longer is what is known then. */
function begin(room: Room, prefix: string): Room | undefined {
  if (!prefix.startsWith(room.prefix) && !room.prefix.startsWith(prefix)) return undefined;
  const longer = prefix.length > room.prefix.length ? prefix : room.prefix;
  const next = { ...room, prefix: longer };
  return room.only === undefined ? next : keepOnly(next, [...room.only]);
}
