import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** A file as it is sent. The tag is of the compressed bytes, so each encoding has its own. */
export interface CompressedFile {
  readonly bytes: Buffer;
  readonly encoding: 'br' | 'gzip';
  readonly mediaType: string;
  readonly etag: string;
}

/** What of the console shrinks: pictures and fonts are compressed already. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

const COMPRESS = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
} as const;

/** A file in the best encoding a browser accepts; undefined where the file is to be sent as it is. */
export type FindCompressed = (file: string, acceptEncoding: string | undefined) => Promise<CompressedFile | undefined>;

/**
 * Compresses the console's files as they are first asked for and keeps them: some hundred kilobytes in all, and a phone
 * on a slow network is the one that waits. A file that was built anew is compressed anew.
 */
export function keepCompressed(folder: string): FindCompressed {
  const kept = new Map<string, { readonly stamp: string; readonly made: Promise<CompressedFile> }>();
  return async (file, acceptEncoding = '') => {
    const mediaType = MEDIA_TYPES[extname(file)];
    // Browsers offer br only where the connection is private, so gzip is what a plain one gets.
    const encoding = accepts(acceptEncoding, 'br') ? 'br' : accepts(acceptEncoding, 'gzip') ? 'gzip' : undefined;
    if (mediaType === undefined || encoding === undefined) return undefined;
    const key = `${encoding} ${file}`;
    const { mtimeMs, size } = await stat(join(folder, file));
    const stamp = `${mtimeMs} ${size}`;
    const found = kept.get(key);
    if (found?.stamp === stamp) return found.made;
    const made = compress(join(folder, file), encoding, mediaType);
    kept.set(key, { stamp, made });
    // A file that could not be read is tried again when it is asked for again.
    made.catch(() => kept.delete(key));
    return made;
  };
}

async function compress(path: string, encoding: 'br' | 'gzip', mediaType: string): Promise<CompressedFile> {
  const bytes = await COMPRESS[encoding](await readFile(path));
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  return { bytes, encoding, mediaType, etag };
}

function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    return name === encoding && !parameters.some((text) => /^q=0(\.0*)?$/.test(text));
  });
}
