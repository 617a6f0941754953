import { expect, test } from 'vitest';
import { declarationOf, emptyDraft, exampleDraft } from './draft.ts';

const LODGED = '2026-03-01T06:12:00+08:00';

test('Empty fields are left out, because absent means missing', () => {
  expect(declarationOf(emptyDraft('OP-1'), LODGED)).toEqual({
    declarant: 'OP-1',
    lodgedAt: LODGED,
    goods: [{ line: 1 }],
  });
});

test('Numbers become numbers, and what is not one stays as typed for the server to judge', () => {
  const draft = exampleDraft('', 'R-1');
  const item = { ...draft.goods[0]!, netKg: ' 38500.5 ', value: '5,005' };
  const declaration = declarationOf({ ...draft, goods: [item] }, LODGED);
  expect(declaration.goods).toMatchObject([{ netKg: 38500.5, value: '5,005', hs: '270112' }]);
});

test('Seals are split at either comma, and the plate goes to the vehicle', () => {
  const draft = exampleDraft('OP-9', 'R-1');
  const declaration = declarationOf({ ...draft, head: { ...draft.head, seals: 'S-1，S-2, ' } }, LODGED);
  expect(declaration).toMatchObject({ seals: ['S-1', 'S-2'], vehicle: { plate: '0123UBA' }, declarant: 'OP-9' });
});
