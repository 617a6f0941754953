import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { readsRules } from '../frame/navigation.ts';
import { meQuery } from '../wire/queries.ts';

/** A rule's name, and the way to it for those who may read rules. */
export function RuleLink({ rule }: { readonly rule: string }): ReactNode {
  const roles = useQuery(meQuery).data?.roles ?? [];
  if (!readsRules(roles)) return <span>{rule}</span>;
  return (
    <Link to="/rules/$id" params={{ id: rule }}>
      {rule}
    </Link>
  );
}
