/** One physical line of a file, without its end. */
export interface ByteLine {
  readonly bytes: Uint8Array;
  /** One-based. */
  readonly number: number;
  /** Offset of its first byte in the file. */
  readonly offset: number;
  /** It was longer than allowed: `bytes` holds only its beginning. */
  readonly tooLong: boolean;
}

const LF = 10;
const CR = 13;
/** What is kept of a line that is too long: enough to read its reference. */
const KEPT_OF_LONG_LINE = 4096;

/**
 * Cuts a stream of bytes into lines ended by LF, CRLF or CR, a batch for each chunk. Holds at most `maxBytes` of one line,
 * however long it is. Right for every encoding in which these bytes mean only themselves: UTF-8, GB18030, the ISO 8859 family.
 */
export async function* splitLines(source: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<ByteLine[]> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let tooLong = false;
  let number = 1;
  let offset = 0;
  let lineStart = 0;
  let afterCr = false;

  const hold = (piece: Uint8Array): void => {
    if (tooLong || piece.length === 0) return;
    held.push(piece);
    heldBytes += piece.length;
    if (heldBytes > maxBytes) {
      tooLong = true;
      // Copied, so that the chunks of a giant line can be freed.
      held = [Uint8Array.from(Buffer.concat(held).subarray(0, KEPT_OF_LONG_LINE))];
    }
  };
  const finish = (): ByteLine => {
    const bytes = held.length === 1 ? held[0]! : Buffer.concat(held);
    const line = { bytes, number, offset: lineStart, tooLong };
    held = [];
    heldBytes = 0;
    tooLong = false;
    number += 1;
    return line;
  };

  for await (const chunk of source) {
    const lines: ByteLine[] = [];
    let from = 0;
    if (afterCr && chunk.length > 0) {
      if (chunk[0] === LF) from = 1;
      lineStart = offset + from;
      afterCr = false;
    }
    // Two searches that each go on from where they were, so that every byte is looked at once for each kind of line
    // end.
    let lf = chunk.indexOf(LF, from);
    let cr = chunk.indexOf(CR, from);
    while (lf >= 0 || cr >= 0) {
      const isCr = cr >= 0 && (lf < 0 || cr < lf);
      const end = isCr ? cr : lf;
      hold(chunk.subarray(from, end));
      lines.push(finish());
      from = end + 1;
      if (isCr && from === chunk.length) afterCr = true;
      else if (isCr && chunk[from] === LF) from += 1;
      lineStart = offset + from;
      if (lf >= 0 && lf < from) lf = chunk.indexOf(LF, from);
      if (cr >= 0 && cr < from) cr = chunk.indexOf(CR, from);
    }
    hold(chunk.subarray(from));
    offset += chunk.length;
    if (lines.length > 0) yield lines;
  }
  if (held.length > 0) yield [finish()];
}
