import type { ReactNode } from 'react';

/**
 * A link in a row: it opens within the console, and in a new tab when asked to. A router's own link listens to the
 * address; hundreds of those made scrolling stutter.
 */
export function RowLink(props: {
  readonly href: string;
  readonly open: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <a
      href={props.href}
      tabIndex={-1}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        props.open();
      }}
    >
      {props.children}
    </a>
  );
}
