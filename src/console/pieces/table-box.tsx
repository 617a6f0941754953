import { type ReactNode, useEffect, useRef } from 'react';

/**
 * A box in which a wide table scrolls, by keyboard too, so that the page itself never scrolls sideways. On a phone its rows
 * become short paragraphs, in which each cell says the head of its column (table.css): nothing is cut at the edge.
 */
export function TableBox(props: {
  readonly label: string;
  readonly children: ReactNode;
  readonly className?: string;
}): ReactNode {
  const { label, children, className = '' } = props;
  const box = useRef<HTMLElement>(null);
  // After every drawing: the heads stand in the table itself, so no page has to say them twice.
  useEffect(() => {
    for (const table of box.current?.querySelectorAll('table') ?? []) nameCells(table);
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section ref={box} className={`table-box ${className}`} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

function nameCells(table: HTMLTableElement): void {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])].map((head) =>
    [...head.childNodes]
      .map(({ textContent }) => textContent?.trim() ?? '')
      .filter((text) => text !== '')
      .join(' '),
  );
  for (const body of table.tBodies)
    for (const row of body.rows)
      for (const cell of row.cells) {
        const head = heads[cell.cellIndex] ?? '';
        if (cell.dataset.head !== head) cell.dataset.head = head;
      }
}
