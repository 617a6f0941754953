import { type ReactNode, useEffect } from 'react';
import { inspectWords } from '../../messages/inspect-words.ts';
import { SignIn } from '../device/sign-in.tsx';
import { Strip } from '../device/strip.tsx';
import { useLanguage, useSay } from '../pieces/say.ts';
import { useDarkness } from '../pieces/theme.ts';
import { InspectPanel } from './inspect-panel.tsx';
import { PaperBar } from './paper-form.tsx';
import { TaskList } from './task-list.tsx';
import { TaskPage } from './task-page.tsx';
import { useInspect, useInspectState, usePlace } from './use-inspect.ts';

/** The inspection page: who you are, your tasks, then one of them. */
export function InspectApp(): ReactNode {
  const [language] = useLanguage();
  const dark = useDarkness();
  const { me, held } = useInspectState();
  const [{ id }] = usePlace();
  const view = held.find((one) => one.id === id)?.view;
  const plate = view?.plate;

  useEffect(() => {
    const root = document.documentElement;
    root.lang = language === 'zh' ? 'zh-CN' : 'en';
    root.dataset['theme'] = dark ? 'dark' : 'light';
    document.title = `${plate === undefined ? '' : `${plate} · `}${inspectWords.title[language]} · Landport`;
  }, [language, dark, plate]);

  if (me === undefined) return <SignIn />;
  return (
    <>
      <Strip
        synced={inspectWords.synced}
        neverSynced={inspectWords.neverSynced}
        panel={(close) => <InspectPanel onClose={close} />}
      />
      <PaperBar />
      {id === undefined ? <TaskList /> : view === undefined ? <NotHere id={id} /> : <TaskPage key={id} view={view} />}
    </>
  );
}

/** A link to what this device does not hold: it is asked for; if it is not to be had, the page says so. */
function NotHere({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const { open } = useInspect();
  const { missing, connection, loaded } = useInspectState();
  const [, go] = usePlace();
  useEffect(() => void open(id), [open, id]);
  const known = missing.has(id) || connection.online === false;
  return (
    <main className="list">
      {known ? (
        <section className="empty">
          <h1>{say(inspectWords.missing)}</h1>
          <p>{say(loaded ? inspectWords.missingNote : inspectWords.notYetNote)}</p>
        </section>
      ) : (
        <div className="skeleton" role="status">
          <span className="out-of-sight">{say(inspectWords.loading)}</span>
        </div>
      )}
      <button type="button" onClick={() => go({})}>
        {say(inspectWords.back)}
      </button>
    </main>
  );
}
