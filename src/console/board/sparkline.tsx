import { memo, type ReactNode } from 'react';
import { boardWords } from '../../messages/console-board.ts';
import type { BoardView } from '../../wire/board.ts';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';

type Usual = NonNullable<BoardView['lanes'][number]['waitUsual']>;

/** Pixels. */
const WIDTH = 116;
const HEIGHT = 30;

/** Median waits of the last hours as bars, against the usual band and the standard's line. Minutes. */
export const Sparkline = memo(function Sparkline(props: {
  readonly values: readonly (number | null)[];
  readonly standard: number;
  readonly usual?: Usual | undefined;
}): ReactNode {
  const say = useSay();
  const format = useFormat();
  const { values, standard, usual } = props;
  // The standard always has room above it, so that its line is seen on a quiet day too.
  const top = Math.max(standard * 1.25, usual?.high ?? 0, ...values.map((value) => value ?? 0));
  const y = (minutes: number) => HEIGHT - (minutes / top) * (HEIGHT - 1);
  const step = WIDTH / Math.max(values.length, 1);
  const hint = say(boardWords.sparkHint, {
    values: values.map((value) => (value === null ? '–' : format.number(value))).join(', '),
    standard,
  });
  return (
    <svg className="sparkline" width={WIDTH} height={HEIGHT} role="img" aria-label={hint}>
      <title>{hint}</title>
      {usual === undefined ? null : (
        <rect
          className="band"
          x="0"
          width={WIDTH}
          y={y(usual.high)}
          height={Math.max(1, y(usual.low) - y(usual.high))}
        />
      )}
      {values.map((value, hour) =>
        value === null ? null : (
          <rect
            // An hour's place in the row is what it is.
            // biome-ignore lint/suspicious/noArrayIndexKey: hours do not change places
            key={hour}
            className={value > standard ? 'bar over' : 'bar'}
            x={hour * step + 1.5}
            width={step - 3}
            y={y(value)}
            height={HEIGHT - y(value)}
          />
        ),
      )}
      <line className="standard" x1="0" x2={WIDTH} y1={y(standard)} y2={y(standard)} />
    </svg>
  );
});
