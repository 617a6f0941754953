import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HAZARDS } from '../../core/domain/hazard.ts';
import type { DeclarationId, HashHex, Instant, LocalDay, TimeZone } from '../../core/domain/ids.ts';
import { compileVocabulary, recogniseTerms } from '../../core/domain/terms/recognise.ts';
import { checkRule } from '../../core/rule/check-rule.ts';
import { evaluateRule } from '../../core/rule/evaluate-rule.ts';
import type { FactRow } from '../../core/rule/fields.ts';
import { allowedHazards } from '../../core/rule/limits.ts';
import type { ListEntry, StoredList } from '../../store/port/lists.ts';
import { sha256Hex } from '../hash.ts';
import { hitDeclarations } from '../replay/evaluate-rows.ts';
import { readJudge } from '../replay/judge.ts';
import { buildPart, dayCounter } from '../replay/part.ts';
import { listsOn } from './lists-in-force.ts';

const TODAY = '2026-03-01' as LocalDay;
const NOW = Date.UTC(2026, 2, 1) as Instant;
const zone = 'Asia/Shanghai' as TimeZone;
const lists: readonly StoredList[] = (['hs', 'operator'] as const).map((kind) => ({
  id: `${kind}List`,
  kind,
  title: { en: 'A list', zh: '清单' },
  owner: 'anna',
  legalBasis: 'Customs Law, art. 1',
  createdAt: NOW,
}));

