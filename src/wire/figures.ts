import { type Static, Type } from 'typebox';
import { CONTEST_GROUNDS, INDICATORS, WATCHES } from '../core/oversee/indicators.ts';
import { IntervalShape } from './fairness.ts';
import { Id, Time } from './primitives.ts';

const IndicatorShape = Type.Enum([...INDICATORS]);
const GroundShape = Type.Enum([...CONTEST_GROUNDS]);

const FigureShape = Type.Object({
  indicator: IndicatorShape,
  of: Type.Integer({ description: 'inspections that it is a share of' }),
  share: Type.Optional(IntervalShape),
});
export type FigureView = Static<typeof FigureShape>;

const ContestShape = Type.Object({
  id: Id,
  name: Type.String(),
  indicator: IndicatorShape,
  ground: GroundShape,
  at: Time,
});
export type ContestView = Static<typeof ContestShape>;

export const TeamFiguresShape = Type.Object({
  days: Type.Integer(),
  watches: Type.Array(
    Type.Object({ watch: Type.Enum([...WATCHES]), inspections: Type.Integer(), figures: Type.Array(FigureShape) }),
    { description: 'a watch of fewer than ten inspections, or of one officer, is left out' },
  ),
  contests: Type.Array(ContestShape),
});
export type TeamFiguresView = Static<typeof TeamFiguresShape>;

export const OwnFiguresShape = Type.Object({
  days: Type.Integer(),
  figures: Type.Array(FigureShape),
  contests: Type.Array(ContestShape),
});
export type OwnFiguresView = Static<typeof OwnFiguresShape>;

export const ContestRequest = Type.Object({ indicator: IndicatorShape, ground: GroundShape });
