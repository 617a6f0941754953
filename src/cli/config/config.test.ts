import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Fault } from '../../core/domain/fault.ts';
import { parseArguments } from './arguments.ts';
import { configurationPage, describeOptions } from './help.ts';
import { loadConfig } from './load.ts';
import { nearest } from './nearest.ts';
import { environmentName, OPTIONS, optionName } from './options.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'landport-config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function load(args: readonly string[], environment: Record<string, string> = {}, file?: string) {
  if (file !== undefined) writeFileSync(join(folder, 'own.yaml'), file);
  const all = file === undefined ? args : ['--config', 'own.yaml', ...args];
  const { given } = parseArguments(OPTIONS, all, 'en');
  return loadConfig({ given, environment, folder, language: 'en' });
}

function faultOf(act: () => unknown): Pick<Fault, 'code' | 'details'> {
  try {
    act();
  } catch (error) {
    if (error instanceof Fault) return { code: error.code, details: error.details };
    throw error;
  }
  throw new Error('no fault');
}

test('without anything the defaults hold', () => {
  expect(load([])).toMatchObject({
    data: join(folder, 'data'),
    host: '127.0.0.1',
    port: 4600,
    demo: true,
    demoWeeks: 8,
    demoLoad: 800,
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
    databaseUrl: undefined,
  });
});

test('the command line counts before the environment, that before the file, that before the default', () => {
  const file = 'port: 1\nhost: 127.0.0.2\ndemo-weeks: 1\n';
  const environment = { LANDPORT_PORT: '2', LANDPORT_HOST: '127.0.0.3' };
  expect(load(['--port', '3'], environment, file)).toMatchObject({
    port: 3,
    host: '127.0.0.3',
    demoWeeks: 1,
    demoLoad: 800,
  });
});

test('a file in the data folder counts without being named', () => {
  writeFileSync(join(folder, 'landport.yaml'), 'tls-cert: a.pem\ntls-key: b.pem\ndemo: false\n');
  const config = load(['--data', '.']);
  rmSync(join(folder, 'landport.yaml'));
  expect(config).toMatchObject({ tlsCert: join(folder, 'a.pem'), tlsKey: join(folder, 'b.pem'), demo: false });
});

test.each([
  [['--port=0'], { port: 0 }],
  [['--no-demo'], { demo: false }],
  [['--demo'], { demo: true }],
  [['--demo=no'], { demo: false }],
  [['--port', '1', '--port', '2'], { port: 2 }],
  [['--time-zone', 'Asia/Ulaanbaatar', '--currency', 'MNT'], { timeZone: 'Asia/Ulaanbaatar', currency: 'MNT' }],
  [['--database-url', 'postgres://u:p@db/x?sslmode=require'], { databaseUrl: 'postgres://u:p@db/x?sslmode=require' }],
])('%j is understood', (args, expected) => {
  expect(load(args)).toMatchObject(expected);
});

test.each([
  [['--prot', '1'], 'unknown-option', { name: '--prot', hint: ' Did you mean --port?' }],
  [['--no-port'], 'unknown-option', { name: '--no-port' }],
  [['-p', '1'], 'unknown-option', { name: '-p' }],
  [['--__proto__', '1'], 'unknown-option', { name: '--__proto__' }],
  [['--port'], 'option-value-missing', { name: '--port' }],
  [['--port', '--no-demo'], 'option-value-missing', { name: '--port' }],
  [['--port', '65536'], 'option-value-wrong', { value: '65536', expected: 'it is a whole number from 0 to 65535' }],
  [['--port', '-1'], 'option-value-wrong', {}],
  [['--port', '0x10'], 'option-value-wrong', {}],
  [['--port', '4600.5'], 'option-value-wrong', {}],
  [['--port='], 'option-value-wrong', {}],
  [['--data='], 'option-value-wrong', {}],
  [['--demo=perhaps'], 'option-value-wrong', { expected: 'it is true or false' }],
  [['--time-zone', 'Asia/Erenhot'], 'option-value-wrong', { value: 'Asia/Erenhot' }],
  [['--time-zone', '+08:00'], 'option-value-wrong', {}],
  [['--currency', 'RMB'], 'option-value-wrong', { value: 'RMB' }],
  [['--currency', 'cny'], 'option-value-wrong', {}],
  [['--language', 'fr'], 'option-value-wrong', { expected: 'it is one of en, zh' }],
  [['--database-url', 'mysql://u:secret@db/x'], 'option-value-wrong', { value: 'mysql://***@db/x' }],
  [['--database-url', 'db.example'], 'option-value-wrong', {}],
  [['--tls-cert', 'a.pem'], 'option-needs', { name: '--tls-cert', other: '--tls-key' }],
  [['--tls-key', 'a.pem'], 'option-needs', { name: '--tls-key', other: '--tls-cert' }],
  [['--config', 'absent.yaml'], 'config-unreadable', { reason: 'ENOENT' }],
  [['--config', '.'], 'config-unreadable', { reason: 'EISDIR' }],
])('%j is refused with %s', (args, code, details) => {
  expect(faultOf(() => load(args))).toMatchObject({ code, details });
});

