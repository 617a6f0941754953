import type { ReactNode } from 'react';

/** A box in which a wide table scrolls, by keyboard too, so that the page itself never scrolls sideways. */
export function TableBox({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="table-box" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
