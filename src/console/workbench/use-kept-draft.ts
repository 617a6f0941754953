import { useCallback, useState } from 'react';
import type { Draft } from './draft.ts';

interface Kept {
  readonly draft: Draft;
  readonly restored: boolean;
}

/**
 * The draft of one rule, kept in this tab while it is not saved: who follows a link and comes back, or reloads, finds
 * what was typed.
 */
export function useKeptDraft(name: string, initial: Draft) {
  const key = `landport.draft.${name}`;
  const [kept, setKept] = useState<Kept>(() => {
    const found = recall(key);
    return found === undefined ? { draft: initial, restored: false } : { draft: found, restored: true };
  });
  const change = useCallback(
    (part: Partial<Draft>) =>
      setKept((before) => {
        const draft = { ...before.draft, ...part };
        keep(key, draft);
        return { draft, restored: before.restored };
      }),
    [key],
  );
  /** Takes another draft as the beginning: after saving, or to edit from a version. */
  const restart = useCallback(
    (draft: Draft) => {
      keep(key, undefined);
      setKept({ draft, restored: false });
    },
    [key],
  );
  return { ...kept, change, restart };
}

function recall(key: string): Draft | undefined {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as Draft);
  } catch {
    return undefined;
  }
}

function keep(key: string, draft: Draft | undefined): void {
  try {
    if (draft === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Without storage the draft lasts as long as the page.
  }
}
