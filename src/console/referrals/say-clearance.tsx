import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { CLEARANCE_DECISIONS, type ClearanceDecision, maySay } from '../../core/inspect/release-conditions.ts';
import { referralPageWords as words } from '../../messages/console-cases.ts';
import { CLEARANCE_WORDS } from '../../messages/release-words.ts';
import { Choose } from '../pieces/choose.tsx';
import { useSay } from '../pieces/say.ts';
import { meQuery } from '../wire/queries.ts';
import { FormDialog } from '../workbench/lists/form-dialog.tsx';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A partner without a system of its own says its word on a declaration whose number it was given. */
export function SayClearance(): ReactNode {
  const say = useSay();
  const partner = useQuery(meQuery).data?.partner;
  const [open, setOpen] = useState(false);
  if (partner === undefined) return null;
  return (
    <p>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {say(words.clear)}
      </button>
      {open ? (
        <Form decisions={CLEARANCE_DECISIONS.filter((one) => maySay(partner, one))} close={() => setOpen(false)} />
      ) : null}
    </p>
  );
}

/** By the number that the declarant has with their filing. */
function Form(props: { readonly decisions: readonly ClearanceDecision[]; readonly close: () => void }): ReactNode {
  const say = useSay();
  const [declarationId, numberId] = [useId(), useId()];
  // One message, however often it is sent.
  const [id] = useState(() => crypto.randomUUID());
  const [declaration, setDeclaration] = useState('');
  const [decision, setDecision] = useState<ClearanceDecision | ''>('');
  const [number, setNumber] = useState('');
  return (
    <FormDialog
      title={say(words.clear)}
      verb={say(words.clear)}
      path={`/declarations/${declaration}/clearances`}
      changes={[]}
      body={{ id, decision, ...(number.trim() === '' ? {} : { number: number.trim() }) }}
      ready={UUID.test(declaration) && decision !== ''}
      close={props.close}
    >
      <p>{say(words.clearNote)}</p>
      <div className="field">
        <label htmlFor={declarationId}>{say(words.clearDeclaration)}</label>
        <input
          id={declarationId}
          className="input"
          autoComplete="off"
          value={declaration}
          onChange={({ target }) => setDeclaration(target.value.trim().toLowerCase())}
        />
        <small>{say(words.clearHint)}</small>
      </div>
      <Choose
        label={say(words.clearWord)}
        codes={props.decisions}
        words={CLEARANCE_WORDS}
        value={decision}
        choose={setDecision}
      />
      <div className="field">
        <label htmlFor={numberId}>{say(words.clearNumber)}</label>
        <input
          id={numberId}
          className="input"
          maxLength={60}
          value={number}
          onChange={({ target }) => setNumber(target.value)}
        />
      </div>
    </FormDialog>
  );
}
