import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { HAZARDS } from '../../core/domain/hazard.ts';
import { canonical } from '../../core/rule/canonical.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { replayWords } from '../../messages/console-replay.ts';
import { ROLE_WORDS } from '../../messages/console-words.ts';
import { workbenchWords as words } from '../../messages/console-workbench.ts';
import { DESK, holdsOne } from '../../wire/access.ts';
import type { RuleVersionView } from '../../wire/workbench.ts';
import { useLanguage, useSay } from '../pieces/say.ts';
import { call } from '../wire/call.ts';
import { meQuery } from '../wire/queries.ts';
import { givenOf } from './cases/given-of.ts';
import { CaseList } from './cases/case-list.tsx';
import { checkDraft, surroundingsOf } from './check-draft.ts';
import { type Draft, draftOfVersion, inputOf } from './draft.ts';
import type { Offered } from './editor/complete.ts';
import { Faces } from './faces.tsx';
import { checkQuery, listsQuery, vocabularyQuery } from './queries.ts';
import { Remarks } from './remarks.tsx';
import { FirstDeclarations } from './replay/first-declarations.tsx';
import { askOf } from './replay/ask.ts';
import { ReplayPanel } from './replay/replay-panel.tsx';
import { useReplay, useSettled } from './replay/use-replay.ts';
import { RuleForm } from './rule-form.tsx';
import { searchOfWorkbench, type WorkbenchSearch } from './search.ts';
import { troubleOf } from './use-decision.ts';
import { useKeptDraft } from './use-kept-draft.ts';
import { DifferenceView } from './versions/difference-view.tsx';
import { Lifecycle } from './versions/lifecycle.tsx';
import { VersionList } from './versions/version-list.tsx';

/** How long typing rests before the server is asked; what this page finds by itself is there at each key. */
const REMARKS_PAUSE_MS = 600;

