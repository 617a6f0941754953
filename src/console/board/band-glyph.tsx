import { memo, type ReactNode } from 'react';
import { boardWords } from '../../messages/console-board.ts';
import type { BoardView } from '../../wire/board.ts';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';

type Usual = NonNullable<BoardView['lanes'][number]['flowUsual']>;

/** Pixels; the edge keeps a point at either end whole. */
const WIDTH = 76;
const HEIGHT = 20;
const EDGE = 6;

/** A value on the range that is usual for it: `|—•—|`, with the usual median as a tick and in figures. */
export const BandGlyph = memo(function BandGlyph(props: {
  readonly value: number;
  readonly usual?: Usual | undefined;
}): ReactNode {
  const say = useSay();
  const format = useFormat();
  const { value, usual } = props;
  if (usual === undefined) return <span className="quiet">–</span>;
  // The band takes the middle half of the glyph; a value far outside stops at its edge.
  const margin = Math.max(1, usual.high - usual.low) / 2;
  const from = usual.low - margin;
  const width = usual.high + margin - from;
  const x = (each: number) => EDGE + Math.min(1, Math.max(0, (each - from) / width)) * (WIDTH - 2 * EDGE);
  const middle = HEIGHT / 2;
  const hint = say(boardWords.usualRange, {
    median: format.number(usual.median),
    low: format.number(usual.low),
    high: format.number(usual.high),
    weeks: usual.weeks,
  });
  const outside = value < usual.low || value > usual.high;
  return (
    <span className="band-glyph" title={hint}>
      <span className="quiet end">{format.number(usual.median)}</span>
      <svg width={WIDTH} height={HEIGHT} role="img" aria-label={hint}>
        <path className="ends" d={`M${x(usual.low)} 3V17M${x(usual.high)} 3V17`} />
        <rect className="band" x={x(usual.low)} width={Math.max(2, x(usual.high) - x(usual.low))} y="5" height="10" />
        <line className="median" x1={x(usual.median)} x2={x(usual.median)} y1="5" y2="15" />
        <circle className={outside ? 'dot outside' : 'dot'} cx={x(value)} cy={middle} r="4.5" />
      </svg>
    </span>
  );
});
