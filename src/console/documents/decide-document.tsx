import { type ReactNode, useState } from 'react';
import { DOCUMENT_REFUSALS, WITHDRAWALS } from '../../core/inspect/document-needs.ts';
import { documentPageWords as words } from '../../messages/console-cases.ts';
import { DOCUMENT_REFUSAL_WORDS, DOCUMENT_TYPE_WORDS, WITHDRAWAL_WORDS } from '../../messages/document-words.ts';
import type { DocumentDecisionInput, DocumentRequestView } from '../../wire/documents.ts';
import { Choose } from '../pieces/choose.tsx';
import { useSay } from '../pieces/say.ts';
import { FormDialog } from '../workbench/lists/form-dialog.tsx';

/** What an officer may say of a request. */
export type DocumentOutcome = DocumentDecisionInput['outcome'];

const VERBS = { accepted: words.accept, refused: words.refuse, withdrawn: words.withdraw } as const;
const NOTES = { accepted: words.acceptNote, refused: words.refuseNote, withdrawn: words.withdrawNote } as const;

/** Accepts, refuses or withdraws, after saying what follows from it. */
export function DecideDocument(props: {
  readonly request: DocumentRequestView;
  readonly outcome: DocumentOutcome;
  readonly close: () => void;
}): ReactNode {
  const say = useSay();
  const { request, outcome } = props;
  const [reason, setReason] = useState<NonNullable<DocumentDecisionInput['reason']> | ''>('');
  const verb = say(VERBS[outcome]);
  const codes = outcome === 'refused' ? DOCUMENT_REFUSALS : WITHDRAWALS;
  return (
    <FormDialog
      title={`${verb}: ${say(DOCUMENT_TYPE_WORDS[request.type])}`}
      verb={verb}
      path={`/document-requests/${request.id}/decisions`}
      changes={[['documents'], ['declaration', request.declarationId]]}
      body={{ outcome, ...(reason === '' ? {} : { reason }) }}
      ready={outcome === 'accepted' || reason !== ''}
      close={props.close}
    >
      <p>{say(NOTES[outcome], { reference: request.reference })}</p>
      {outcome === 'accepted' ? null : (
        <Choose
          label={say(words.why)}
          codes={codes}
          words={{ ...DOCUMENT_REFUSAL_WORDS, ...WITHDRAWAL_WORDS }}
          value={reason}
          choose={setReason}
        />
      )}
    </FormDialog>
  );
}
