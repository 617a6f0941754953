import { useCallback } from 'react';
import { inspectionsWords as words } from '../../messages/console-inspections.ts';
import type { InspectionView } from '../../wire/inspections.ts';
import { useSay } from '../pieces/say.ts';

type Item = InspectionView['order']['items'][number];

/** A goods item in one line, by the order where it stands there, or the vehicle. */
export function useItemName({ order }: InspectionView): (item: Pick<Item, 'declarationId' | 'line'>) => string {
  const say = useSay();
  return useCallback(
    ({ declarationId, line }) => {
      if (line === undefined) return say(words.theVehicle);
      const known = order.items.find((one) => one.declarationId === declarationId && one.line === line);
      const parts = [known?.reference, `${line}.`, known?.hs, known?.description];
      return parts.filter((part) => part !== undefined).join(' ');
    },
    [say, order],
  );
}
