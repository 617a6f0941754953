import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { BoardShape } from '../../src/wire/board.ts';
import { CrossingDetail } from '../../src/wire/crossings.ts';
import { DeclarationDetail, DeclarationRowShape, FilingPage, ProofShape } from '../../src/wire/declarations.ts';
import { InstallationShape, MeShape } from '../../src/wire/installation.ts';
import { PeopleShape } from '../../src/wire/people.ts';
import { RuleDetail, RulePage } from '../../src/wire/rules.ts';
import { crossingDetail, declarationDetail, ruleDetail, rules } from './console-details.ts';
import { board, declarationRow, filings, installation, me, people, proof } from './console-fixtures.ts';

// What the console's tests show would mean nothing if no server could say it.
test.each([
  ['the board', BoardShape, board()],
  ['a row of the table', DeclarationRowShape, declarationRow(7)],
  ['a declaration', DeclarationDetail, declarationDetail()],
  ['a proof', ProofShape, proof()],
  ['a crossing', CrossingDetail, crossingDetail()],
  ['the rules', RulePage, rules()],
  ['a rule', RuleDetail, ruleDetail()],
  ['the people', PeopleShape, people()],
  ['the filings', FilingPage, filings()],
  ['the installation', InstallationShape, installation()],
  ['the person', MeShape, me('auditor')],
])('What the console is shown as %s has the shape that travels over the wire', (_, shape, fixture) => {
  expect([...Value.Errors(shape, fixture)].map((error) => JSON.stringify(error))).toEqual([]);
});
