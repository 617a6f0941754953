import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BilingualText } from '../../core/domain/text.ts';
import { frameWords } from '../../messages/console-frame.ts';
import type { FilingOutcome } from '../../wire/declarations.ts';
import type { ProblemDetailsView } from '../../wire/primitives.ts';
import { callForStatus, Refusal } from '../wire/call.ts';

type Problems = FilingOutcome['problems'];
type Differences = NonNullable<FilingOutcome['differences']>;

/** What became of a filing. */
export type Sent =
  | { readonly kind: 'stored' | 'same' | 'amended' }
  | { readonly kind: 'refused'; readonly problems: Problems }
  | { readonly kind: 'conflict'; readonly id: string | undefined; readonly differences: Differences }
  | { readonly kind: 'failed'; readonly sentence: BilingualText };

/** Files a declaration; with `amends`, replaces the one of that id by it. */
export function useSending() {
  const client = useQueryClient();
  const { mutate, isPending, data, reset } = useMutation({
    mutationFn: ({ declaration, amends }: { readonly declaration: unknown; readonly amends?: string }) =>
      send(declaration, amends),
    onSuccess: () => client.invalidateQueries({ queryKey: ['filings'] }),
  });
  return { send: mutate, busy: isPending, sent: data, reset };
}

async function send(declaration: unknown, amends: string | undefined): Promise<Sent> {
  try {
    if (amends !== undefined) {
      await callForStatus('PUT', `/declarations/${amends}`, declaration);
      return { kind: 'amended' };
    }
    const { status } = await callForStatus('POST', '/declarations', declaration);
    // 200: the same declaration was on file already, and nothing was added.
    return { kind: status === 201 ? 'stored' : 'same' };
  } catch (error) {
    if (!(error instanceof Refusal)) return { kind: 'failed', sentence: frameWords.failedNetwork };
    return sentOf(error.problem);
  }
}

function sentOf(problem: ProblemDetailsView | undefined): Sent {
  if (problem?.differences !== undefined) return { kind: 'conflict', id: problem.id, differences: problem.differences };
  if (problem?.problems !== undefined) return { kind: 'refused', problems: problem.problems };
  return { kind: 'failed', sentence: problem?.sentence ?? frameWords.failedNetwork };
}
