import type { SourceModule } from '../source.ts';

/**
 * Circles of files that import one another, each once, as the list of its files. Imports of types alone do not count:
 * they vanish before the program runs, and nodes of a tree may name each other.
 */
export function findCycles(modules: readonly SourceModule[]): readonly (readonly string[])[] {
  const next = new Map(
    modules.map((module) => [
      module.path,
      [...new Set(module.imports.filter((entry) => !entry.typeOnly).flatMap(({ file }) => file ?? []))],
    ]),
  );
  // Tarjan's strongly connected components: a component of more than one file is a circle.
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const cycles: (readonly string[])[] = [];
  const visit = (path: string): void => {
    order.set(path, order.size);
    lowest.set(path, order.size - 1);
    stack.push(path);
    for (const other of next.get(path) ?? []) {
      if (!next.has(other)) continue;
      if (!order.has(other)) visit(other);
      if (stack.includes(other)) lowest.set(path, Math.min(lowest.get(path) ?? 0, lowest.get(other) ?? 0));
    }
    if (lowest.get(path) !== order.get(path)) return;
    const circle = stack.splice(stack.indexOf(path));
    if (circle.length > 1 || next.get(path)?.includes(path)) cycles.push(circle.sort());
  };
  for (const path of next.keys()) if (!order.has(path)) visit(path);
  return cycles;
}
