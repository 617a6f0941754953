import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { HashHex, LocalDay } from '../domain/ids.ts';
import { assignInspector } from './assign.ts';
import { custodianText, drawMessage, fractionOf, periodCommitment, seedOf, serverCommitment } from './draw.ts';
import { type PublishedDay, verifyDay } from './verify-day.ts';

const hash = (text: string): HashHex => createHash('sha256').update(text).digest('hex') as HashHex;
const hmacUnder = (seed: string) => (message: string) =>
  createHmac('sha256', Buffer.from(seed, 'hex')).update(message).digest('hex') as HashHex;
const DAY = '2026-03-01' as LocalDay;
const SHARE = 0.05;

/** A day of 400 declarations and 30 inspections, drawn as the program draws. */
function makeDay(): PublishedDay {
  const server = { secretHex: hash('server'), saltHash: hash(hash('salt')) };
  const custodians = ['ann', 'ben']
    .map((name) => ({ secret: hash(name) as string, commitment: hash(custodianText(DAY, hash(name))), inSeed: true }))
    .sort((a, b) => (a.commitment < b.commitment ? -1 : 1));
  const seed = seedOf(hash, DAY, 1, [server.secretHex, ...custodians.map(({ secret }) => secret)]);
  const hmac = hmacUnder(seed);
  const handles = Array.from({ length: 400 }, (_, at) => hash(`declaration ${at}`));
  const drawn = (handle: string) => fractionOf(hmac(drawMessage('random', handle))) < SHARE;
  const officers = Array.from({ length: 6 }, (_, at) => ({
    officer: `o${at}`,
    handle: hash(`officer ${at}`),
    onShift: true,
    qualified: [],
    recent: false,
  }));
  return {
    day: DAY,
    period: 1,
    randomShare: SHARE,
    seed,
    commitment: periodCommitment(hash, { day: DAY, period: 1, randomShare: SHARE, seedHex: seed }),
    server: {
      commitment: serverCommitment(hash, { day: DAY, randomShare: SHARE, ...server }),
      secret: server.secretHex,
      saltHash: server.saltHash,
    },
    custodians,
    selected: handles.filter(drawn),
    passed: handles.filter((handle) => !drawn(handle)),
    assignments: Array.from({ length: 30 }, (_, at) => {
      const inspection = hash(`inspection ${at}`);
      const { order } = assignInspector({ handle: inspection, needs: [], officers }, hmac);
      return { inspection, candidates: officers.map(({ handle }) => handle), drawn: order[0]?.handle as HashHex };
    }),
  };
}

const day = makeDay();
const check = (given: Partial<PublishedDay>) => verifyDay({ ...day, ...given }, hash, hmacUnder);

describe('A published day', () => {
  test('drawn again gives what was recorded', () => {
    expect(check({})).toEqual({
      declarations: 400,
      selected: day.selected.length,
      assignments: 30,
      custodians: 2,
      differences: [],
    });
    expect(day.selected.length).toBeGreaterThan(5);
  });

  const [first, second] = day.custodians;
  const [move] = day.assignments;
  test.each<[string, Partial<PublishedDay>, readonly string[]]>([
    [
      'a selected declaration called passed',
      { selected: day.selected.slice(1), passed: [...day.passed, day.selected[0]!] },
      ['random-selection'],
    ],
    [
      'a passed declaration called selected',
      { selected: [...day.selected, day.passed[0]!], passed: day.passed.slice(1) },
      ['random-selection'],
    ],
    [
      'another inspector',
      { assignments: [{ ...move!, drawn: move!.candidates.find((one) => one !== move!.drawn)! }] },
      ['assignment'],
    ],
    [
      'no inspector where there was one',
      { assignments: [{ inspection: move!.inspection, candidates: move!.candidates }] },
      ['assignment'],
    ],
    ['an inspector out of nobody', { assignments: [{ ...move!, candidates: [] }] }, ['assignment']],
    ['another secret of the server', { server: { ...day.server, secret: hash('x') } }, ['server-commitment', 'seed']],
    ['another salt', { server: { ...day.server, saltHash: hash('x') } }, ['server-commitment']],
    [
      'another secret of a custodian',
      { custodians: [{ ...first!, secret: hash('x') }, second!] },
      ['custodian-commitment', 'seed'],
    ],
    ['a custodian left out', { custodians: [{ ...first!, inSeed: false }, second!] }, ['part-left-out', 'seed']],
    ['another share', { randomShare: 0.04 }, ['server-commitment', 'period-commitment']],
    [
      'another day',
      { day: '2026-03-02' as LocalDay },
      ['server-commitment', 'custodian-commitment', 'seed', 'period-commitment'],
    ],
  ])('with %s is found out', (_, given, codes) => {
    const found = new Set(check(given).differences.map(({ code }) => code));
    for (const code of codes) expect([...found]).toContain(code);
  });

  test('with a seed that somebody chose is found out from its parts', () => {
    expect(check({ seed: hash('chosen') }).differences.map(({ code }) => code)).toContain('seed');
  });
});
