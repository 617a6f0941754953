import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import type { BilingualText } from '../../core/domain/text.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { call, Refusal } from '../wire/call.ts';

/** What to say of a call that did not succeed. */
export function troubleOf(error: unknown): BilingualText | undefined {
  if (error === null || error === undefined) return undefined;
  return (error instanceof Refusal ? error.problem?.sentence : undefined) ?? frameWords.failedNetwork;
}

/** Sends a decision, and reads what it changed anew afterwards, also after a refusal. */
export function useDecision(
  path: string,
  changes: readonly QueryKey[],
  onDone: () => void,
  method: 'POST' | 'PUT' = 'POST',
) {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: unknown) => call(method, path, body),
    onSuccess: onDone,
    onSettled: () => Promise.all(changes.map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  return { send: mutate, busy: isPending, trouble: troubleOf(error) };
}
