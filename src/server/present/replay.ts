import type { TimeZone } from '../../core/domain/ids.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import type { DeclarationHead } from '../../store/port/replays.ts';
import type { ReplayView } from '../../wire/workbench.ts';
import type { ReplayOutcome } from '../../work/replay/result.ts';

/** On the wire fifty are named at most. */
const FIRST = 50;

/** `heads` are names of what it touches; `id` that of the job, absent for a replay that is attached to a version. */
export function presentReplay(
  outcome: ReplayOutcome,
  heads: ReadonlyMap<string, DeclarationHead>,
  zone: TimeZone,
  id?: string,
): ReplayView {
  const { touched, perDay, moved, checked, randomSample, overlap, rules, ...sums } = outcome;
  return {
    ...(id === undefined ? {} : { id }),
    ...sums,
    perDay: perDay.map((day) => ({ ...day })),
    moved: moved.map((one) => ({ ...one })),
    checked: { ...checked },
    ...(randomSample === undefined ? {} : { randomSample: { ...randomSample, rate: { ...randomSample.rate } } }),
    overlap: overlap.map((one) => ({ ...one })),
    ...(rules === undefined ? {} : { rules: rules.map((one) => ({ ...one })) }),
    first: touched.slice(0, FIRST).flatMap((one) => {
      const head = heads.get(one.id);
      // Erased since it was counted: it has no name any more.
      if (head === undefined) return [];
      return [
        {
          id: one.id,
          reference: head.reference,
          acceptedAt: formatDateTime(one.acceptedAt, zone),
          firstHs: head.firstHs,
          ...(head.importer === undefined ? {} : { importer: head.importer }),
          lane: one.lane,
          laneAfter: one.laneAfter,
          ...(one.found === undefined ? {} : { found: one.found }),
        },
      ];
    }),
  };
}

/** All that a replay touches, a declaration a row, as CSV (RFC 4180). */
export function replayCsv(
  { touched }: ReplayOutcome,
  heads: ReadonlyMap<string, DeclarationHead>,
  zone: TimeZone,
): string {
  const lines = ['id,reference,acceptedAt,firstHs,importer,lane,laneAfter,found'];
  for (const one of touched) {
    const head = heads.get(one.id);
    if (head === undefined) continue;
    const found = one.found === undefined ? '' : String(one.found);
    const at = formatDateTime(one.acceptedAt, zone);
    const cells = [one.id, head.reference, at, head.firstHs, head.importer ?? '', one.lane, one.laneAfter, found];
    lines.push(cells.map(cell).join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** A spreadsheet would run a cell that begins like a formula; an apostrophe makes it text. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
