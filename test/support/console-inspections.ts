import type { InspectionView } from '../../src/wire/inspections.ts';

const AT = '2026-03-01T14:05:00+08:00';
const ANNA = { id: 'anna', name: 'Anna' };
const LEAD = { id: 'lead', name: 'Shift lead' };
const uuid = (n: number): string => `019c0000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`;
export const INSPECTION_ID = uuid(0);

const step = (pack: string, id: string, en: string, zh: string) => ({
  id: `${pack}/${id}`,
  pack,
  title: { en, zh },
  kind: 'look' as const,
  required: true,
  photo: 'allowed' as const,
  hazards: [],
  entries: [],
  state: 'open' as const,
});

/** An inspection on which everything happened that a page shows: two words on a step, a waiver, custody, a decision of two. */
export function inspection(): InspectionView {
  const signed = { by: ANNA, at: AT, received: AT, mark: 'in-order' as const, photos: [], addendum: false };
  return {
    id: INSPECTION_ID,
    crossing: uuid(1),
    plate: '0123UBA',
    trailerPlate: '5567UB',
    crossingState: 'checking',
    state: 'awaiting-second',
    version: 9,
    assigned: ANNA,
    officers: [ANNA],
    openedAt: AT,
    startedAt: AT,
    order: {
      items: [
        {
          declarationId: uuid(2),
          line: 1,
          reference: 'BRK-2026-000123',
          hs: '740400',
          description: 'Copper scrap',
          declared: { netKg: 21559, packages: 1 },
          hazards: ['radiation'],
          unloadPercent: 20,
          because: [
            {
              code: 'rule',
              hazard: 'radiation',
              sentence: { en: 'Scrap can hold a source', zh: '废料中可能混有放射源' },
            },
          ],
        },
      ],
      packs: [{ id: 'container', version: 1, title: { en: 'Container, 7 points', zh: '集装箱七点' }, because: [] }],
      unloadPercent: 20,
      equipment: ['radiation-detector', 'forklift'],
      agencies: [{ agency: 'environment', hazard: 'radiation' }],
      seals: ['S-448812'],
    },
    steps: [
      {
        ...step('container', 'doors', 'Doors, in and out', '箱门内外'),
        state: 'signed',
        entries: [
          { ...signed, id: uuid(3), photos: [{ id: uuid(4), uploaded: true }] },
          { ...signed, id: uuid(5), mark: 'not-in-order', addendum: true, remark: 'A hinge is bent' },
        ],
      },
      {
        ...step('container', 'floor', 'Floor', '底板'),
        state: 'waiver-asked',
        waiver: { id: uuid(6), step: 'container/floor', reason: 'unsafe-to-open', by: ANNA, at: AT },
      },
    ],
    findings: [
      {
        id: uuid(7),
        by: ANNA,
        at: AT,
        declarationId: uuid(2),
        line: 1,
        result: 'quantity',
        hazard: 'radiation',
        measure: 'detained',
        stands: true,
      },
    ],
    seals: [{ id: uuid(8), by: ANNA, at: AT, number: 'S-448812', state: 'replaced', next: 'S-900001' }],
    custody: [
      {
        id: uuid(9),
        kind: 'sample',
        declarationId: uuid(2),
        line: 1,
        sealNumber: 'Q-1',
        by: ANNA,
        witness: LEAD,
        witnessed: false,
        at: AT,
        holder: 'laboratory',
        handOvers: [{ id: uuid(10), at: AT, from: ANNA, place: 'laboratory', received: false }],
      },
    ],
    decisions: [{ id: uuid(11), outcome: 'release', by: ANNA, at: AT, needsSecond: true, stands: true }],
    outcome: 'release',
    flags: ['released-against-finding'],
    needs: [
      {
        code: 'second-officer-required',
        sentence: { en: 'A second officer has to decide.', zh: '须由另一名关员决定。' },
      },
    ],
    actions: ['approve-waiver', 'second'],
  };
}
