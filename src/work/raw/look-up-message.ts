import type { DeclarationId, Instant } from '../../core/domain/ids.ts';
import type { RawMessageReason } from '../../core/oversee/retention.ts';
import type { RawPart } from '../../store/port/raw-messages.ts';
import type { Environment } from '../environment.ts';
import { decided } from '../written.ts';
import { cutRecord } from './cut-record.ts';
import { openPart } from './seal-part.ts';

/** What was sent of one declaration, as it came in. */
export interface ShownMessage {
  readonly at: Instant;
  readonly actor: string;
  readonly format: string;
  /** What it says of this declaration and of no other. */
  readonly text?: string;
  /**
   * Why there is no text: the key of its day is gone, or what is kept is not what was sealed; or no record of this reference and
   * this declarant can be told apart in it.
   */
  readonly absent?: 'key-gone' | 'not-told-apart';
}

/**
 * What was sent of a declaration, for a case: of the message only what concerns it, oldest first. The look is an event and an entry
 * of the ledger before anything is shown. Nothing where there is no such declaration.
 */
export async function lookUpMessage(
  { store, rawMessages }: Environment,
  asked: { readonly declaration: DeclarationId; readonly reason: RawMessageReason; readonly caseNumber: string },
  reader: string,
  now: Instant,
): Promise<readonly ShownMessage[] | undefined> {
  const { declaration: id, reason, caseNumber } = asked;
  const stored = await store.declarations.byId(id);
  if (stored === undefined) return undefined;
  const found = await store.rawMessages.ofDeclaration(id);
  const messages = found.flatMap(({ stretch }) => stretch.at(-1)?.message ?? []);
  const { events, leaves } = decided('raw-message-looked-up', id, { reason, case: caseNumber, messages }, reader, now);
  await store.events.append(events, leaves);
  return found.flatMap(({ stretch, head }): readonly ShownMessage[] => {
    const last = stretch.at(-1);
    if (last === undefined) return [];
    const { at, actor, format } = last;
    const bytes = rawMessages === undefined ? undefined : joined(stretch, rawMessages.keys);
    if (rawMessages === undefined || bytes === undefined) return [{ at, actor, format, absent: 'key-gone' }];
    const beginning = head === undefined ? undefined : openPart(head, rawMessages.keys);
    const encoding = wideEncoding(beginning ?? bytes);
    const read = (some: Buffer): string => decode(some, encoding);
    const text = cutRecord(read(bytes), format, stored.declaration, beginning === undefined ? '' : read(beginning));
    return [{ at, actor, format, ...(text === undefined ? { absent: 'not-told-apart' } : { text }) }];
  });
}

function joined(parts: readonly RawPart[], keys: Parameters<typeof openPart>[1]): Buffer | undefined {
  const opened = parts.map((part) => openPart(part, keys));
  return opened.every((one) => one !== undefined) ? Buffer.concat(opened) : undefined;
}

/** A stretch may begin inside a character: a few that cannot be read are its edges, many are another encoding. */
const MOST_UNREADABLE = 3;

/** Said by the beginning of a message. */
function wideEncoding(beginning: Buffer): string | undefined {
  const mark = beginning.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return 'utf-16le';
  return mark === 'feff' ? 'utf-16be' : undefined;
}

function decode(bytes: Buffer, wide: string | undefined): string {
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  const text = new TextDecoder().decode(bytes);
  const unreadable = text.split('\ufffd').length - 1;
  return unreadable > MOST_UNREADABLE ? new TextDecoder('gb18030').decode(bytes) : text;
}
