import { type ReactNode, useMemo } from 'react';
import { encode } from 'uqr';

/** A QR code, black on white in either theme, with the quiet zone that scanners need. Throws where the text is too long for one. */
export function QrCode(props: {
  readonly text: string;
  readonly label: string;
  /** How much of it may be damaged: medium, or little where the text is long. */
  readonly correction?: 'M' | 'L';
}): ReactNode {
  const { text, label, correction = 'M' } = props;
  const { size, path } = useMemo(() => {
    const { size, data } = encode(text, { ecc: correction, border: 4 });
    const cells = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size, path: cells.join('') };
  }, [text, correction]);
  return (
    <svg className="code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
