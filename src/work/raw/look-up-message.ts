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
  /** Absent where the key of its day is gone, or what is kept is not what was sealed. */
  readonly text?: string;
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
  const messages = found.flatMap((parts) => parts.at(-1)?.message ?? []);
  const { events, leaves } = decided('raw-message-looked-up', id, { reason, case: caseNumber, messages }, reader, now);
  await store.events.append(events, leaves);
  return found.flatMap((parts): readonly ShownMessage[] => {
    const last = parts.at(-1);
    if (last === undefined) return [];
    const { at, actor, format } = last;
    const bytes = rawMessages === undefined ? undefined : joined(parts, rawMessages.keys);
    const text = bytes === undefined ? undefined : cutRecord(decode(bytes), stored.declaration.reference);
    return [{ at, actor, format, ...(text === undefined ? {} : { text }) }];
  });
}

function joined(parts: readonly RawPart[], keys: Parameters<typeof openPart>[1]): Buffer | undefined {
  const opened = parts.map((part) => openPart(part, keys));
  return opened.every((one) => one !== undefined) ? Buffer.concat(opened) : undefined;
}

/** A stretch may begin inside a character: a few that cannot be read are its edges, many are another encoding. */
const MOST_UNREADABLE = 3;

function decode(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff')
    return new TextDecoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be').decode(bytes);
  const text = new TextDecoder().decode(bytes);
  const unreadable = text.split('\ufffd').length - 1;
  return unreadable > MOST_UNREADABLE ? new TextDecoder('gb18030').decode(bytes) : text;
}
