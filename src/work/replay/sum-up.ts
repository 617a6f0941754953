import type { Instant } from '../../core/domain/ids.ts';
import { LANES } from '../../core/domain/lane.ts';
import { MINUTES_NEEDED } from '../../core/select/minutes.ts';
import { wilson } from '../../core/select/wilson.ts';
import { hitsOf } from './choose.ts';
import { countMoves } from './count-moves.ts';
import { countRules } from './count-rules.ts';
import { unevaluatedRows } from './evaluate-rows.ts';
import type { Features } from './features.ts';
import { dayOfNumber, FOUND, idAt, laneAt, NO_LABEL, type Part } from './part.ts';
import type {
  ReplayDay,
  ReplayOutcome,
  ReplayOverlap,
  ReplayRequest,
  ReplaySpanEmpty,
  TouchedDeclaration,
} from './result.ts';
import { spanOf } from './span.ts';
import { AFTER, BEFORE, type Comparison, countLabel, type LabelCounts, type PartTally, tallyPart } from './tally.ts';

/** Officer minutes of each lane, by how strict it is. */
const MINUTES = LANES.map((lane) => MINUTES_NEEDED[lane]);
/** Rules that overlap with a draft and are told. */
const MOST_OVERLAPPING = 50;

/**
 * Adds the parts up over the span. Declarations that a newer part holds again, or of other days, do not count.
 * `minutesThere` are officer minutes of a day without a roster.
 */
export function sumUp(
  { parts, days: known, trucks, ruleSet }: Features,
  comparison: Comparison,
  request: ReplayRequest,
  minutesThere: number,
): ReplayOutcome | ReplaySpanEmpty {
  const span = spanOf(parts, request);
  if ('empty' in span) return span;
  const { draft, others, versions } = comparison;
  const days = Array.from({ length: span.to - span.from + 1 }, () => ({ hits: 0, before: 0, minutes: 0 }));
  const labels: LabelCounts = {
    caught: 0,
    missed: 0,
    nothingFound: 0,
    withoutLabel: 0,
    randomChecked: 0,
    randomFound: 0,
  };
  const moves = countMoves(trucks, draft !== undefined && !versions);
  const rules = draft === undefined ? countRules(comparison) : undefined;
  const both = new Float64Array(others.length);
  const touched: TouchedDeclaration[] = [];
  const sums = { declarations: 0, goodsItems: 0, hits: 0, hitsBefore: 0, unevaluated: 0, judgedOtherwise: 0 };
  const liveSet = ruleSet(request.liveSet);
  for (const part of parts) {
    const tally = tallyPart(part, comparison);
    const counts = (at: number): boolean =>
      part.dead[at] === 0 && (part.day[at] ?? 0) >= span.from && (part.day[at] ?? 0) <= span.to;
    const starts = part.rows.table.declarationStarts;
    for (let at = 0; at < part.count; at++) {
      if (!counts(at)) continue;
      const mark = tally.marks[at] ?? 0;
      const day = days[(part.day[at] ?? 0) - span.from];
      sums.declarations += 1;
      sums.goodsItems += (starts[at + 1] ?? 0) - (starts[at] ?? 0);
      if (part.ruleSet[at] !== liveSet) sums.judgedOtherwise += 1;
      if ((mark & AFTER) !== 0) sums.hits += 1;
      if ((mark & BEFORE) !== 0) sums.hitsBefore += 1;
      moves.add(part, tally, at);
      if (day !== undefined) {
        if ((mark & AFTER) !== 0) day.hits += 1;
        if ((mark & BEFORE) !== 0) day.before += 1;
        day.minutes += MINUTES[tally.laneAfter[at] ?? 0] ?? 0;
      }
      countLabel(labels, part, at, (mark & AFTER) !== 0);
    }
    rules?.add(part, counts);
    if (draft !== undefined) {
      for (const [index, other] of others.entries()) {
        for (const at of hitsOf(part, other))
          if (((tally.marks[at] ?? 0) & AFTER) !== 0 && counts(at)) both[index] = (both[index] ?? 0) + 1;
      }
      for (const at of unevaluatedRows(draft, part.rows))
        if (((tally.marks[at] ?? 0) & AFTER) === 0 && counts(at)) sums.unevaluated += 1;
    }
    touched.push(...newestTouched(part, tally, counts, request.name, draft !== undefined));
  }
  // Of those drawn at random alone: what rules selected says nothing of loads that nobody looked at.
  const rate = wilson(labels.randomFound, labels.randomChecked);
  const { randomChecked, randomFound, ...checked } = labels;
  return {
    from: dayOfNumber(span.from),
    to: dayOfNumber(span.to),
    ...sums,
    basis: versions ? 'version' : 'past',
    tookMs: 0,
    perDay: days.map(({ hits, before, minutes }, index): ReplayDay => {
      const onRoster = known.minutes(span.from + index);
      return {
        day: dayOfNumber(span.from + index),
        hits,
        before,
        minutesNeeded: minutes,
        minutesThere: onRoster ?? minutesThere,
        onRoster: onRoster !== undefined,
      };
    }),
    moved: moves.moves(),
    checked,
    ...(rate === undefined ? {} : { randomSample: { checked: randomChecked, found: randomFound, rate } }),
    overlap: rules === undefined ? overlapOf(comparison, both, sums.hits) : rules.overlap(),
    ...(rules === undefined ? {} : { rules: rules.rules() }),
    touched: touched.sort((a, b) => b.acceptedAt - a.acceptedAt).slice(0, request.name),
  };
}

/** Of a draft with each live rule, by the declarations that both hit. */
function overlapOf({ others }: Comparison, both: Float64Array, hits: number): readonly ReplayOverlap[] {
  return others
    .map(({ id }, index) => ({ rule: id, both: both[index] ?? 0, share: (both[index] ?? 0) / Math.max(1, hits) }))
    .filter((one) => one.both > 0)
    .sort((a, b) => b.both - a.both)
    .slice(0, MOST_OVERLAPPING);
}

/**
 * A part's ids follow time, so its newest stand at its end. A draft touches what it or its predecessor hits, and nothing else;
 * of the live set those are of interest whose lane moves.
 */
function newestTouched(
  part: Part,
  { marks, laneBefore, laneAfter }: PartTally,
  counts: (at: number) => boolean,
  most: number,
  draft: boolean,
): readonly TouchedDeclaration[] {
  const found: TouchedDeclaration[] = [];
  for (let at = part.count - 1; at >= 0 && found.length < most; at--) {
    const touches = draft ? marks[at] !== 0 : laneBefore[at] !== laneAfter[at];
    if (!touches || !counts(at)) continue;
    const label = part.label[at] ?? NO_LABEL;
    found.push({
      id: idAt(part, at),
      acceptedAt: (part.acceptedAt[at] ?? 0) as Instant,
      lane: laneAt(laneBefore[at]),
      laneAfter: laneAt(laneAfter[at]),
      ...(label === NO_LABEL ? {} : { found: label === FOUND }),
    });
  }
  return found;
}
