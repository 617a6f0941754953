import type { ReactNode } from 'react';
import type { Lane } from '../core/domain/lane.ts';

// Shape comes first: one in twelve men cannot tell red from green. The darker outline keeps the yellow mark at three
// to one against a light ground.
const SHAPES: Readonly<Record<Lane, ReactNode>> = {
  green: <circle cx="8" cy="8" r="6.6" />,
  blue: <rect x="1.9" y="1.9" width="12.2" height="12.2" rx="0.8" />,
  yellow: <path d="M8 1.6 15 14.2H1Z" strokeLinejoin="round" />,
  red: <path d="M5.2 1.2h5.6l4 4v5.6l-4 4H5.2l-4-4V5.2Z" />,
};

const PAINT: Readonly<Record<Lane, readonly [fill: string, outline: string]>> = {
  green: ['var(--lane-green, #3d8b57)', 'var(--lane-green-line, #2a6b40)'],
  blue: ['var(--lane-blue, #3a6ea5)', 'var(--lane-blue-line, #285482)'],
  yellow: ['var(--lane-yellow, #e3a917)', 'var(--lane-yellow-line, #8a6200)'],
  red: ['var(--lane-red, #c0392b)', 'var(--lane-red-line, #8f2519)'],
};

/**
 * A lane's mark: the same shape, colour and word on the board, in tables, at the gate and on paper. `word` is the
 * lane's word in the reader's language; with `bare` it is read aloud but not drawn. `size` is in CSS pixels.
 */
export function LaneMark(props: {
  readonly lane: Lane;
  readonly word: string;
  readonly bare?: boolean;
  readonly size?: number;
}): ReactNode {
  const { lane, word, bare = false, size = 14 } = props;
  const [fill, outline] = PAINT[lane];
  return (
    <span className="lane-mark" data-lane={lane} style={{ display: 'inline-flex', alignItems: 'center', gap: '0.5em' }}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the word stands beside it, or is its label */}
      <svg
        viewBox="0 0 16 16"
        width={size}
        height={size}
        fill={fill}
        stroke={outline}
        strokeWidth="1.2"
        style={{ flex: 'none' }}
        {...(bare ? { role: 'img', 'aria-label': word } : { 'aria-hidden': true })}
      >
        {SHAPES[lane]}
      </svg>
      {bare ? null : <span>{word}</span>}
    </span>
  );
}
