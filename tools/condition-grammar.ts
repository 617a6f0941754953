import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { buildParserFile } from '@lezer/generator';

// Makes the editor's parser from its grammar. The result is kept with the sources, so that building needs no generator;
// a test compares the two.
const folder = 'src/console/workbench/editor';
const grammar = readFileSync(`${folder}/condition.grammar`, 'utf8');
const { parser } = buildParserFile(grammar, { typeScript: true, exportName: 'conditionParser' });
const made = parser.replace(
  /^.*\n/,
  '// Made from condition.grammar by tools/condition-grammar.ts; change the grammar, not this file.\n',
);
writeFileSync(`${folder}/condition-parser.ts`, made);
execFileSync('npx', ['biome', 'format', '--write', `${folder}/condition-parser.ts`], { stdio: 'inherit' });
