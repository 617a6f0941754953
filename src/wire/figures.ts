import { type Static, Type } from 'typebox';
import { CONTEST_GROUNDS, INDICATORS, WATCHES } from '../core/oversee/indicators.ts';
import { IntervalShape } from './fairness.ts';
import { Id, Time } from './primitives.ts';

const IndicatorShape = Type.Enum([...INDICATORS]);
const GroundShape = Type.Enum([...CONTEST_GROUNDS]);

/** One indicator. Under ten inspections `share` is absent: then how many there were is all that is said. */
const FigureShape = Type.Object({
  indicator: IndicatorShape,
  of: Type.Integer({ description: 'inspections that it is a share of' }),
  share: Type.Optional(IntervalShape),
});
export type FigureView = Static<typeof FigureShape>;

/** That an officer contests a figure, and on what ground; it stays beside the figure. */
const ContestShape = Type.Object({
  id: Id,
  name: Type.String(),
  indicator: IndicatorShape,
  ground: GroundShape,
  at: Time,
});
export type ContestView = Static<typeof ContestShape>;

/** GET /api/v1/figures: by watch and never by officer; what is contested goes along. */
export const TeamFiguresShape = Type.Object({
  days: Type.Integer(),
  watches: Type.Array(
    Type.Object({ watch: Type.Enum([...WATCHES]), inspections: Type.Integer(), figures: Type.Array(FigureShape) }),
    { description: 'a watch of fewer than ten inspections, or of one officer, is left out' },
  ),
  contests: Type.Array(ContestShape),
});
export type TeamFiguresView = Static<typeof TeamFiguresShape>;

/** GET /api/v1/figures/mine: an officer's own, shown to nobody else. */
export const OwnFiguresShape = Type.Object({
  days: Type.Integer(),
  figures: Type.Array(FigureShape),
  contests: Type.Array(ContestShape),
});
export type OwnFiguresView = Static<typeof OwnFiguresShape>;

/** POST /api/v1/figures/contests: a ground out of the list; there is no remark. */
export const ContestRequest = Type.Object({ indicator: IndicatorShape, ground: GroundShape });
