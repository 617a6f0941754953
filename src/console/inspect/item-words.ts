import { useCallback } from 'react';
import { inspectWords } from '../../messages/inspect-words.ts';
import type { InspectionView } from '../../wire/inspections.ts';
import { type Say, useLanguage, useSay } from '../pieces/say.ts';

/** A goods item of an order, or the vehicle, which has no line. */
export type Item = InspectionView['order']['items'][number];

/** A goods item in one line, or the vehicle. */
export function itemName(item: Pick<Item, 'line' | 'hs' | 'description'>, say: Say): string {
  if (item.line === undefined) return say(inspectWords.vehicle);
  return [`${item.line}.`, item.hs, item.description].filter((part) => part !== undefined).join(' ');
}

/** What was declared of an item: weights, packages, quantity. */
export function useAmount(): (declared: Item['declared']) => string {
  const say = useSay();
  const [language] = useLanguage();
  return useCallback(
    ({ netKg, grossKg, packages, quantity, unit }) => {
      const figure = (value: number): string => value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB');
      const weight = grossKg ?? netKg;
      const parts = [
        weight === undefined ? '' : `${figure(weight)} kg`,
        packages === undefined ? '' : say(inspectWords.packages, { count: figure(packages) }),
        quantity === undefined ? '' : `${figure(quantity)} ${unit ?? ''}`,
      ].filter((part) => part !== '');
      return parts.length === 0 ? '–' : parts.join(' · ');
    },
    [say, language],
  );
}
