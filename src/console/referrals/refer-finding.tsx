import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import type { Hazard } from '../../core/domain/hazard.ts';
import { AGENCIES, type Agency } from '../../core/inspect/codes.ts';
import { referable } from '../../core/inspect/referral.ts';
import { INSTRUMENTS } from '../../core/rule/instruments.ts';
import { referralPageWords as words } from '../../messages/console-cases.ts';
import { HAZARD_WORDS } from '../../messages/console-words.ts';
import { DOCUMENT_TYPE_WORDS } from '../../messages/document-words.ts';
import { AGENCY_WORDS } from '../../messages/inspection-codes.ts';
import type { EventView } from '../../wire/declarations.ts';
import { documentsQuery } from '../documents/queries.ts';
import { Choose } from '../pieces/choose.tsx';
import { useSay } from '../pieces/say.ts';
import { FormDialog } from '../workbench/lists/form-dialog.tsx';
import { meQuery } from '../wire/queries.ts';

const DAY_MS = 86_400_000;

/** On a declaration's page: hands its last finding to a partner agency that is competent for it. Without a finding there is nothing. */
export function ReferFinding(props: { readonly id: string; readonly events: readonly EventView[] }): ReactNode {
  const say = useSay();
  const roles = useQuery(meQuery).data?.roles ?? [];
  const [open, setOpen] = useState(false);
  const finding = props.events.findLast(({ kind, body }) => kind === 'finding-recorded' && hazardsOf(body).length > 0);
  const agencies = AGENCIES.filter((agency) => referable(agency, hazardsOf(finding?.body ?? {})).length > 0);
  const may = roles.includes('inspector') || roles.includes('shift-lead');
  if (finding === undefined || agencies.length === 0 || !may) return null;
  return (
    <p>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {say(words.refer)}
      </button>
      {open ? <Form id={props.id} finding={finding} agencies={agencies} close={() => setOpen(false)} /> : null}
    </p>
  );
}

function hazardsOf(body: EventView['body']): readonly string[] {
  const findings = body['findings'];
  if (!Array.isArray(findings)) return [];
  return findings.flatMap((one: { readonly hazard?: string }) => one.hazard ?? []);
}

function Form(props: {
  readonly id: string;
  readonly finding: EventView;
  readonly agencies: readonly Agency[];
  readonly close: () => void;
}): ReactNode {
  const say = useSay();
  const [basisId, daysId] = [useId(), useId()];
  const { finding, agencies } = props;
  const [agency, setAgency] = useState<Agency | ''>(agencies.length === 1 ? (agencies[0] ?? '') : '');
  const hazards = agency === '' ? [] : referable(agency, hazardsOf(finding.body));
  const [hazard, setHazard] = useState<Hazard | ''>(hazards.length === 1 ? (hazards[0] ?? '') : '');
  const [legalBasis, setLegalBasis] = useState('');
  const [days, setDays] = useState(3);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const requests = useQuery(documentsQuery(props.id)).data?.items ?? [];
  const files = requests.flatMap(({ type, answers }) => answers.map(({ id }) => ({ id, type })));
  return (
    <FormDialog
      title={say(words.referTitle)}
      verb={say(words.refer)}
      path="/referrals"
      changes={[['referrals'], ['declaration', props.id]]}
      body={{
        finding: finding.id,
        agency,
        hazard,
        legalBasis: legalBasis.trim(),
        documents: chosen,
        deadline: new Date(Date.now() + days * DAY_MS).toISOString(),
      }}
      ready={agency !== '' && hazard !== '' && legalBasis.trim().length > 2 && days >= 1}
      close={props.close}
    >
      <p>{say(words.referNote)}</p>
      <Choose
        label={say(words.agency)}
        codes={agencies}
        words={AGENCY_WORDS}
        value={agency}
        choose={(next) => {
          setAgency(next);
          const [only, ...more] = referable(next, hazardsOf(finding.body));
          setHazard(only !== undefined && more.length === 0 ? only : '');
        }}
      />
      <Choose label={say(words.hazard)} codes={hazards} words={HAZARD_WORDS} value={hazard} choose={setHazard} />
      <div className="field">
        <label htmlFor={basisId}>{say(words.legalBasis)}</label>
        <input
          id={basisId}
          className="input"
          list={`${basisId}-list`}
          maxLength={160}
          value={legalBasis}
          onChange={({ target }) => setLegalBasis(target.value)}
        />
        <datalist id={`${basisId}-list`}>
          {INSTRUMENTS.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </div>
      <div className="field">
        <label htmlFor={daysId}>{say(words.days)}</label>
        <input
          id={daysId}
          className="input"
          type="number"
          min={1}
          max={29}
          value={days}
          onChange={({ target }) => setDays(Math.min(29, Number(target.value)))}
        />
      </div>
      {files.length === 0 ? null : (
        <fieldset className="field">
          <legend>{say(words.documents)}</legend>
          {files.map(({ id, type }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={({ target }) =>
                  setChosen(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                }
              />{' '}
              {say(DOCUMENT_TYPE_WORDS[type])}
            </label>
          ))}
        </fieldset>
      )}
    </FormDialog>
  );
}
