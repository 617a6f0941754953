import type { Place, Problem } from '../../core/domain/problem.ts';
import type { Mapping } from './mapping.ts';

/**
 * One declaration as its file states it, before validation. `raw` has the shape of the JSON form; with form `text` every
 * leaf is a string as it stood in the file, and validation reads numbers from it.
 */
export interface RawDeclaration {
  readonly raw: unknown;
  readonly form: 'json' | 'text';
  /**
   * Finds a JSON pointer of `raw` in the file: line and column, or segment. A pointer that the file has no place for
   * (a missing field) gives the nearest parent that it has.
   */
  readonly place: (pointer: string) => Place;
  /** Warnings of the reader; they go with the declaration. */
  readonly problems: readonly Problem[];
}

/** A record, or a whole file, that could not be read. At least one of the problems is an error. */
export interface RefusedRecord {
  readonly refused: readonly Problem[];
  /** The declaration's own reference, where it could still be read. */
  readonly reference?: string;
}

/** One or the other for each record of a file, in its order; `isRefused` tells them apart. */
export type IntakeItem = RawDeclaration | RefusedRecord;

/** What a file may be. `json` is one object, an array of them, or several one after another. */
export const FILE_FORMATS = ['json', 'ndjson', 'csv', 'edifact'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** `auto` looks at byte order marks, then takes UTF-8, and GB18030 for a CSV that cannot be UTF-8. */
export const FILE_ENCODINGS = ['auto', 'utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252'] as const;
export type FileEncoding = (typeof FILE_ENCODINGS)[number];

/** How a file is read; all but the format may be left to the file itself. */
export interface ReadOptions {
  readonly format: FileFormat | 'auto';
  /** How to read a stranger's CSV; without one the column names are Landport's own. */
  readonly mapping?: Mapping;
  readonly encoding?: FileEncoding;
  /** Bytes of one JSON value, CSV record or EDIFACT message; longer ones are refused, never held. */
  readonly maxRecordBytes?: number;
}

/** The default of `maxRecordBytes`: 1 MB. */
export const MAX_RECORD_BYTES = 1_000_000;
/** How deep JSON may nest. A declaration needs four levels. */
export const MAX_JSON_DEPTH = 64;

/** Reads declarations from a stream of bytes, one at a time, in bounded memory. Never throws for what the bytes hold. */
export type ReadDeclarations = (source: AsyncIterable<Uint8Array>, options: ReadOptions) => AsyncIterable<IntakeItem>;

/** Tells a refused record from a declaration. */
export function isRefused(item: IntakeItem): item is RefusedRecord {
  return 'refused' in item;
}
