import { PassThrough, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { FAULT_CODES } from '../core/domain/fault.ts';
import { faultSentence } from '../messages/faults.ts';
import { COMMANDS } from './commands.ts';
import { isLoopback } from './commands/start.ts';
import { createIo, type Io, OutputClosed } from './io.ts';
import { main } from './main.ts';

async function landport(args: readonly string[], more: Partial<Io> = {}) {
  let out = '';
  let err = '';
  const collect = (add: (text: string) => void): Writable =>
    new Writable({
      write: (chunk, _encoding, done) => {
        add(String(chunk));
        done();
      },
    });
  const io = createIo(
    {
      stdin: new PassThrough(),
      stdout: collect((text) => {
        out += text;
      }),
      stderr: collect((text) => {
        err += text;
      }),
    },
    {
      language: 'en',
      environment: {},
      folder: '/nowhere',
      stopping: new AbortController().signal,
      stoppingNow: new AbortController().signal,
    },
  );
  const code = await main(args, { ...io, ...more });
  return { code, out, err };
}

test.each([[[]], [['--help']], [['-h']], [['help']]])('%j lists every command on standard output', async (args) => {
  const { code, out, err } = await landport(args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const { name } of COMMANDS) expect(out).toContain(`  ${name} `);
});

test('every command explains itself, in both languages, without running', async () => {
  for (const { name } of COMMANDS) {
    for (const language of ['en', 'zh'] as const) {
      const { code, out } = await landport([...name.split(' '), '--help'], { language });
      expect(code).toBe(0);
      expect(out).toContain(`landport ${name}`);
    }
  }
});

test('the version is the package’s', async () => {
  expect(await landport(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

test.each([
  [['stat'], 'There is no command "stat". Did you mean start?'],
  [['token'], 'Did you mean token create?'],
  [['toString'], 'There is no command "toString"'],
  [['start', 'now'], '"now" is one argument too many.'],
  [['start', '--prot', '1'], 'There is no option --prot (on the command line). Did you mean --port?'],
  [['start', '--host', '0.0.0.0'], 'The demo shows its users to everyone'],
  [['start', '--host', 'example.org'], 'The demo shows its users to everyone'],
  [['token', 'create', '--role', 'administrator'], '--role (on the command line) cannot be "administrator"'],
])('%j is misuse, and a sentence says so', async (args, sentence) => {
  const { code, out, err } = await landport(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(sentence);
});

test('a command whose reader has gone ends quietly', async () => {
  const { code, err } = await landport(['version'], { out: () => Promise.reject(new OutputClosed()) });
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

test.each([
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['127.0.0.1.example.org', false],
  ['10.0.0.1', false],
  ['', false],
])('%s reaches this machine only: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});

test('every fault has a sentence in both languages, and no detail is left open', () => {
  const details = Object.fromEntries(
    ['platform', 'folder', 'pid', 'found', 'ours', 'reason', 'tried', 'name', 'known', 'expected', 'line', 'seconds']
      .concat(['hint', 'source', 'value', 'other', 'file', 'host', 'port', 'cert', 'key'])
      .map((name) => [name, 'x']),
  );
  for (const code of FAULT_CODES) {
    const { en, zh } = faultSentence(code, details);
    expect(en).toMatch(/^[^{}?]+$/);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(zh).not.toMatch(/[{}]/);
  }
});
