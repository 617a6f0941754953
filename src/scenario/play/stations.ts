/** Where a vehicle is served: the gate of its direction, a document booth, an inspection bay, a release booth. */
const STATIONS = ['gate-inbound', 'gate-outbound', 'documents', 'inspection', 'release'] as const;
/** Each has places and one queue, or at a gate three lines. */
export type Station = (typeof STATIONS)[number];

/** How many places each station has open. */
export type Places = Readonly<Record<Station, number>>;

/** How busy a station is on the mean day when it is sized by `placesFor`; the morning then has real queues. */
const UTILISATION = 0.75;
const MINUTES_A_DAY = 1440;

// Mean minutes of service, and the shares of vehicles that a station is sized for. Rules may send it more.
const GATE = { minutes: 1.95, share: 0.5 } as const;
const DOCUMENTS = { minutes: 18, share: 0.13 } as const;
const INSPECTION = { minutes: 42, share: 0.06 } as const;
const RELEASE = { minutes: 3.7, share: 1 } as const;

/** Places for this many vehicles a day: at 800, one booth at each gate, two or three elsewhere. */
export function placesFor(load: number): Places {
  const places = ({ minutes, share }: { minutes: number; share: number }): number =>
    Math.max(1, Math.ceil((load * share * minutes) / MINUTES_A_DAY / UTILISATION));
  return {
    'gate-inbound': places(GATE),
    'gate-outbound': places(GATE),
    documents: places(DOCUMENTS),
    inspection: places(INSPECTION),
    release: places(RELEASE),
  };
}

/** When this many wait for each place, staff is called in for one more. It keeps an overloaded port from growing without end. */
const WAITING_PER_RELIEF = 8;

/** Places open now: those planned, and more while the queue is long. */
export function openPlaces(planned: number, waiting: number): number {
  return planned + Math.floor(waiting / WAITING_PER_RELIEF);
}
