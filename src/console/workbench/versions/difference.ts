import type { BilingualText } from '../../../core/domain/text.ts';
import { workbenchWords as words } from '../../../messages/console-workbench.ts';
import { HAZARD_WORDS, LANE_WORDS } from '../../../messages/console-words.ts';
import type { RuleDraftInput, RuleVersionView } from '../../../wire/workbench.ts';

/** A piece of a text that both have, or only the one before, or only the one after. */
export interface Piece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Beyond this many words a side the pieces are not looked for: the whole text changed. */
const MOST_WORDS = 1_500;

/** What changed from one text to another, word by word: the longest common sequence stays. */
export function differenceOf(before: string, after: string): readonly Piece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS)
    return [
      { kind: 'gone', text: before },
      { kind: 'new', text: after },
    ];
  const width = b.length + 1;
  // Lengths of common sequences from each pair of places on: quadratic, which at 1,500 words is some megabytes and
  // milliseconds.
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      longest[i * width + j] =
        a[i] === b[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
  const pieces: Piece[] = [];
  const add = (kind: Piece['kind'], text: string) => {
    const last = pieces.at(-1);
    if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + text };
    else pieces.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('same', a[i]!);
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!)) {
      add('gone', a[i]!);
      i += 1;
    } else {
      add('new', b[j]!);
      j += 1;
    }
  }
  return pieces;
}

/** Words with what stands behind them, texts in quotes whole, each Chinese character by itself. */
const wordsOf = (text: string): readonly string[] => text.match(/"(?:[^"\\]|\\.)*"|[\w.]+|\s+|[^\w\s]/gu) ?? [];

/** A case as one line, the same whatever order its fields are kept in. */
const caseText = ({ given, hit }: NonNullable<RuleDraftInput['cases']>[number], say: Say): string => {
  const values = Object.keys(given)
    .sort()
    .map((field) => `${field}: ${JSON.stringify(given[field] ?? null)}`);
  return `${values.join(', ')} → ${say(hit ? words.mustHit : words.mustMiss)}`;
};

/**
 * The version that another is held against: the one in force, or where none other is the one before it, or itself where it is the
 * first. Without a number it is what is edited now. `versions` begin with the newest.
 */
export function basisOf(
  versions: readonly Pick<RuleVersionView, 'version' | 'state'>[],
  shown: number | undefined,
): number | undefined {
  const others = versions.filter(({ version }) => version !== shown);
  const basis =
    others.find(({ state }) => state === 'live') ??
    others.find(({ version }) => shown === undefined || version < shown) ??
    versions[0];
  return basis?.version;
}

/** One part in which two versions differ. */
export interface Change {
  readonly part: BilingualText;
  readonly pieces: readonly Piece[];
}

/** Says a code in the reader's language. */
type Say = (text: BilingualText) => string;

/** What a code means; one that nobody knows as it stands, since a draft may hold it. */
function meaning(words: Readonly<Record<string, BilingualText>>, code: string, say: Say): string {
  const found = Object.hasOwn(words, code) ? words[code] : undefined;
  return found === undefined ? code : say(found);
}

/** The parts of a rule in which two bodies differ, the condition first. */
export function changesBetween(
  before: RuleDraftInput,
  after: RuleDraftInput,
  say: Say = ({ en }) => en,
): readonly Change[] {
  const parts: readonly (readonly [BilingualText, (body: RuleDraftInput) => string])[] = [
    [words.condition, ({ when }) => when],
    [words.hazard, ({ hazard = '' }) => meaning(HAZARD_WORDS, hazard, say)],
    [words.lane, ({ lane = '' }) => meaning(LANE_WORDS, lane, say)],
    [words.mandatory, ({ mandatory = false }) => say(mandatory ? words.yes : words.no)],
    [words.rate, ({ rate = 1 }) => `${Number((rate * 100).toPrecision(12))}`],
    [words.reasonEn, ({ reason }) => reason?.en ?? ''],
    [words.reasonZh, ({ reason }) => reason?.zh ?? ''],
    [words.legalBasis, ({ legalBasis = '' }) => legalBasis],
    [words.validFrom, ({ validFrom = '' }) => validFrom],
    [words.validUntil, ({ validUntil = '' }) => validUntil],
    [words.cases, ({ cases = [] }) => cases.map((one) => caseText(one, say)).join('\n')],
  ];
  return parts.flatMap(([part, read]) => {
    const [was, is] = [read(before), read(after)];
    return was === is ? [] : [{ part, pieces: differenceOf(was, is) }];
  });
}
