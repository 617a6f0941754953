import { loadPeer } from './install-peers.ts';
import type { BenchRule, FlatRow, Predicate } from './workload.ts';

/** A JavaScript rule engine with rules loaded in its best mode: the ids of the rules that hit an item. */
export interface JsPeer {
  readonly name: string;
  /** How many rows a measurement takes at 1,000 rules: about a second's worth. */
  readonly sample: number;
  load(rules: readonly BenchRule[]): Promise<(item: object) => readonly string[] | Promise<readonly string[]>>;
}

/** Dotted keys as an object of objects, which is how these engines find fields. */
export function nest(row: FlatRow): object {
  const found: Record<string, Record<string, unknown>> = {};
  for (const [key, value] of Object.entries(row)) {
    const [head = '', tail = ''] = key.split('.');
    found[head] ??= {};
    found[head][tail] = value;
  }
  return found;
}

type Logic = Readonly<Record<string, unknown>>;
/** A comparison as JSON Logic writes it. */
const asLogic = ({ field, op, value }: Predicate): Logic => {
  const read = { var: field };
  switch (op) {
    case 'eq':
      return { '===': [read, value] };
    case 'in':
      return { in: [read, value] };
    case 'prefix':
      // JSON Logic has no prefix test.
      return { '===': [{ substr: [read, 0, (value as string).length] }, value] };
    case 'lt':
      return { '<': [read, value] };
    case 'gt':
      return { '>': [read, value] };
  }
};

const jsonLogic: JsPeer = {
  name: 'json-logic-engine',
  sample: 10_000,
  async load(rules) {
    type Build = new () => { build(logic: Logic): (item: object) => unknown };
    const { LogicEngine } = await loadPeer<{ LogicEngine: Build }>('json-logic-engine');
    const engine = new LogicEngine();
    const built = rules.map(({ id, predicates }) => ({ id, test: engine.build({ and: predicates.map(asLogic) }) }));
    return (item) => built.flatMap(({ id, test }) => (test(item) === true ? [id] : []));
  },
};

const celJs: JsPeer = {
  name: '@marcbachmann/cel-js',
  sample: 3_000,
  async load(rules) {
    const { parse } = await loadPeer<{ parse: (when: string) => (item: object) => unknown }>('@marcbachmann/cel-js');
    const parsed = rules.map(({ id, when }) => ({ id, test: parse(when) }));
    return (item) => parsed.flatMap(({ id, test }) => (test(item) === true ? [id] : []));
  },
};

const bufbuildCel: JsPeer = {
  name: '@bufbuild/cel',
  sample: 1_000,
  async load(rules) {
    type Cel = {
      celEnv: () => unknown;
      parse: (when: string) => unknown;
      plan: (env: unknown, parsed: unknown) => (item: object) => unknown;
    };
    const { celEnv, parse, plan } = await loadPeer<Cel>('@bufbuild/cel');
    const env = celEnv();
    const planned = rules.map(({ id, when }) => ({ id, test: plan(env, parse(when)) }));
    return (item) => planned.flatMap(({ id, test }) => (test(item) === true ? [id] : []));
  },
};

/** A comparison as a cell of a decision table. */
const asCell = ({ op, value }: Predicate): string => {
  switch (op) {
    case 'eq':
      return JSON.stringify(value);
    case 'in':
      return (value as readonly string[]).map((one) => JSON.stringify(one)).join(', ');
    case 'prefix':
      return `startsWith($, ${JSON.stringify(value)})`;
    case 'lt':
      return `< ${value}`;
    case 'gt':
      return `> ${value}`;
  }
};

const zen: JsPeer = {
  name: '@gorules/zen-engine',
  sample: 1_000,
  async load(rules) {
    type Decision = { evaluate(item: object): Promise<{ result: readonly { rule: string }[] }> };
    type Zen = { ZenEngine: new () => { createDecision(content: object): Decision } };
    const { ZenEngine } = await loadPeer<Zen>('@gorules/zen-engine');
    const fields = [...new Set(rules.flatMap(({ predicates }) => predicates.map(({ field }) => field)))];
    const inputs = fields.map((field, index) => ({ id: `i${index}`, name: field, field }));
    const table = rules.map(({ id, predicates }) => {
      const cells: Record<string, string> = { _id: id, out: JSON.stringify(id) };
      for (const input of inputs) {
        // A field may be named twice, above one number and below another.
        const mine = predicates.filter(({ field }) => field === input.field);
        cells[input.id] = mine.map(asCell).join(' and ');
      }
      return cells;
    });
    const content = {
      nodes: [
        { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
        {
          id: 'table',
          type: 'decisionTableNode',
          name: 'table',
          position: { x: 1, y: 0 },
          content: {
            hitPolicy: 'collect',
            inputs,
            outputs: [{ id: 'out', name: 'rule', field: 'rule' }],
            rules: table,
          },
        },
        { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } },
      ],
      edges: [
        { id: 'a', type: 'edge', sourceId: 'in', targetId: 'table' },
        { id: 'b', type: 'edge', sourceId: 'table', targetId: 'out' },
      ],
    };
    const decision = new ZenEngine().createDecision(content);
    return async (item) => (await decision.evaluate(item)).result.map(({ rule }) => rule);
  },
};

const jsonRules: JsPeer = {
  name: 'json-rules-engine',
  sample: 100,
  async load(rules) {
    type Engine = {
      addRule(rule: object): void;
      addOperator(name: string, test: (fact: unknown, value: string) => boolean): void;
      run(facts: object): Promise<{ events: readonly { type: string }[] }>;
    };
    const { Engine } = await loadPeer<{ Engine: new (rules: [], options: object) => Engine }>('json-rules-engine');
    const engine = new Engine([], { allowUndefinedFacts: true });
    engine.addOperator('prefix', (fact, value) => typeof fact === 'string' && fact.startsWith(value));
    const operators = { eq: 'equal', in: 'in', prefix: 'prefix', lt: 'lessThan', gt: 'greaterThan' };
    for (const { id, predicates } of rules) {
      const all = predicates.map(({ field, op, value }) => {
        const [fact = '', tail = ''] = field.split('.');
        return { fact, path: `$.${tail}`, operator: operators[op], value };
      });
      engine.addRule({ conditions: { all }, event: { type: id } });
    }
    return async (item) => (await engine.run(item)).events.map(({ type }) => type);
  },
};

/** Quickest first, as their samples tell. */
export const JS_PEERS: readonly JsPeer[] = [jsonLogic, celJs, bufbuildCel, zen, jsonRules];
