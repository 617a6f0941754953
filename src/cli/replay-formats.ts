import { inLanguage, type Language } from '../messages/language.ts';
import { REPLAY_WORDS } from '../messages/replay-words.ts';
import { LANE_WORDS } from '../messages/console-words.ts';
import type { DeclarationHead } from '../store/port/replays.ts';
import type { ReplayOutcome } from '../work/replay/result.ts';

/** The sums of a replay, a line each, for a person at a terminal. */
export function replayTable(outcome: ReplayOutcome, language: Language): string {
  const days = Math.max(1, outcome.perDay.length);
  const sum = (read: (day: ReplayOutcome['perDay'][number]) => number) =>
    outcome.perDay.reduce((total, day) => total + read(day), 0);
  const { checked, randomSample } = outcome;
  // Averages are over all days of the span, also those without a declaration.
  const lines: [keyof typeof REPLAY_WORDS, string][] = [
    ['span', `${outcome.from} – ${outcome.to}`],
    ['declarations', String(outcome.declarations)],
    ['goodsItems', String(outcome.goodsItems)],
    ['hits', String(outcome.hits)],
    ['hitsBefore', String(outcome.hitsBefore)],
    ['unevaluated', String(outcome.unevaluated)],
    ['hitsPerDay', (outcome.hits / days).toFixed(1)],
    ['minutes', `${Math.round(sum((day) => day.minutesNeeded) / days)} / ${outcome.perDay[0]?.minutesThere ?? 0}`],
    ...outcome.moved.map(({ from, to, declarations }): [keyof typeof REPLAY_WORDS, string] => [
      'moved',
      `${LANE_WORDS[from][language]} → ${LANE_WORDS[to][language]}: ${declarations}`,
    ]),
    ['caught', String(checked.caught)],
    ['missed', String(checked.missed)],
    ['nothingFound', String(checked.nothingFound)],
    ['withoutLabel', String(checked.withoutLabel)],
    ...(randomSample === undefined
      ? []
      : [['randomSample', sampleText(randomSample)] as [keyof typeof REPLAY_WORDS, string]]),
    ...outcome.overlap
      .slice(0, 10)
      .map(({ rule, both, share }): [keyof typeof REPLAY_WORDS, string] => [
        'overlap',
        `${rule}: ${both} (${percent(share)})`,
      ]),
    ['took', `${outcome.tookMs} ms`],
  ];
  return lines.map(([word, text]) => `${inLanguage(REPLAY_WORDS[word], language)}: ${text}\n`).join('');
}

function sampleText({ checked, found, rate }: NonNullable<ReplayOutcome['randomSample']>): string {
  return `${found}/${checked} = ${percent(rate.estimate)} [${percent(rate.low)}, ${percent(rate.high)}]`;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

/** The declarations that a replay touches by name, as objects. */
export function touchedRows(
  { touched }: ReplayOutcome,
  heads: ReadonlyMap<string, DeclarationHead>,
): readonly Readonly<Record<string, unknown>>[] {
  return touched.flatMap(({ id, lane, laneAfter, found }) => {
    const head = heads.get(id);
    if (head === undefined) return [];
    const { reference, acceptedAt, firstHs, importer } = head;
    return [
      { id, reference, acceptedAt: new Date(acceptedAt).toISOString(), firstHs, importer, lane, laneAfter, found },
    ];
  });
}

const COLUMNS = ['id', 'reference', 'acceptedAt', 'firstHs', 'importer', 'lane', 'laneAfter', 'found'] as const;

/** The same as CSV; a cell that a spreadsheet would run is made text by an apostrophe. */
export function touchedCsv(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const cell = (value: unknown): string => {
    const text = value === undefined ? '' : String(value);
    const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  const lines = rows.map((row) => COLUMNS.map((name) => cell(row[name])).join(','));
  return `${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}
