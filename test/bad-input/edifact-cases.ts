import { type BadInput, interchange, message } from './case.ts';

const a = message('A', 1);
const b = message('B', 2);

export const EDIFACT_CASES: readonly BadInput[] = [
  {
    name: 'no interchange header',
    format: 'edifact',
    body: a,
    errors: ['edifact-not-interchange @ segment 1'],
    goesIn: [],
  },
  { name: 'nothing in it', format: 'edifact', body: '', errors: ['file-empty @ 1'], goesIn: [] },
  {
    name: 'a message cut off in the middle of a segment',
    body: interchange([a, b]).slice(0, -90),
    errors: ['edifact-truncated @ segment 14'],
    goesIn: ['A'],
  },
  {
    name: 'its end cut off',
    body: interchange([a, b]).replace("UNZ+2+C1'", ''),
    errors: ['edifact-truncated @ segment 1'],
    goesIn: ['A', 'B'],
  },
  {
    name: 'a release character at its end',
    body: "UNB+UNOC:3+A+B+260301:0612+C1'UNH+1?",
    errors: ['edifact-release-dangling @ segment 2'],
    goesIn: [],
  },
  {
    name: 'a wrong count of segments',
    body: interchange([a.replace('UNT+10', 'UNT+11'), b]),
    errors: ['edifact-count-differs @ segment 11'],
    goesIn: ['B'],
  },
  {
    name: 'a wrong count of messages',
    body: interchange([a, b]).replace('UNZ+2', 'UNZ+3'),
    errors: ['edifact-count-differs @ segment 22'],
    goesIn: ['A', 'B'],
  },
  {
    name: 'a message reference that differs',
    body: interchange([a.replace('UNT+10+1', 'UNT+10+7'), b]),
    errors: ['edifact-control-differs @ segment 11'],
    goesIn: ['B'],
  },
  {
    name: 'an interchange reference that differs',
    body: interchange([a]).replace('UNZ+1+C1', 'UNZ+1+C2'),
    errors: ['edifact-control-differs @ segment 12'],
    goesIn: ['A'],
  },
  {
    name: 'a message without its end',
    body: interchange([a.replace(/UNT.*/, ''), b]),
    errors: ['edifact-truncated @ segment 10'],
    goesIn: ['B'],
  },
  {
    name: 'a report of arrival',
    body: interchange([a.replace('CUSDEC', 'CUSREP'), b]),
    errors: ['edifact-message-type @ segment 2'],
    goesIn: ['B'],
  },
  {
    name: 'a version too old',
    body: interchange([a.replace('22A', '96A'), b]),
    errors: ['edifact-version @ segment 2'],
    goesIn: ['B'],
  },
  {
    name: 'a version too new',
    body: interchange([a.replace('22A', '23A'), b]),
    errors: ['edifact-version @ segment 2'],
    goesIn: ['B'],
  },
  {
    name: 'a cancellation',
    body: interchange([a.replace('+A+9', '+A+1'), b]),
    errors: ['edifact-function @ segment 3'],
    goesIn: ['B'],
  },
  {
    name: 'the mark of a test',
    body: interchange([a]).replace('+C1', '+C1++++++1'),
    errors: ['edifact-test-interchange @ segment 1'],
    goesIn: [],
  },
  {
    name: 'a date of another form',
    body: interchange([a.replace('202603010612:203', '01.03.2026:102'), b]),
    errors: ['edifact-element-form @ segment 4'],
    goesIn: ['B'],
  },
  {
    name: 'a weight in pounds',
    body: interchange([a.replace('KGM', 'LBR'), b]),
    errors: ['edifact-unit @ segment 8'],
    goesIn: ['B'],
  },
  {
    name: 'a negative weight',
    body: interchange([a.replace('KGM:100', 'KGM:-100'), b]),
    errors: ['number-negative @ segment 8 /goods/0/netKg'],
    goesIn: ['B'],
  },
  {
    name: 'a character set nobody knows',
    body: interchange([a], 'UNOX'),
    errors: ['edifact-character-set @ segment 1'],
    goesIn: ['A'],
  },
  {
    name: 'letters beyond ASCII that UNOA does not have',
    body: Buffer.from(
      interchange([message('A', 1, (text) => text.replace('MEA', "FTX+AAA+++K\u00e4se'MEA")), b], 'UNOA'),
      'latin1',
    ),
    errors: ['file-encoding @ segment 8'],
    goesIn: ['B'],
  },
  {
    name: 'Latin letters under UNOC, which is fine',
    body: Buffer.from(
      interchange([message('A', 1, (text) => text.replace('MEA', "FTX+AAA+++K\u00e4se'MEA"))]),
      'latin1',
    ),
    errors: [],
    goesIn: ['A'],
  },
  {
    name: 'a segment with a broken tag',
    body: interchange([a.replace('NAD', 'N?+'), b]),
    errors: ['edifact-segment-unexpected @ segment 5'],
    goesIn: ['B'],
  },
  {
    name: 'a segment longer than allowed',
    maxRecordBytes: 5000,
    body: interchange([message('A', 1, (text) => text.replace('MEA', `FTX+AAA+++${'x'.repeat(200_000)}'MEA`)), b]),
    errors: ['document-too-large @ segment 8'],
    goesIn: ['B'],
  },
  {
    name: 'a line break after every segment, which is fine',
    body: interchange([a, b]).replaceAll("'", "'\r\n"),
    errors: [],
    goesIn: ['A', 'B'],
  },
  {
    name: 'two interchanges, which is fine',
    body: interchange([a]) + interchange([message('C', 1)]),
    errors: [],
    goesIn: ['A', 'C'],
  },
];
