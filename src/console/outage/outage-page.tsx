import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { outageWords as words } from '../../messages/outage-words.ts';
import type { FormBatchView, OutageListView } from '../../wire/outages.ts';
import { Failed, LoadingPage, useTitle } from '../frame/whole-page.tsx';
import { useSay } from '../pieces/say.ts';
import { meQuery } from '../wire/queries.ts';
import { DeclareForm } from './declare-form.tsx';
import { Entries } from './entries.tsx';
import { KeyForm } from './key-form.tsx';
import { Outages } from './outages.tsx';
import { PaperForms, PrintForm } from './paper-forms.tsx';
import { PrintedForms } from './printed-forms.tsx';
import { outagesQuery } from './queries.ts';
import './outage.css';

type Doing = 'declared' | 'standing' | 'print' | 'key';

/** When the port works without its server: what was declared, the paper for it, and what was done meanwhile. */
export function OutagePage(): ReactNode {
  const say = useSay();
  useTitle(say(words.title));
  const { data, error, refetch } = useQuery(outagesQuery);
  if (data !== undefined) return <Outage list={data} />;
  if (error === null) return <LoadingPage />;
  return (
    <div className="page">
      <Failed error={error} retry={() => void refetch()} />
    </div>
  );
}

/** A shift lead declares and grants; gate officers key in what was written by hand. */
function Outage({ list }: { readonly list: OutageListView }): ReactNode {
  const say = useSay();
  const roles = useQuery(meQuery).data?.roles ?? [];
  const [doing, setDoing] = useState<Doing>();
  const [printing, setPrinting] = useState<FormBatchView>();
  const close = (): void => setDoing(undefined);
  const leads = roles.includes('shift-lead');
  const keys = leads || roles.includes('gate-officer');
  if (printing !== undefined) return <PrintedForms batch={printing} close={() => setPrinting(undefined)} />;
  return (
    <div className="page outage">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        {leads ? (
          <span className="page-act outage-acts">
            {list.permitted ? (
              <button type="button" className="button" onClick={() => setDoing('standing')}>
                {say(words.standing)}
              </button>
            ) : null}
            <button type="button" className="button" onClick={() => setDoing('declared')}>
              {say(words.declare)}
            </button>
          </span>
        ) : null}
      </div>
      <p className="quiet outage-note">{say(words.note)}</p>
      {list.permitted ? null : <p className="outage-note">{say(words.notPermitted)}</p>}
      <section className="section">
        <h2>{say(words.outages)}</h2>
        <Outages items={list.items} roles={roles} />
      </section>
      <section className="section">
        <h2>{say(words.entries)}</h2>
        {keys ? (
          <p>
            <button type="button" className="link" onClick={() => setDoing('key')}>
              + {say(words.key)}
            </button>
          </p>
        ) : null}
        <Entries roles={roles} />
      </section>
      <section className="section">
        <h2>{say(words.forms)}</h2>
        <p className="quiet outage-note">{say(words.formsNote)}</p>
        {keys ? (
          <p>
            <button type="button" className="link" onClick={() => setDoing('print')}>
              + {say(words.print)}
            </button>
          </p>
        ) : null}
        <PaperForms forms={list.forms} show={setPrinting} />
      </section>
      {doing === 'declared' || doing === 'standing' ? <DeclareForm kind={doing} close={close} /> : null}
      {doing === 'key' ? <KeyForm officers={list.officers} close={close} /> : null}
      {doing === 'print' ? <PrintForm close={close} show={setPrinting} /> : null}
    </div>
  );
}
