import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { DOCUMENT_TYPES, type DocumentType } from '../../core/inspect/document-needs.ts';
import { documentPageWords as words } from '../../messages/console-cases.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { DOCUMENT_TYPE_WORDS } from '../../messages/document-words.ts';
import { CLEARANCE_WORDS, CONDITION_WORDS, releaseWords } from '../../messages/release-words.ts';
import { holdsOne, PAGE_ACCESS, PORT } from '../../wire/access.ts';
import type { ConditionView } from '../../wire/documents.ts';
import { Choose } from '../pieces/choose.tsx';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';
import { FormDialog } from '../workbench/lists/form-dialog.tsx';
import { meQuery } from '../wire/queries.ts';
import { conditionsQuery, documentsQuery } from './queries.ts';
import { RequestTable } from './request-table.tsx';
import '../look/cases.css';

/** On a declaration's page: what its release waits for, and the documents that were asked of it. */
export function DeclarationPapers({ id }: { readonly id: string }): ReactNode {
  const roles = useQuery(meQuery).data?.roles ?? [];
  const { data } = useQuery(conditionsQuery(id));
  return (
    <>
      {data === undefined || data.items.length === 0 ? null : <Conditions conditions={data.items} />}
      {holdsOne(PAGE_ACCESS.documents, roles) ? <Requests id={id} mayAsk={holdsOne(PORT, roles)} /> : null}
    </>
  );
}

/** What partner agencies must say before release: which goods call for it, and what they said. */
function Conditions({ conditions }: { readonly conditions: readonly ConditionView[] }): ReactNode {
  const say = useSay();
  return (
    <section className="section">
      <h2>{say(releaseWords.title)}</h2>
      <TableBox label={say(releaseWords.title)}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say(releaseWords.condition)}</th>
              <th scope="col">{say(releaseWords.because)}</th>
              <th scope="col">{say(releaseWords.said)}</th>
            </tr>
          </thead>
          <tbody>
            {conditions.map((one) => (
              <tr key={`${one.partner} ${one.reason}`}>
                <td>{say(one.sentence)}</td>
                <td>
                  {say(CONDITION_WORDS[one.reason])}{' '}
                  <span className="quiet">{say(releaseWords.lines, { lines: one.lines.join(', ') })}</span>
                </td>
                <td>
                  <Said condition={one} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}

/** A partner's word with its number and time; of one that sends no messages here, that it clears on paper. */
function Said({ condition }: { readonly condition: ConditionView }): ReactNode {
  const say = useSay();
  const { said, saidAt, number, open, listening } = condition;
  if (said === undefined)
    return open ? (
      <strong className="act">{say(releaseWords.open)}</strong>
    ) : (
      <span className="quiet">{say(listening ? releaseWords.open : releaseWords.onPaper)}</span>
    );
  return (
    <>
      {open ? <strong className="act">{say(CLEARANCE_WORDS[said])}</strong> : say(CLEARANCE_WORDS[said])}{' '}
      <span className="quiet">
        {number}
        {saidAt === undefined ? null : (
          <>
            {number === undefined ? '' : say(frameWords.comma)}
            <When at={saidAt} />
          </>
        )}
      </span>
    </>
  );
}

/** Documents asked for with this declaration, and the way to ask for another. */
function Requests({ id, mayAsk }: { readonly id: string; readonly mayAsk: boolean }): ReactNode {
  const say = useSay();
  const { data } = useQuery(documentsQuery(id));
  const [asking, setAsking] = useState(false);
  const [type, setType] = useState<DocumentType | ''>('');
  if (data === undefined) return null;
  return (
    <section className="section">
      <h2>{say(words.title)}</h2>
      <RequestTable requests={data.items} />
      {mayAsk ? (
        <p>
          <button type="button" className="link" onClick={() => setAsking(true)}>
            + {say(words.ask)}
          </button>
        </p>
      ) : null}
      {asking ? (
        <FormDialog
          title={say(words.ask)}
          verb={say(words.ask)}
          path={`/declarations/${id}/document-requests`}
          changes={[['documents'], ['declaration', id]]}
          body={{ type }}
          ready={type !== ''}
          close={() => setAsking(false)}
        >
          <p>{say(words.askNote)}</p>
          <Choose
            label={say(words.document)}
            codes={DOCUMENT_TYPES}
            words={DOCUMENT_TYPE_WORDS}
            value={type}
            choose={setType}
          />
        </FormDialog>
      ) : null}
    </section>
  );
}
