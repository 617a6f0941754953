import { inLanguage, type Language } from '../messages/language.ts';
import { REPLAY_WORDS } from '../messages/replay-words.ts';
import { LANE_WORDS } from '../messages/console-words.ts';
import type { DeclarationHead } from '../store/port/replays.ts';
import type { ReplayAsk } from '../work/replay/replays.ts';
import type { ReplayOutcome } from '../work/replay/result.ts';

/** The sums of a replay, a line each, for a person at a terminal. */
export function replayTable(outcome: ReplayOutcome, ask: ReplayAsk, language: Language): string {
  const say = (word: keyof typeof REPLAY_WORDS): string => inLanguage(REPLAY_WORDS[word], language);
  const set = outcome.rules !== undefined;
  const rostered = outcome.perDay.filter(({ onRoster }) => onRoster).length;
  const cut = (ask.from ?? outcome.from) < outcome.from || (ask.to ?? outcome.to) > outcome.to;
  const days = Math.max(1, outcome.perDay.length);
  const sum = (read: (day: ReplayOutcome['perDay'][number]) => number) =>
    outcome.perDay.reduce((total, day) => total + read(day), 0);
  const { checked, randomSample } = outcome;
  // Averages are over all days of the span, also those without a declaration.
  const lines: [keyof typeof REPLAY_WORDS, string][] = [
    ['span', `${outcome.from} – ${outcome.to}${cut ? ` (${say('cut')})` : ''}`],
    ['declarations', String(outcome.declarations)],
    ['goodsItems', String(outcome.goodsItems)],
    ['hits', String(outcome.hits)],
    [set ? 'hitsThen' : 'hitsBefore', String(outcome.hitsBefore)],
    ['judgedOtherwise', `${outcome.judgedOtherwise} / ${outcome.declarations}`],
    // Of the set nobody counts what each of its rules could not judge.
    ...(set ? [] : [['unevaluated', String(outcome.unevaluated)] as [keyof typeof REPLAY_WORDS, string]]),
    ['hitsPerDay', (outcome.hits / days).toFixed(1)],
    [
      'minutes',
      `${Math.round(sum((day) => day.minutesNeeded) / days)} / ${Math.round(sum((day) => day.minutesThere) / days)}`,
    ],
    [
      'rostered',
      `${rostered} / ${outcome.perDay.length} (${say(rostered < outcome.perDay.length ? 'places' : 'booths')})`,
    ],
    ['basis', say(outcome.basis === 'past' ? 'basisPast' : 'basisVersion')],
    ...(outcome.moved.length === 0 ? [['moved', say('movedNone')] as [keyof typeof REPLAY_WORDS, string]] : []),
    ...outcome.moved.map(({ from, to, declarations, trucks, anyway }): [keyof typeof REPLAY_WORDS, string] => {
      const lanes = `${LANE_WORDS[from][language]} → ${LANE_WORDS[to][language]}`;
      const more = anyway > 0 ? `, ${say('anyway')} ${anyway}` : '';
      return ['moved', `${lanes}: ${say('trucks')} ${trucks}, ${say('ofDeclarations')} ${declarations}${more}`];
    }),
    ['caught', String(checked.caught)],
    ['missed', String(checked.missed)],
    ['nothingFound', String(checked.nothingFound)],
    ['withoutLabel', String(checked.withoutLabel)],
    ...(randomSample === undefined
      ? []
      : [['randomSample', sampleText(randomSample)] as [keyof typeof REPLAY_WORDS, string]]),
    ...(outcome.rules ?? []).map((one): [keyof typeof REPLAY_WORDS, string] => {
      const { hits, hitsBefore: then, selected, alone, caught, nothingFound: nothing } = one;
      const sums: Readonly<Record<string, number>> = { hits, then, selected, alone, caught, nothing };
      return ['rule', `${one.rule}: ${say('ruleSums').replaceAll(/\{(\w+)\}/g, (_, name) => String(sums[name]))}`];
    }),
    ...outcome.overlap
      .slice(0, 10)
      .map(({ rule, of, both, share }): [keyof typeof REPLAY_WORDS, string] => [
        of === undefined ? 'overlap' : 'overlapOf',
        `${of === undefined ? '' : `${of}, `}${rule}: ${both} (${percent(share)})`,
      ]),
    ['took', `${outcome.tookMs} ms`],
  ];
  return lines.map(([word, text]) => `${say(word)}: ${text}\n`).join('');
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
