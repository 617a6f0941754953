import type { Expr } from '../../src/core/rule/ast.ts';
import { type DebugNode, flat } from './debug-tree.ts';

const call = (name: string, ...args: DebugNode[]): DebugNode => flat({ kind: 'call', name, args });

/** A condition as we parsed it, in the form of cel-go's debug notation. */
export function ourTree(expr: Expr): DebugNode {
  switch (expr.kind) {
    case 'string':
    case 'int':
    case 'double':
    case 'bool':
      return { kind: 'literal', value: expr.value };
    case 'list':
      return { kind: 'list', items: expr.items.map(ourTree) };
    case 'list-name':
      return { kind: 'name', name: `lists.${expr.id}` };
    case 'field':
      return { kind: 'name', name: expr.field };
    case 'has':
      return { kind: 'has', name: expr.field };
    case 'and':
      return call('_&&_', ...expr.terms.map(ourTree));
    case 'or':
      return call('_||_', ...expr.terms.map(ourTree));
    case 'not':
      return call('!_', ourTree(expr.operand));
    case 'negate':
      return call('-_', ourTree(expr.operand));
    case 'compare':
    case 'arithmetic':
      return call(`_${expr.operator}_`, ourTree(expr.left), ourTree(expr.right));
    case 'in':
      return call('@in', ourTree(expr.item), ourTree(expr.list));
    case 'conditional':
      return call('_?_:_', ourTree(expr.test), ourTree(expr.then), ourTree(expr.otherwise));
    case 'text-test':
      return call(expr.test, ourTree(expr.text), ourTree(expr.argument));
    case 'matches':
      return call('matches', ourTree(expr.text), { kind: 'literal', value: expr.pattern });
    case 'size':
      return call('size', ourTree(expr.of));
  }
}
