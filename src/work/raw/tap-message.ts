/** Bytes of a message that were read and not yet taken. */
export interface HeldPart {
  /** Of the message. */
  readonly message: string;
  readonly part: number;
  readonly format: string;
  readonly chunks: readonly Uint8Array[];
}

/** Stands between a message and its reader, and holds what passed until it is taken. */
export interface MessageTap {
  read(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /**
   * What was read since the last time. All that was given out of the message until now lies in what was taken until now; so a
   * group that is stored together with it is never without the bytes that it came in.
   */
  take(): HeldPart;
  /** Whether anything was taken yet. */
  taken(): boolean;
}

/** Bytes after which a group goes, however few declarations it has: a few of the longest take as much memory as many short ones. */
export const GROUP_BYTES = 2_000_000;
/** The longest that a record may be, and so all of what was read that may still become one. */
const LONGEST_RECORD = 1_000_000;

/**
 * `full` is called between two reads when much is held, and takes it if anything came of it. If not (a line without an end, blank
 * lines for ever) all but the last of it is dropped: what nothing could be made of is nobody's declaration.
 */
export function tapMessage(message: string, format: string, full: () => Promise<void>): MessageTap {
  let chunks: Uint8Array[] = [];
  let bytes = 0;
  let part = 0;
  const shorten = (): void => {
    // Whole chunks only, from the front, as long as what is left can still hold the longest record.
    let from = 0;
    while (bytes - (chunks[from]?.length ?? bytes) >= LONGEST_RECORD) bytes -= chunks[from++]?.length ?? 0;
    chunks = chunks.slice(from);
  };
  return {
    async *read(source) {
      for await (const chunk of source) {
        if (bytes >= GROUP_BYTES) await full();
        if (bytes >= GROUP_BYTES) shorten();
        chunks.push(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    },
    take() {
      const taken: HeldPart = { message, part, format, chunks };
      chunks = [];
      bytes = 0;
      part += 1;
      return taken;
    },
    taken: () => part > 0,
  };
}