/** A rule at work: left the rule in three faces, right what it would do, below the declarations it touches. */
export function Workbench(props: {
  readonly name: string;
  readonly initial: Draft;
  readonly versions: readonly RuleVersionView[];
  readonly isNew: boolean;
}): ReactNode {
  const say = useSay();
  const [language] = useLanguage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { name, initial, versions, isNew } = props;
  const search = useWorkbenchSearch();
  const me = useQuery(meQuery).data;
  const { draft, restored, change, restart } = useKeptDraft(name, initial);
  const [strict, setStrict] = useState(false);
  const [chosen, setChosen] = useState<number>();

  const lists = useQuery(listsQuery).data;
  const terms = useQuery(vocabularyQuery).data;
  const surroundings = useMemo(() => surroundingsOf(lists, terms), [lists, terms]);
  const offered: Offered = useMemo(
    () => ({ language, lists: lists ?? [], terms: terms ?? [] }),
    [language, lists, terms],
  );
  const checked = useMemo(() => checkDraft(draft, surroundings), [draft, surroundings]);

  const setSearch = useCallback(
    (part: { readonly [Name in keyof WorkbenchSearch]?: WorkbenchSearch[Name] | undefined }) =>
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => searchOfWorkbench({ ...before, ...part }),
        replace: true,
      } as never),
    [navigate],
  );
  useBroughtCase(search.given, draft, change, () => setSearch({ given: undefined }));

  const sound = checked.expr !== undefined && HAZARDS.some((one) => one === draft.hazard);
  // Whoever only reads sees the replay that was attached, and runs none.
  const mayAsk = holdsOne(DESK, me?.roles ?? []);
  const ask = mayAsk && sound && checked.expr ? askOf(draft, canonical(checked.expr), search) : undefined;
  // The newest unless another was chosen.
  const version = versions.find((one) => one.version === chosen) ?? versions[0];
  const running = useReplay(ask);
  const replay = mayAsk ? running : { ...running, result: version?.replay, current: true };

  const inputText = inputOfText(draft);
  const settledInput = useSettled(inputText, REMARKS_PAUSE_MS);
  const remarks = useQuery({
    ...checkQuery(JSON.parse(settledInput) as ReturnType<typeof inputOf>),
    enabled: mayAsk && draft.when.trim() !== '',
    placeholderData: (before) => before,
    retry: false,
  });

  const save = useMutation({
    mutationFn: () => call<RuleVersionView>('POST', '/rules/versions', inputOf(draft)),
    onSuccess: async (version) => {
      restart(draft);
      await client.invalidateQueries({ queryKey: ['rule-versions'] });
      if (isNew) await navigate({ to: '/rules/$id/edit', params: { id: version.rule } });
    },
  });
  const mayWrite = me?.roles.includes('analyst') === true;
  // From the first attempt on every gap is marked; before it, what is not written yet is no fault.
  const trySave = () => {
    setStrict(true);
    if (checked.sound) save.mutate();
  };
  const faults = [...checked.condition, ...checked.form];
  const trouble = troubleOf(save.error);
  return (
    <article className="page workbench">
      <div className="page-head">
        <h1>{isNew ? say(words.newRule) : name}</h1>
        <p className="quiet">
          {isNew ? null : (
            <>
              <Link to="/rules/$id" params={{ id: name }}>
                {say(words.read)}
              </Link>{' '}
              ·{' '}
            </>
          )}
          <Link to="/lists">{say(words.lists)}</Link> · <Link to="/vocabulary">{say(words.vocabulary)}</Link>
        </p>
      </div>
      {restored ? (
        <p className="quiet">
          {say(words.unsaved)}{' '}
          <button type="button" className="link" onClick={() => restart(initial)}>
            {say(words.discard)}
          </button>
        </p>
      ) : null}
      <div className="workbench-sides">
        <div className="workbench-rule">
          <Faces
            draft={draft}
            checked={checked}
            change={change}
            face={search.face ?? 'text'}
            setFace={(face) => setSearch({ face })}
            surroundings={surroundings}
            offered={offered}
          />
          <Remarks
            local={faults}
            remote={remarks.data?.remarks}
            asking={(remarks.isFetching && remarks.data?.past !== 'reading') || (mayAsk && inputText !== settledInput)}
            reading={remarks.data?.past === 'reading'}
            failed={remarks.isError}
            strict={strict}
          />
          <CaseList cases={draft.cases} outcomes={checked.cases} onChange={(cases) => change({ cases })} />
          <RuleForm draft={draft} change={change} faults={checked.form} isNew={isNew} strict={strict} />
          <div className="workbench-save">
            <button type="button" className="button main" disabled={!mayWrite || save.isPending} onClick={trySave}>
              {say(save.isPending ? words.saving : words.saveDraft)}
            </button>
            <p role="status" className={trouble !== undefined || (strict && !checked.sound) ? 'act' : 'quiet'}>
              {!mayWrite && me !== undefined
                ? say(words.onlyAnalyst, {
                    roles: me.roles.map((role) => say(ROLE_WORDS[role])).join(say(frameWords.listComma)),
                  })
                : trouble !== undefined
                  ? say(trouble)
                  : strict && !checked.sound
                    ? say(words.cannotSave)
                    : save.data !== undefined
                      ? say(words.savedAs, { version: save.data.version })
                      : ''}
            </p>
          </div>
        </div>
        <ReplayPanel
          replay={replay}
          asks={ask !== undefined}
          mayAsk={mayAsk || me === undefined}
          choice={{ against: search.against, from: search.from ?? '', to: search.to ?? '' }}
          choose={(part) => setSearch(part)}
          versions={versions}
        />
      </div>
      <section className="section">
        <h2>
          {say(replayWords.first)}{' '}
          {replay.result === undefined ? null : (
            <span className="quiet">{say(replayWords.firstNote, { count: replay.result.first.length })}</span>
          )}
        </h2>
        <div className={replay.current || replay.result === undefined ? 'replay-numbers' : 'replay-numbers dimmed'}>
          {replay.result === undefined ? (
            <p className="quiet">{say(replayWords.waiting)}</p>
          ) : (
            <FirstDeclarations first={replay.result.first} />
          )}
        </div>
      </section>
      {version === undefined ? null : (
        <>
          {/* Whoever writes sees what they changed; whoever decides, what they decide on, whatever they tried out here. */}
          <DifferenceView
            versions={versions}
            edited={inputOf(draft)}
            shown={mayWrite && chosen === undefined ? undefined : version.version}
          />
          <Lifecycle version={version} />
        </>
      )}
      {isNew ? null : (
        <VersionList
          versions={versions}
          chosen={version?.version}
          choose={setChosen}
          editFrom={(from) => {
            restart(draftOfVersion(from));
            document.getElementById('content')?.scrollTo({ top: 0 });
            window.scrollTo({ top: 0 });
          }}
        />
      )}
    </article>
  );
}

const inputOfText = (draft: Draft): string => JSON.stringify(inputOf(draft));

/** The address of either page of the workbench. */
function useWorkbenchSearch(): WorkbenchSearch {
  return searchOfWorkbench(useSearch({ strict: false }) as Record<string, unknown>);
}

/** Takes a case that a link brought along, once, and takes it out of the address. */
function useBroughtCase(
  text: string | undefined,
  draft: Draft,
  change: (part: Partial<Draft>) => void,
  taken: () => void,
): void {
  useEffect(() => {
    if (text === undefined) return;
    const given = givenOf(text);
    const known = given === undefined || draft.cases.some((one) => JSON.stringify(one.given) === JSON.stringify(given));
    if (!known) change({ cases: [...draft.cases, { given: given ?? {}, hit: true }] });
    taken();
  }, [text, draft.cases, change, taken]);
}