test.each([
  ['prot: 1', 'unknown-option', { name: 'prot', hint: ' Did you mean port?' }],
  ['demoWeeks: 1', 'unknown-option', { hint: ' Did you mean demo-weeks?' }],
  ['port: many', 'option-value-wrong', { value: 'many' }],
  ['port: [1]', 'option-value-wrong', { value: '[1]' }],
  ['port:', 'option-value-wrong', {}],
  ['- port', 'config-malformed', {}],
  ['port: 1\nport: 2', 'config-malformed', {}],
  ['port: "1', 'config-malformed', {}],
  ['a: &a [x]\nb: *c', 'config-malformed', {}],
])('a file with %j is refused with %s', (file, code, details) => {
  expect(faultOf(() => load([], {}, file))).toMatchObject({ code, details });
});

test.each([
  ['brackets', `port: ${'['.repeat(50_000)}`],
  ['indents', Array.from({ length: 200 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
])('a file nested too deeply by %s is refused before it is composed', (_name, file) => {
  const refused = { code: 'config-malformed', details: { reason: 'nested too deeply' } };
  expect(faultOf(() => load([], {}, file))).toMatchObject(refused);
});

test('the environment is read by name, empty means unset, and the address of a Kubernetes service is no port', () => {
  expect(load([], { LANDPORT_DEMO: 'false', LANDPORT_HOST: '', LANDPORT_PORT: 'tcp://10.0.0.1:4600' })).toMatchObject({
    demo: false,
    host: '127.0.0.1',
    port: 4600,
  });
  expect(faultOf(() => load([], { LANDPORT_DEMO_WEEKS: 'x' }))).toMatchObject({
    details: { name: 'LANDPORT_DEMO_WEEKS' },
  });
});

test('an empty file says nothing', () => {
  expect(load([], {}, '')).toMatchObject({ port: 4600 });
  expect(load([], {}, '# nothing\n')).toMatchObject({ port: 4600 });
});

test('what is no option is left over, and everything after -- is', () => {
  expect(parseArguments(OPTIONS, ['a', '--port', '1', '-', '--', '--port'], 'en')).toEqual({
    given: { port: 1 },
    rest: ['a', '-', '--port'],
    help: false,
  });
});

test('every option has a name of each kind, help in both languages, and a default that it accepts itself', () => {
  for (const [key, spec] of Object.entries(OPTIONS)) {
    expect(optionName(key)).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(environmentName(key)).toMatch(/^LANDPORT(_[A-Z]+)+$/);
    expect(spec.help.en).toMatch(/^[A-Z].*[^.]$/);
    expect(spec.help.zh).toMatch(/\p{Script=Han}/u);
    if ('default' in spec) expect(() => load([`--${optionName(key)}=${spec.default}`])).not.toThrow();
  }
});

test('help lists every option in either language', () => {
  for (const language of ['en', 'zh'] as const) {
    const text = describeOptions(OPTIONS, language);
    for (const key of Object.keys(OPTIONS)) expect(text).toContain(optionName(key));
  }
});

test('docs/configuration.md is what the options say (write it with `npm run docs`)', () => {
  const page = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
  expect(page).toBe(configurationPage(OPTIONS));
});

test.each([
  ['prot', 'port'],
  ['datbase-url', 'database-url'],
  ['curency', 'currency'],
  ['x', undefined],
  ['completely-else', undefined],
])('near %s is %s', (word, expected) => {
  expect(nearest(word, ['port', 'host', 'database-url', 'currency'])).toBe(expected);
});
