import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Problem } from '../core/domain/problem.ts';
import { formatOfName } from '../intake/detect.ts';
import { readMapping } from '../intake/mapping.ts';
import {
  FILE_ENCODINGS,
  FILE_FORMATS,
  type FileEncoding,
  type FileFormat,
  type IntakeItem,
  type Mapping,
} from '../intake/port/index.ts';
import { readDeclarations } from '../intake/read.ts';
import { problemSentence } from '../messages/problems.ts';
import { placeText, printable } from './assess-formats.ts';
import type { OptionTable } from './config/kinds.ts';
import type { Io } from './io.ts';

/** How declarations in files are read: what `assess` and `import` have in common. */
export const INPUT_OPTIONS = {
  mapping: { kind: 'path', help: { en: "How to read a stranger's CSV (YAML)", zh: '外来 CSV 的映射文件（YAML）' } },
  format: {
    kind: 'choice',
    choices: ['auto', ...FILE_FORMATS],
    default: 'auto',
    help: { en: 'Format of the files; from name and content unless given', zh: '文件格式；未指定时由文件名和内容判断' },
  },
  encoding: {
    kind: 'choice',
    choices: FILE_ENCODINGS,
    default: 'auto',
    help: { en: 'Encoding of the files', zh: '文件编码' },
  },
} as const satisfies OptionTable;

/** Those options as they were given. */
export interface InputChoice {
  readonly mapping?: string | undefined;
  readonly format?: string | undefined;
  readonly encoding?: string | undefined;
}

/** Files that can be opened, and how to read them. */
export interface InputFiles {
  readonly files: readonly string[];
  readonly mapping: Mapping | undefined;
  readonly format: FileFormat | 'auto';
  readonly encoding: FileEncoding;
  /** Of all files together; undefined when one is standard input or a pipe, whose end nobody knows. */
  readonly totalBytes: number | undefined;
}

/** Looks at the files and reads the mapping; undefined, after saying why, when one of them cannot be used. */
export async function openInputs(
  files: readonly string[],
  choice: InputChoice,
  io: Io,
): Promise<InputFiles | undefined> {
  const mapping = choice.mapping === undefined ? undefined : await readMappingFile(choice.mapping, io);
  const totalBytes = await totalSize(files, io);
  if (mapping === 'unusable' || totalBytes === 'unreadable') return undefined;
  // The options were read as choices of these very lists.
  const format = (choice.format ?? 'auto') as FileFormat | 'auto';
  const encoding = (choice.encoding ?? 'auto') as FileEncoding;
  return { files, mapping, format, encoding, totalBytes };
}

/** A file could not be opened, or broke off: the disk's or the pipe's fault, and nobody else's. */
export class InputUnreadable extends Error {}

/** The declarations of one file, as a stream; its bytes go by `pass` on their way. Throws InputUnreadable. */
export async function* itemsOf(
  file: string,
  { mapping, format, encoding }: InputFiles,
  io: Io,
  onBytes: (count: number) => void,
  pass: (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array> = (bytes) => bytes,
): AsyncGenerator<IntakeItem> {
  const source = file === '-' ? io.stdin : createReadStream(resolve(io.folder, file), { highWaterMark: 1 << 18 });
  async function* counted(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of source) {
        onBytes((chunk as Uint8Array).length);
        yield chunk as Uint8Array;
      }
    } catch (error) {
      throw isSystemError(error) ? new InputUnreadable(error.message, { cause: error }) : error;
    }
  }
  const named: FileFormat | undefined = mapping === undefined ? formatOfName(file) : 'csv';
  yield* readDeclarations(pass(counted()), {
    format: format === 'auto' ? (named ?? 'auto') : format,
    encoding,
    ...(mapping === undefined ? {} : { mapping }),
  });
}

/** The mapping of a file; problems of it are said, and only errors make it unusable. */
async function readMappingFile(path: string, io: Io): Promise<Mapping | 'unusable'> {
  const text = await readFile(resolve(io.folder, path), 'utf8').catch(() => undefined);
  if (text === undefined) {
    sayUnreadable(path, io);
    return 'unusable';
  }
  const { mapping, problems } = readMapping(text, path);
  for (const problem of problems) {
    io.err(
      `landport: ${placeText(path, problem)}: ${printable(problemSentence(problem, io.language))} [${problem.code}]\n`,
    );
  }
  return mapping ?? 'unusable';
}

/** Bytes of all files together for the progress bar; says of each file that cannot be read that it cannot. */
async function totalSize(files: readonly string[], io: Io): Promise<number | undefined | 'unreadable'> {
  let total: number | undefined = 0;
  let unreadable = false;
  for (const file of files) {
    if (file === '-') {
      total = undefined;
      continue;
    }
    const found = await stat(resolve(io.folder, file)).catch(() => undefined);
    if (found === undefined || found.isDirectory()) {
      sayUnreadable(file, io);
      unreadable = true;
    } else if (!found.isFile()) total = undefined;
    else if (total !== undefined) total += found.size;
  }
  return unreadable ? 'unreadable' : total;
}

/** Whether an error is the operating system's and no fault of ours. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

/** Says on standard error that a file cannot be read, in the words of the catalogue. */
export function sayUnreadable(name: string, io: Io): void {
  const problem: Problem = { code: 'file-unreadable', severity: 'error', place: { pointer: '' }, params: { name } };
  io.err(`landport: ${printable(problemSentence(problem, io.language))} [${problem.code}]\n`);
}
