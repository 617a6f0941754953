import type { Instant } from '../../core/domain/ids.ts';
import { localParts } from '../../core/domain/time.ts';
import {
  type ContestGround,
  FIGURE_DAYS,
  figuresByWatch,
  figuresOf,
  type Indicator,
  type IndicatorFigure,
  type InspectionFacts,
  watchOf,
} from '../../core/oversee/indicators.ts';
import type { FigureContest } from '../../store/port/oversee.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import type { Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import { subjectOf } from '../subject.ts';
import { happened } from '../written.ts';

const DAY_MS = 86_400_000;
const MOST_CONTESTS = 200;

/** Figures by watch, with what officers said of figures about them. */
export interface TeamFigures {
  readonly watches: ReturnType<typeof figuresByWatch>;
  readonly contests: readonly FigureContest[];
}

/** What one officer is shown of their own work. */
export interface OwnFigures {
  readonly figures: readonly IndicatorFigure[];
  readonly contests: readonly FigureContest[];
}

/** The figures of the watches, for reviewers. Each view is recorded before anything is shown; nothing follows from a figure. */
export async function viewTeamFigures(environment: Environment, viewer: string, now: Instant): Promise<TeamFigures> {
  const { store } = environment;
  const said = happened('figures-viewed', subjectOf('officer', viewer), { days: FIGURE_DAYS }, viewer, now);
  await store.events.append(said.events);
  const facts = await factsOf(environment, now);
  return { watches: figuresByWatch(facts), contests: await store.oversee.contests(MOST_CONTESTS) };
}

/** An officer's own figures, which nobody else is shown. */
export async function viewOwnFigures(environment: Environment, officer: string, now: Instant): Promise<OwnFigures> {
  const facts = await factsOf(environment, now, officer);
  return { figures: figuresOf(facts), contests: await environment.store.oversee.contests(MOST_CONTESTS, officer) };
}

/** An officer contests a figure about them; reviewers see it beside the figures. */
export async function contestFigure(
  { store }: Environment,
  said: { readonly indicator: Indicator; readonly ground: ContestGround },
  officer: string,
  now: Instant,
): Promise<FigureContest> {
  const contest: FigureContest = { id: newId(now), officer, ...said, at: now };
  const subject = subjectOf('officer', officer);
  const { events } = happened('figure-contested', subject, { contest: contest.id, ...said }, officer, now);
  const leaves = [decisionLeaf('figure-contested', subject, now, { record: contest })];
  await store.oversee.addContest(contest, { events, leaves });
  return contest;
}

/** Inspections concluded in the last FIGURE_DAYS days, each with the watch of its beginning at the port. */
async function factsOf(
  { store, timeZone }: Environment,
  now: Instant,
  officer?: string,
): Promise<readonly InspectionFacts[]> {
  const from = (now - FIGURE_DAYS * DAY_MS) as Instant;
  const rows = await store.oversee.inspections(from, now, officer);
  return rows.map((row) => ({ ...row, watch: watchOf(localParts(row.openedAt, timeZone).hour) }));
}
