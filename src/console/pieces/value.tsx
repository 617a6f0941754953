import type { ReactNode } from 'react';
import { frameWords } from '../../messages/console-frame.ts';
import { type Format, useFormat } from './format.ts';
import { type Say, useSay } from './say.ts';

/** A value of a field as people read it, with its unit. */
export function Value({ value, unit }: { readonly value: unknown; readonly unit?: string | undefined }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const missing = value === undefined || value === null;
  return (
    <span className={missing ? 'quiet' : undefined}>
      {valueText(value, say, format)}
      {missing || unit === undefined ? '' : ` ${unit}`}
    </span>
  );
}

function valueText(value: unknown, say: Say, format: Format): string {
  if (value === undefined || value === null) return say(frameWords.missingValue);
  if (typeof value === 'boolean') return say(value ? frameWords.yes : frameWords.no);
  if (typeof value === 'number') return format.number(value, Number.isInteger(value) ? 0 : 2);
  if (Array.isArray(value)) return value.length === 0 ? say(frameWords.none) : value.map(String).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
