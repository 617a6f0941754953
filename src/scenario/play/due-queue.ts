/** Something that will happen to a vehicle; `order` settles what is due at the same instant. */
export interface Due {
  readonly at: number;
  readonly order: number;
  readonly kind: DueKind;
  readonly vehicleId: string;
  /** Which filing, where that is what is due. */
  readonly index?: number;
}

/** What can be due of a vehicle; `advance` says what each brings about. */
export type DueKind =
  | 'file'
  | 'book'
  | 'arrive'
  | 'weigh'
  | 'ready'
  | 'gate-done'
  | 'reach-station'
  | 'check-done'
  | 'hold'
  | 'lift-hold'
  | 'release-done'
  | 'exit';

function before(a: Due, b: Due): boolean {
  return a.at === b.at ? a.order < b.order : a.at < b.at;
}

/** Adds to a binary heap whose first element is what is due next. */
export function pushDue(heap: Due[], due: Due): void {
  let index = heap.length;
  heap.push(due);
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = heap[parent] as Due;
    if (!before(due, above)) break;
    heap[index] = above;
    index = parent;
  }
  heap[index] = due;
}

/** Takes what is due next off the heap. */
export function popDue(heap: Due[]): Due | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let index = 0;
  for (;;) {
    let child = 2 * index + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1] as Due, heap[child] as Due)) child += 1;
    const below = heap[child] as Due;
    if (!before(below, last)) break;
    heap[index] = below;
    index = child;
  }
  heap[index] = last;
  return first;
}
