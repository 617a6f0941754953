import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import type { BilingualText } from '../../core/domain/text.ts';
import { GATE_LOG_LINES } from '../../core/outage/forms.ts';
import { formWords as words } from '../../messages/form-words.ts';
import { FORM_KIND_WORDS, outageWords } from '../../messages/outage-words.ts';
import type { PackListView } from '../../wire/inspections.ts';
import type { FormBatchView } from '../../wire/outages.ts';
import { LoadingPage } from '../frame/whole-page.tsx';
import { useSay } from '../pieces/say.ts';
import { installationQuery } from '../wire/queries.ts';
import { packsQuery } from './queries.ts';
import './forms.css';

/** Blank forms as they are printed, one sheet each, in both languages whatever the screen speaks. */
export function PrintedForms({
  batch,
  close,
}: {
  readonly batch: FormBatchView;
  readonly close: () => void;
}): ReactNode {
  const say = useSay();
  const port = useQuery(installationQuery).data?.portName;
  const packs = useQuery({ ...packsQuery, enabled: batch.kind === 'inspection' });
  if (batch.kind === 'inspection' && packs.data === undefined && packs.error === null) return <LoadingPage />;
  const pack = packs.data?.packs.find(({ id }) => id === batch.pack);
  return (
    <div className="page forms">
      <div className="page-head forms-do">
        <h1>{say(FORM_KIND_WORDS[batch.kind])}</h1>
        <span className="page-act outage-acts">
          <button type="button" className="button" onClick={close}>
            {say(outageWords.backToOutage)}
          </button>
          <button type="button" className="button main" onClick={() => print()}>
            {say(outageWords.printNow)}
          </button>
        </span>
      </div>
      {batch.serials.map((serial) => (
        <article key={serial} className="sheet-paper">
          <header>
            <h2>
              {FORM_KIND_WORDS[batch.kind].zh} {FORM_KIND_WORDS[batch.kind].en}
              {pack === undefined ? null : (
                <small>
                  {pack.title.zh} {pack.title.en} · v{pack.version}
                </small>
              )}
            </h2>
            <p className="paper-serial">
              <Both text={words.serial} /> <b>{serial}</b>
            </p>
            {port === undefined ? null : (
              <p>
                {port.zh} {port.en}
              </p>
            )}
          </header>
          {batch.kind === 'gate-log' ? <GateLog /> : null}
          {batch.kind === 'inspection' ? <Inspection pack={pack} /> : null}
          {batch.kind === 'release' ? <Release /> : null}
        </article>
      ))}
    </div>
  );
}

function Both({ text }: { readonly text: BilingualText }): ReactNode {
  return (
    <span className="both">
      <span lang="zh-CN">{text.zh}</span> <span lang="en">{text.en}</span>
    </span>
  );
}

/** A label with room to write behind it. */
function Blank({ text, wide = false }: { readonly text: BilingualText; readonly wide?: boolean }): ReactNode {
  return (
    <p className="blank" data-wide={wide}>
      <Both text={text} />
    </p>
  );
}

/** Blank lines for a shift at the gate, one for each thing that is done, to be keyed when the server is back. */
function GateLog(): ReactNode {
  const columns = [
    ...[words.line, words.time, words.plate, words.direction, words.lane, words.slip],
    ...[words.action, words.officer, words.keyed],
  ];
  return (
    <>
      <div className="blanks">
        <Blank text={words.day} />
        <Blank text={words.shift} />
        <Blank text={words.outage} />
      </div>
      <table className="paper-table">
        <thead>
          <tr>
            {columns.map((text) => (
              <th key={text.en} scope="col">
                <Both text={text} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: GATE_LOG_LINES }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a blank form are nothing but their number
            <tr key={at}>
              <th scope="row">{at + 1}</th>
              {columns.slice(1).map((text) => (
                <td key={text.en} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Note text={words.logNote} />
    </>
  );
}

/** A pack's steps to be ticked by hand, two signatures at the foot; a star marks what must be done. */
function Inspection({ pack }: { readonly pack: PackListView['packs'][number] | undefined }): ReactNode {
  return (
    <>
      <div className="blanks">
        <Blank text={words.day} />
        <Blank text={words.plate} />
        <Blank text={words.reference} />
        <Blank text={words.began} />
        <Blank text={words.ended} />
      </div>
      <table className="paper-table">
        <thead>
          <tr>
            {[words.step, words.inOrder, words.notInOrder, words.figure, words.remark, words.officer].map((text) => (
              <th key={text.en} scope="col">
                <Both text={text} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(pack?.steps ?? []).map(({ id, title, required, unit }, at) => (
            <tr key={id}>
              <th scope="row">
                {at + 1}. <Both text={title} />
                {required ? ' *' : ''}
              </th>
              <td>□</td>
              <td>□</td>
              <td className="paper-unit">{unit}</td>
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <div className="blanks">
        {[words.result, words.seals, words.samples, words.outcome].map((text) => (
          <Blank key={text.en} text={text} wide />
        ))}
        <Blank text={words.first} wide />
        <Blank text={words.second} wide />
      </div>
      <Note text={words.inspectionNote} />
    </>
  );
}

function Release(): ReactNode {
  const wide = [words.reason, words.outage, words.first, words.second];
  return (
    <>
      <div className="blanks">
        {[words.day, words.time, words.plate, words.trailer, words.reference, words.checkedBy].map((text) => (
          <Blank key={text.en} text={text} />
        ))}
        {wide.map((text) => (
          <Blank key={text.en} text={text} wide />
        ))}
        <p className="blank">
          <Both text={words.driver} /> □
        </p>
      </div>
      <Note text={words.releaseNote} />
    </>
  );
}

function Note({ text }: { readonly text: BilingualText }): ReactNode {
  return (
    <p className="paper-note">
      {[text.zh, text.en].map((one) => (
        <Fragment key={one}>
          {one}
          <br />
        </Fragment>
      ))}
    </p>
  );
}
