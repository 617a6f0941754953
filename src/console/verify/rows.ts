import type { BilingualText } from '../../core/domain/text.ts';
import type { ReleasedFacts } from '../../ledger/released-facts.ts';
import { CERTIFICATE_WORDS as words } from '../../messages/certificate.ts';
import { CHECK_RESULT_WORDS, DIRECTION_WORDS, HAZARD_WORDS, LANE_WORDS } from '../../messages/console-words.ts';

/** How a page says things: words in its language, and times as its port has them. */
export interface Saying {
  readonly say: (text: BilingualText) => string;
  readonly when: (at: number) => string;
}

/** What a certificate says, line by line: a label and its text. A code without a word is shown as it is. */
export function certificateRows(facts: ReleasedFacts, { say, when }: Saying): readonly (readonly [string, string])[] {
  const word = (table: Readonly<Record<string, BilingualText>>, code: string): string => {
    const text = table[code];
    return text === undefined ? code : say(text);
  };
  const rows: readonly (readonly [BilingualText, string])[] = [
    [words.vehicle, [facts.plate, facts.trailerPlate].filter((one) => one !== '').join(' + ')],
    [words.direction, word(DIRECTION_WORDS, facts.direction)],
    [words.lane, word(LANE_WORDS, facts.lane)],
    [words.result, facts.checkResult === '' ? say(words.noCheck) : word(CHECK_RESULT_WORDS, facts.checkResult)],
    ...facts.findings.map(({ hazard, code }) => [words.findings, `${word(HAZARD_WORDS, hazard)} ${code}`] as const),
    [words.weighed, facts.weighedKg === undefined ? '' : `${facts.weighedKg} kg`],
    [words.checked, facts.checkedAt === undefined ? '' : when(facts.checkedAt)],
    [words.released, facts.releasedAt === undefined ? '' : when(facts.releasedAt)],
    ...facts.declarations.flatMap(({ reference, seals }) => [
      [words.declaration, reference] as const,
      [words.seals, seals.join(' ')] as const,
    ]),
    [words.crossing, facts.crossing],
  ];
  return rows.filter(([, value]) => value !== '').map(([label, value]) => [say(label), value]);
}
