import type { ShiftView } from '../../wire/roster.ts';

type Bays = ShiftView['bays'];
const CLOSED = /\s*[（(]\s*(closed|未开放)\s*[)）]\s*$/i;

/** Bays as a lead writes them: one a line, `name: equipment, equipment`, `(closed)` behind the name of one that is not open. */
export function writeBays(bays: Bays): string {
  return bays
    .map(({ name, open, equipment }) => {
      const head = open ? name : `${name} (closed)`;
      return equipment.length === 0 ? head : `${head}: ${equipment.join(', ')}`;
    })
    .join('\n');
}

/** Reads them back; Chinese colons and commas do as well. */
export function readBays(text: string): Bays {
  return text.split('\n').flatMap((line) => {
    const [head = '', ...rest] = line.split(/[:：]/);
    const name = head.replace(CLOSED, '').trim();
    if (name === '') return [];
    const equipment = rest
      .join(':')
      .split(/[,，、]/)
      .map((one) => one.trim())
      .filter((one) => one !== '');
    return [{ name, open: !CLOSED.test(head), equipment }];
  });
}
