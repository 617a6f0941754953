import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import {
  type Certificate,
  certificateText,
  type CertificateVerdict,
  verifyCertificate,
} from '../../ledger/certificate.ts';
import { parseVerifierKey } from '../../ledger/note.ts';
import { releasedFacts } from '../../ledger/released-facts.ts';
import { CERTIFICATE_PROBLEM_WORDS, CERTIFICATE_WORDS as words } from '../../messages/certificate.ts';
import { Failed, LoadingPage, useTitle } from '../frame/whole-page.tsx';
import { useFormat } from '../pieces/format.ts';
import { QrCode } from '../pieces/qr-code.tsx';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { BROWSER_VERIFIER, NoCryptography } from '../verify/browser-verifier.ts';
import { certificateRows } from '../verify/rows.ts';
import { certificateQuery, ledgerKeyQuery } from '../wire/queries.ts';
import './certificate.css';

/** What a code holds at most, in bytes of text at little correction (ISO/IEC 18004, version 40). */
const MOST_CODE_BYTES = 2_900;

/** The certificate of control of one passage: to read, to print with its code, or to hand on as a file. */
export function CertificatePage(): ReactNode {
  const { id } = useParams({ from: '/frame/crossings/$id/certificate' });
  const certificate = useQuery(certificateQuery(id));
  const key = useQuery(ledgerKeyQuery);
  if (certificate.data !== undefined && key.data !== undefined)
    return <Sheet certificate={certificate.data as Certificate} verifierKey={key.data} />;
  const error = certificate.error ?? key.error;
  if (error === null) return <LoadingPage />;
  return (
    <div className="page">
      <Failed error={error} retry={() => void Promise.all([certificate.refetch(), key.refetch()])} />
    </div>
  );
}

/** The certificate as it is printed: what this device makes of it, its lines, and all of it as a code to scan. */
function Sheet(props: { readonly certificate: Certificate; readonly verifierKey: string }): ReactNode {
  const { certificate, verifierKey } = props;
  const say = useSay();
  const format = useFormat();
  useTitle(say(words.title));
  const text = certificateText(certificate);
  const verdict = useVerdict(text, verifierKey);
  const rows = certificateRows(releasedFacts(certificate), { say, when: format.exact });
  const file = `data:application/json;charset=utf-8,${encodeURIComponent(text)}`;
  return (
    <article className="page sheet certificate">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <p className="certificate-do">
          <button type="button" className="button" onClick={() => window.print()}>
            {say(words.print)}
          </button>
          <a href={file} download={`certificate-${certificate.statement.subject}.json`}>
            {say(words.download)}
          </a>
        </p>
      </div>
      <p role="status" className={verdict?.holds === false ? 'certificate-verdict act' : 'certificate-verdict'}>
        {verdict === undefined ? null : <VerdictWords verdict={verdict} />}
      </p>
      <div className="certificate-body">
        <TableBox label={say(words.title)}>
          <table className="table">
            <tbody>
              {rows.map(([label, value], at) => (
                // A label comes again for each declaration; the lines never change places.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <tr key={at}>
                  <th scope="row">{label}</th>
                  <td>{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
        {text.length <= MOST_CODE_BYTES ? (
          <QrCode text={text} label={say(words.code)} correction="L" />
        ) : (
          <p className="quiet">{say(words.tooLong)}</p>
        )}
      </div>
      <p className="quiet certificate-how">{say(words.howTo)}</p>
      <pre className="note">{verifierKey}</pre>
      <pre className="note">{certificate.head}</pre>
    </article>
  );
}

/** `unknown`: this browser has no cryptography to verify with. */
type Shown = CertificateVerdict | { readonly holds: 'unknown' };

function VerdictWords({ verdict }: { readonly verdict: Shown }): ReactNode {
  const say = useSay();
  if (verdict.holds === 'unknown') return say(words.noCryptography);
  if (verdict.holds) return `✓ ${say(words.holds)}`;
  return `${say(words.holdsNot)} ${say(CERTIFICATE_PROBLEM_WORDS[verdict.problem])}`;
}

/** Verified here, as a stranger would: the page shows no certificate that does not hold as if it did. */
function useVerdict(text: string, verifierKey: string): Shown | undefined {
  const [verdict, setVerdict] = useState<Shown>();
  useEffect(() => {
    let current = true;
    const verify = async (): Promise<Shown> => {
      const key = await parseVerifierKey(BROWSER_VERIFIER.digest, verifierKey);
      return key === undefined
        ? { holds: false, problem: 'head-by-another-key' }
        : verifyCertificate(text, key, BROWSER_VERIFIER);
    };
    void verify()
      .catch((error: unknown): Shown => {
        if (error instanceof NoCryptography) return { holds: 'unknown' };
        throw error;
      })
      .then((found) => current && setVerdict(found));
    return () => {
      current = false;
    };
  }, [text, verifierKey]);
  return verdict;
}