/** Entries as they might stand in the store, whatever the doors let in: approved, for any code and any firm. */
const entry = fc.record({
  listId: fc.constantFrom('hsList', 'operatorList'),
  value: fc.constantFrom('490199', '851713', '852380', '847130', '370610', '270112', 'OP-1', 'OP-2'),
  expiresOn: fc.constantFrom('2026-02-28', '2026-03-01', '2026-12-31'),
});
const limited = fc.constantFrom('490199', '490700', '851713', '852380', '847130', '370610');
const hazard = fc.constantFrom(...HAZARDS);
/** Conditions that try to get at the description, the firm or the code of such an item, in every way there is. */
const condition = fc
  .array(
    fc.constantFrom(
      'goods.hs in lists.hsList',
      'importer.id in lists.operatorList',
      '!(importer.id in lists.operatorList)',
      '"leaflet" in goods.terms',
      '!("leaflet" in goods.terms)',
      'size(goods.terms) > 0',
      'goods.descriptionVague',
      'importer.id == "OP-1"',
      'has(goods.terms)',
      'goods.netKg > 1.0',
      'goods.hs != "000000"',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .chain((terms) =>
    fc.constantFrom(terms.join(' && '), terms.join(' || '), `(${terms.join(' || ')}) && goods.netKg > 0.5`),
  );

const entriesOf = (given: readonly { listId: string; value: string; expiresOn: string }[]): readonly ListEntry[] =>
  given.map((one, at) => ({
    ...one,
    id: String(at),
    expiresOn: one.expiresOn as LocalDay,
    proposedBy: 'anna',
    proposedAt: NOW,
    approvedBy: 'bert',
    approvedAt: NOW,
  }));

/** A vocabulary that two people let slip through, with a word for what is printed. */
const vocabulary = compileVocabulary([
  {
    id: 'leaflet',
    label: { en: 'Leaflets', zh: '传单' },
    words: ['leaflet', '传单'],
    hsHeadings: ['4911'],
    proposedBy: 'anna',
    approvedBy: 'bert',
  },
]);

test('no list, word or rule makes printed matter, media or devices hit a hazard that may not be sought there', () => {
  fc.assert(
    fc.property(
      limited,
      hazard,
      condition,
      fc.array(entry, { maxLength: 12 }),
      fc.boolean(),
      (hs, sought, when, given, says) => {
        const named = listsOn(lists, entriesOf(given), TODAY);
        const described: FactRow = {
          'goods.hs': hs,
          'goods.netKg': 20,
          'importer.id': 'OP-1',
          'goods.descriptionVague': true,
          'goods.terms': recogniseTerms(says ? 'Leaflets 传单' : 'paper', vocabulary),
        };
        const { judge } = readJudge({ id: 'r', hazard: sought, lane: 'red', when }, named);
        if (judge === undefined) return;
        const rule = { rule: { hazard: sought }, expr: judge.expr } as Parameters<typeof evaluateRule>[0];
        const outcome = evaluateRule(rule, described).outcome;
        if (!allowedHazards(hs).includes(sought)) expect(outcome).toBe('miss');
        // What it is allowed to say does not follow from the description, the firm or a list.
        const bare: FactRow = { 'goods.hs': hs, 'goods.netKg': 20 };
        expect(evaluateRule(rule, bare).outcome).toBe(outcome);
        const other = readJudge({ id: 'r', hazard: sought, lane: 'red', when }, listsOn(lists, [], TODAY)).judge;
        if (other !== undefined) expect(evaluateRule({ ...rule, expr: other.expr }, described).outcome).toBe(outcome);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('a replay counts under the same limits as an assessment', () => {
  const rows = fc.array(fc.tuple(limited, fc.constantFrom('OP-1', 'OP-2')), { minLength: 20, maxLength: 60 });
  fc.assert(
    fc.property(rows, fc.array(fc.tuple(hazard, condition), { minLength: 10, maxLength: 30 }), (goods, rules) => {
      const named = listsOn(lists, entriesOf([{ listId: 'hsList', value: '490199', expiresOn: '2026-12-31' }]), TODAY);
      const items = goods.map(([hs, firm], at) => {
        const row: FactRow = { 'goods.hs': hs, 'goods.netKg': at, 'importer.id': firm, 'goods.terms': ['leaflet'] };
        const id = `019c0000-0000-7000-8000-${at.toString(16).padStart(12, '0')}` as DeclarationId;
        const unchecked = { strict: 0, floor: 0, random: false, ruleSet: 1, truck: 0, label: 0, given: [] };
        return { id, acceptedAt: NOW, firstHash: '00'.repeat(32) as HashHex, ...unchecked, items: [row] };
      });
      const part = buildPart(items, dayCounter(zone));
      const judges = rules.flatMap(
        ([sought, when]) => readJudge({ id: 'r', hazard: sought, lane: 'red', when }, named).judge ?? [],
      );
      part.rows.matches.match(judges);
      for (const judge of judges) {
        const rule = { rule: { hazard: judge.hazard }, expr: judge.expr } as Parameters<typeof evaluateRule>[0];
        const expected = items.flatMap(({ items: [row] }, place) =>
          row !== undefined && evaluateRule(rule, row).outcome === 'hit' ? [place] : [],
        );
        expect([...hitDeclarations(judge, part.rows)]).toEqual(expected);
      }
    }),
    { numRuns: 40 },
  );
});

test('a rule about printed matter names no list and no word when it is saved', () => {
  fc.assert(
    fc.property(limited, hazard, condition, (hs, sought, when) => {
      const raw = {
        id: 'printed',
        hazard: sought,
        lane: 'yellow',
        when: `goods.hs.startsWith("${hs.slice(0, 4)}") && (${when})`,
        reason: { en: 'For a test', zh: '测试' },
        legalBasis: 'Customs Law, art. 1',
        owner: 'anna',
        approvedBy: 'bert',
        validFrom: '2026-01-01',
        validUntil: '2026-12-31',
      };
      const { rule } = checkRule(raw, { hash: sha256Hex, lists: listsOn(lists, [], TODAY) });
      if (rule === undefined) return;
      expect(allowedHazards(hs)).toContain(sought);
      expect(when).not.toMatch(/lists\.|goods\.terms|goods\.descriptionVague|importer\.id/);
    }),
    { numRuns: 1_000 },
  );
});
