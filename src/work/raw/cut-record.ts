/** The longest record that a reader takes; nothing longer needs to be looked for. */
const MOST_RECORD = 1_000_000;

/**
 * Of a stretch of a message what says one declaration, by its reference: whoever looks up one load is not shown the others that
 * were sent with it. The whole stretch where the reference is not written in it as it was read.
 */
export function cutRecord(text: string, reference: string): string {
  return cutJson(text, reference) ?? cutEdifact(text, reference) ?? cutLines(text, reference) ?? text;
}

/** The JSON object whose own `reference` it is. */
function cutJson(text: string, reference: string): string | undefined {
  const quoted = JSON.stringify(reference);
  let found: string | undefined;
  // Every place where it is written: a reference may stand in another declaration's text before its own.
  for (let at = text.indexOf(quoted); at >= 0; at = text.indexOf(quoted, at + 1)) {
    // From the nearest brace outwards: what stands inside the object before its reference is closed by then.
    for (let open = text.lastIndexOf('{', at); open >= 0 && at - open < MOST_RECORD; ) {
      const record = objectAt(text, open);
      // Sent twice in one message, the last is what followed the rest.
      if (record !== undefined && open + record.length > at && isOf(record, reference)) {
        found = record;
        break;
      }
      if (open === 0) break;
      open = text.lastIndexOf('{', open - 1);
    }
  }
  return found;
}

function isOf(record: string, reference: string): boolean {
  try {
    return (JSON.parse(record) as { readonly reference?: unknown }).reference === reference;
  } catch {
    return false;
  }
}

/** From an opening brace to the one that closes it. */
function objectAt(text: string, open: number): string | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = open; at < text.length && at - open < MOST_RECORD; at++) {
    const letter = text.charAt(at);
    if (quoted) {
      if (letter === '\\') at += 1;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === '{') depth += 1;
    else if (letter === '}') {
      depth -= 1;
      if (depth === 0) return text.slice(open, at + 1);
    }
  }
  return undefined;
}

/** From the segment UNH before the reference to the segment UNT after it. */
function cutEdifact(text: string, reference: string): string | undefined {
  const at = text.search(named(reference));
  const open = at < 0 ? -1 : text.lastIndexOf('UNH+', at);
  if (open < 0) return undefined;
  const end = /UNT\+[^']*'?/g;
  end.lastIndex = at;
  const close = end.exec(text);
  return text.slice(open, close === null ? undefined : close.index + close[0].length);
}

/** The lines that name it: a row of a table for each goods item. */
function cutLines(text: string, reference: string): string | undefined {
  const pattern = named(reference);
  const lines = text.split(/\r\n|\r|\n/).filter((line) => pattern.test(line));
  return lines.length === 0 ? undefined : lines.join('\n');
}

/** The reference by itself: not where it is the beginning of a longer one. */
function named(reference: string): RegExp {
  const literal = reference.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}_./-])${literal}(?![\\p{L}\\p{N}_./-])`, 'u');
}
