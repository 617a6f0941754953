import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BilingualText } from '../../core/domain/text.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { call, Refusal } from '../wire/call.ts';

/** Sends something about people and reads them anew afterwards, also after a refusal. */
export function useDecision(path: string, onDone: () => void) {
  const client = useQueryClient();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (body: unknown) => call('POST', path, body),
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: ['people'] }),
  });
  const trouble: BilingualText | undefined =
    error === null
      ? undefined
      : ((error instanceof Refusal ? error.problem?.sentence : undefined) ?? frameWords.failedNetwork);
  return { send: mutate, busy: isPending, trouble, reset };
}
