import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import { REFERRAL_RESULTS, type ReferralResult } from '../../core/inspect/referral.ts';
import { REFERRAL_RESULT_WORDS } from '../../messages/accountability-words.ts';
import { referralPageWords as words } from '../../messages/console-cases.ts';
import { FINDING_WORDS } from '../../messages/console-crossing.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { DOCUMENT_TYPE_WORDS } from '../../messages/document-words.ts';
import { CaseFacts } from '../cases/case-table.tsx';
import { Failed, Skeleton } from '../frame/whole-page.tsx';
import { Choose } from '../pieces/choose.tsx';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { FormDialog } from '../workbench/lists/form-dialog.tsx';
import { referralQuery } from './queries.ts';

/** One case: the goods that its finding is about, and what goes with it. A partner answers it here. */
export function Case({ id, partner }: { readonly id: string; readonly partner: boolean }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const { data, error, refetch } = useQuery(referralQuery(id));
  const [answering, setAnswering] = useState(false);
  if (data === undefined)
    return error === null ? <Skeleton rows={5} /> : <Failed error={error} retry={() => void refetch()} />;
  const found = data.codes.map((code) => (FINDING_WORDS[code] === undefined ? code : say(FINDING_WORDS[code])));
  const papers =
    data.documents.length === 0 ? (
      <span className="quiet">{say(words.noDocuments)}</span>
    ) : (
      data.documents.map((one) => (
        <a key={one.id} href={`/api/v1/referrals/${id}/documents/${one.id}`}>
          {say(DOCUMENT_TYPE_WORDS[one.type])}{' '}
        </a>
      ))
    );
  return (
    <>
      <h2>{say(words.case)}</h2>
      <CaseFacts
        facts={[
          [say(words.legalBasis), data.legalBasis],
          [
            say(words.declaration),
            partner ? (
              data.reference
            ) : (
              <Link key="declaration" to="/declarations/$id" params={{ id: data.declarationId }}>
                {data.reference}
              </Link>
            ),
          ],
          [say(words.operators), data.operators.join(say(frameWords.comma))],
          [say(words.found), found.join(say(frameWords.comma))],
          [say(words.documents), papers],
          [say(words.answer), data.answer && say(REFERRAL_RESULT_WORDS[data.answer.result])],
          [say(words.remark), data.answer?.remark],
        ]}
      />
      <TableBox label={say(words.goods)}>
        <table className="table">
          <caption className="out-of-sight">{say(words.goods)}</caption>
          <tbody>
            {data.goods.map((item) => (
              <tr key={item.line}>
                <td className="fit">{item.line}</td>
                <td className="fit">{item.hs}</td>
                <td>{item.description}</td>
                <td className="fit">{item.origin}</td>
                <td className="number fit">{item.netKg === undefined ? '' : `${format.number(item.netKg)} kg`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {partner && data.answer === undefined ? (
        <p>
          <button type="button" className="button main" onClick={() => setAnswering(true)}>
            {say(words.reply)}
          </button>
        </p>
      ) : null}
      {answering ? <Reply id={id} close={() => setAnswering(false)} /> : null}
    </>
  );
}

/** The agency's answer to what was referred to it: a result, and a remark where there is something to add. */
function Reply({ id, close }: { readonly id: string; readonly close: () => void }): ReactNode {
  const say = useSay();
  const remarkId = useId();
  const [result, setResult] = useState<ReferralResult | ''>('');
  const [remark, setRemark] = useState('');
  return (
    <FormDialog
      title={say(words.reply)}
      verb={say(words.reply)}
      path={`/referrals/${id}/answer`}
      changes={[['referrals']]}
      body={{ result, ...(remark.trim() === '' ? {} : { remark: remark.trim() }) }}
      ready={result !== ''}
      close={close}
    >
      <p>{say(words.replyNote)}</p>
      <Choose
        label={say(words.result)}
        codes={REFERRAL_RESULTS}
        words={REFERRAL_RESULT_WORDS}
        value={result}
        choose={setResult}
      />
      <div className="field">
        <label htmlFor={remarkId}>{say(words.remark)}</label>
        <textarea
          id={remarkId}
          className="input"
          rows={3}
          maxLength={1000}
          value={remark}
          onChange={({ target }) => setRemark(target.value)}
        />
      </div>
    </FormDialog>
  );
}
