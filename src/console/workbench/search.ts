const FACES = ['text', 'sentence', 'table'] as const;
/** In which of its three faces a condition is edited; all write the same tree. */
export type Face = (typeof FACES)[number];

/** What the address of the workbench holds: which face, what the replay is asked, and a case brought along. */
export interface WorkbenchSearch {
  readonly face?: Face;
  readonly against?: number;
  readonly from?: string;
  readonly to?: string;
  /** The values that a rule saw in a declaration, as JSON. */
  readonly given?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the address; what it does not know is left out. */
export function searchOfWorkbench(search: Record<string, unknown>): WorkbenchSearch {
  const face = FACES.find((each) => each === search.face);
  const against = Number(search.against);
  const day = (value: unknown) => (typeof value === 'string' && DAY.test(value) ? value : undefined);
  const [from, to] = [day(search.from), day(search.to)];
  return {
    ...(face === undefined || face === 'text' ? {} : { face }),
    ...(Number.isInteger(against) && against > 0 ? { against } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(typeof search.given === 'string' && search.given.startsWith('{') ? { given: search.given } : {}),
  };
}
