import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { canonical } from '../../../core/rule/canonical.ts';
import { exprOfRow, rowOf } from '../../../core/rule/faces/table.ts';
import { parse } from '../../../core/rule/parse.ts';
import { frameWords } from '../../../messages/console-frame.ts';
import { rulesWords } from '../../../messages/console-rules.ts';
import { ROLE_WORDS } from '../../../messages/console-words.ts';
import { workbenchWords as words } from '../../../messages/console-workbench.ts';
import type { RuleVersionView } from '../../../wire/workbench.ts';
import { Failed, LoadingPage, useTitle } from '../../frame/whole-page.tsx';
import { useFormat } from '../../pieces/format.ts';
import { useLanguage, useSay } from '../../pieces/say.ts';
import { call } from '../../wire/call.ts';
import { meQuery } from '../../wire/queries.ts';
import { surroundingsOf } from '../check-draft.ts';
import { draftOfVersion, emptyDraft, inputOf } from '../draft.ts';
import { allVersionsQuery, listsQuery, vocabularyQuery } from '../queries.ts';
import { troubleOf } from '../use-decision.ts';
import { AddRule } from './add-rule.tsx';
import { DecisionTable, type TableRow } from './decision-table.tsx';
import { faultsIn } from './row-faults.ts';
import '../workbench.css';

/** All rules as one decision table: each row is a rule, each column a field. What changed is saved as new drafts. */
export function SheetPage(): ReactNode {
  const say = useSay();
  useTitle(say(words.sheet));
  const { data, error, refetch } = useQuery(allVersionsQuery);
  if (data !== undefined) return <Sheet versions={data} />;
  if (error === null) return <LoadingPage />;
  return (
    <div className="page">
      <Failed error={error} retry={() => void refetch()} />
    </div>
  );
}

/** A rule as a row; a condition that cannot be read as one stays as it was written. */
function rowOfVersion({ rule, body }: RuleVersionView): TableRow {
  const parsed = parse(body.when);
  return { name: rule, terms: 'expr' in parsed ? rowOf(parsed.expr) : [{ kind: 'written', text: body.when }] };
}

function Sheet({ versions }: { readonly versions: readonly RuleVersionView[] }): ReactNode {
  const say = useSay();
  const [language] = useLanguage();
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const roles = useQuery(meQuery).data?.roles ?? [];
  const lists = useQuery(listsQuery).data;
  const terms = useQuery(vocabularyQuery).data;
  const before = useMemo(() => versions.map(rowOfVersion), [versions]);
  const [rows, setRows] = useState<readonly TableRow[]>(before);
  /** Rules that are only here yet: which rule each was begun from. */
  const [begun, setBegun] = useState<ReadonlyMap<string, string>>(new Map());
  const [said, setSaid] = useState('');
  const [saving, setSaving] = useState(false);
  const faultOf = useMemo(() => faultsIn('', surroundingsOf(lists, terms), language), [lists, terms, language]);
  // What the server keeps was checked when it was saved: only rows that changed are looked at again.
  const { changed, faults } = useMemo(() => {
    const known = new Map(before.map((row) => [row.name, JSON.stringify(row.terms)]));
    const edited = rows.filter(({ name, terms: now }) => known.get(name) !== JSON.stringify(now));
    const sound = edited.filter(({ terms: now }) => faultOf(now).length === 0);
    return { changed: sound, faults: edited.length - sound.length };
  }, [rows, before, faultOf]);
  const newName = useCallback((place: number) => rows[place]?.name ?? `${say(words.row)} ${place + 1}`, [rows, say]);
  const add = (id: string, like: string) => {
    const from = rows.find(({ name }) => name === like);
    if (from === undefined) return;
    setBegun(new Map([...begun, [id, begun.get(like) ?? like]]));
    setRows([...rows, { name: id, terms: from.terms }]);
    setSaid('');
  };
  const save = async () => {
    setSaving(true);
    try {
      for (const { name, terms: now } of changed) {
        const own = versions.find(({ rule }) => rule === name);
        const version = own ?? versions.find(({ rule }) => rule === begun.get(name));
        const read = exprOfRow(now);
        if (version === undefined || !('expr' in read)) continue;
        const draft = { ...draftOfVersion(version), when: canonical(read.expr) };
        // A new rule's cases are its own, and its time begins today: neither is taken over.
        const { validFrom, validUntil } = emptyDraft(format.day(Date.now()));
        const fresh = { ...draft, id: name, cases: [], validFrom, validUntil };
        await call('POST', '/rules/versions', inputOf(own === undefined ? fresh : draft));
      }
      setSaid(say(words.sheetSaved, { count: changed.length }));
      await client.invalidateQueries({ queryKey: ['rule-versions'] });
    } catch (error) {
      setSaid(say(troubleOf(error) ?? frameWords.failedNetwork));
    } finally {
      setSaving(false);
    }
  };
  const mayWrite = roles.includes('analyst');
  return (
    <div className="page page-filling sheet-page">
      <div className="page-head">
        <h1>{say(words.sheet)}</h1>
        <p className="quiet">
          {say(rulesWords.count, { count: rows.length })} · <Link to="/rules">{say(rulesWords.title)}</Link>
        </p>
      </div>
      <DecisionTable
        label={say(words.sheet)}
        nameHead={say(rulesWords.rule)}
        note={`${say(words.sheetNote)} ${say(words.cellNote)}`}
        rows={rows}
        faultOf={faultOf}
        onChange={setRows}
        newName={newName}
        open={(name) => void navigate({ to: '/rules/$id/edit', params: { id: name } })}
      />
      {roles.includes('analyst') ? <AddRule names={rows.map(({ name }) => name)} add={add} /> : null}
      <div className="workbench-save">
        <button
          type="button"
          className="button"
          disabled={!mayWrite || saving || changed.length === 0}
          onClick={() => void save()}
        >
          {say(words.saveDrafts, { count: changed.length })}
        </button>
        <p role="status" className={faults > 0 ? 'act' : 'quiet'}>
          {!mayWrite
            ? say(words.onlyAnalyst, {
                roles: roles.map((role) => say(ROLE_WORDS[role])).join(say(frameWords.listComma)),
              })
            : said !== ''
              ? said
              : faults > 0
                ? say(words.rowsWithFaults, { count: faults })
                : ''}
        </p>
      </div>
    </div>
  );
}
