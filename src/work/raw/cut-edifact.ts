import { readsAs, type Wanted } from './wanted.ts';

/** The characters that part an interchange; `release` makes the next one plain text. */
interface Service {
  readonly component: string;
  readonly element: string;
  readonly release: string;
  readonly terminator: string;
}

const DEFAULTS: Service = { component: ':', element: '+', release: '?', terminator: "'" };
/** UNA and its six characters. */
const UNA_LETTERS = 9;

/** A message that is open, and what it said so far; of each the first counts, as intake reads it. */
interface Message {
  readonly open: number;
  reference?: string;
  declarant?: string;
  /** The goods have begun: parties after it are of an item. */
  detail: boolean;
  goods: boolean;
}

/** The message of an interchange, from UNH to UNT, whose BGM and NAD they are. */
export function cutEdifact(text: string, wanted: Wanted, head: string): string | undefined {
  let service = serviceIn(head, head.search(/[^\s\ufeff]/)) ?? DEFAULTS;
  let message: Message | undefined;
  let found: string | undefined;
  for (let at = 0; at < text.length; ) {
    if (/[\s\ufeff]/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const stated = serviceIn(text, at);
    if (stated !== undefined) {
      service = stated;
      at += UNA_LETTERS;
      continue;
    }
    const end = endOfSegment(text, at, service);
    const tag = text.slice(at, at + 3).toUpperCase();
    if (tag === 'UNH') message = { open: at, detail: false, goods: false };
    else if (message !== undefined && tag === 'UNT') {
      const { open, reference, declarant } = message;
      if (readsAs(reference, wanted.reference) && readsAs(declarant, wanted.declarant))
        found = text.slice(open, end + 1);
      message = undefined;
    } else if (message !== undefined) say(message, tag, text.slice(at, end), service);
    at = end + 1;
  }
  return found;
}

function say(message: Message, tag: string, segment: string, service: Service): void {
  if (tag === 'UNS') message.detail = true;
  else if (tag === 'CST') message.goods ||= message.detail;
  else if (tag === 'BGM') {
    const value = firstOf(parts(segment, service.element, service)[2], service);
    if (value !== '') message.reference ??= value;
  } else if (tag === 'NAD' && !message.goods) {
    const [, kind, party] = parts(segment, service.element, service);
    const value = firstOf(party, service);
    if (firstOf(kind, service) === 'DT' && value !== '') message.declarant ??= value;
  }
}

/** The first component of an element, its released characters as they are meant. */
function firstOf(element: string | undefined, service: Service): string {
  const first = parts(element ?? '', service.component, service)[0] ?? '';
  let plain = '';
  for (let at = 0; at < first.length; at++) {
    if (first[at] === service.release) at += 1;
    plain += first[at] ?? '';
  }
  return plain.replaceAll(/[\r\n]/g, '').trim();
}

/** A text at a separator that is not released. */
function parts(text: string, separator: string, { release }: Service): string[] {
  const out: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === release) at += 1;
    else if (text[at] === separator) {
      out.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...out, text.slice(from)];
}

/** The place of the terminator of a segment. */
function endOfSegment(text: string, from: number, { release, terminator }: Service): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === release) at += 1;
    else if (text[at] === terminator) return at;
  }
  return text.length;
}

function serviceIn(text: string, at: number): Service | undefined {
  if (at < 0 || !text.startsWith('UNA', at)) return undefined;
  const [component = '', element = '', , release = '', , terminator = ''] = text.slice(at + 3, at + UNA_LETTERS);
  // A blank means that nothing is released; no text holds the empty string that stands for it.
  return { component, element, release: release === ' ' ? '' : release, terminator };
}
