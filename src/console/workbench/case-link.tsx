import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { workbenchWords } from '../../messages/console-workbench.ts';
import { readsRules } from '../frame/navigation.ts';
import { useSay } from '../pieces/say.ts';
import { meQuery } from '../wire/queries.ts';

/** The way from what a rule saw in a declaration to a case of that rule, for those who may read rules. */
export function CaseLink(props: {
  readonly rule: string;
  readonly seen: readonly { readonly field: string; readonly value?: unknown }[];
}): ReactNode {
  const say = useSay();
  const roles = useQuery(meQuery).data?.roles ?? [];
  const known = props.seen.filter(({ value }) => value !== undefined && value !== null);
  if (!readsRules(roles) || known.length === 0) return null;
  const given = JSON.stringify(Object.fromEntries(known.map(({ field, value }) => [field, value])));
  return (
    <Link to="/rules/$id/edit" params={{ id: props.rule }} search={{ given }}>
      {say(workbenchWords.caseFromDeclaration)}
    </Link>
  );
}
