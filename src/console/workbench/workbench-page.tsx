import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { workbenchWords as words } from '../../messages/console-workbench.ts';
import { Failed, LoadingPage, useTitle } from '../frame/whole-page.tsx';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { Refusal } from '../wire/call.ts';
import { ruleQuery } from '../wire/queries.ts';
import { draftOfRule, draftOfVersion, emptyDraft } from './draft.ts';
import { versionsQuery } from './queries.ts';
import { Workbench } from './workbench.tsx';
import './workbench.css';

/** The workbench on a rule that exists: its newest version that may still go on, else the rule in force. */
export function EditRulePage(): ReactNode {
  const say = useSay();
  const { id } = useParams({ from: '/frame/rules/$id/edit' });
  useTitle(say(words.edit, { rule: id }));
  const rule = useQuery(ruleQuery(id));
  const versions = useQuery(versionsQuery(id));
  // One that may not stand any more is mended from its newest version.
  const missing = (error: unknown) =>
    error instanceof Refusal && (error.status === 404 || error.code === 'rule-not-sound');
  // A rule that was only drafted is no rule in force yet, and one from a file may have no version kept.
  const settled = (query: typeof rule | typeof versions) => query.data !== undefined || missing(query.error);
  if (settled(rule) && settled(versions) && (rule.data !== undefined || (versions.data?.length ?? 0) > 0)) {
    const newest = versions.data?.[0];
    const open = newest !== undefined && newest.state !== 'withdrawn' && newest.state !== 'expired';
    const draft = open || rule.data === undefined ? draftOfVersion(newest!) : draftOfRule(rule.data);
    return <Workbench key={id} name={id} initial={draft} versions={versions.data ?? []} isNew={false} />;
  }
  const failed = [rule, versions].find(({ error, data }) => error !== null && data === undefined);
  if (failed === undefined) return <LoadingPage />;
  const retry = () => {
    void rule.refetch();
    void versions.refetch();
  };
  return (
    <div className="page">
      <Failed error={failed.error} retry={retry} />
    </div>
  );
}

/** The workbench on a rule that does not exist yet. */
export function NewRulePage(): ReactNode {
  const say = useSay();
  useTitle(say(words.newRule));
  const format = useFormat();
  const [initial] = useState(() => emptyDraft(format.day(Date.now())));
  return <Workbench name="new" initial={initial} versions={[]} isNew />;
}
