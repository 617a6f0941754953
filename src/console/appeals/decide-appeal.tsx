import { type ReactNode, useId, useState } from 'react';
import { APPEAL_OUTCOMES, type AppealOutcome, REMEDIES, type Remedy, remedyFits } from '../../core/inspect/appeal.ts';
import {
  APPEAL_GROUND_WORDS,
  APPEAL_OUTCOME_WORDS,
  NOTICE_WORDS,
  REMEDY_WORDS,
} from '../../messages/accountability-words.ts';
import { appealPageWords as words } from '../../messages/console-cases.ts';
import type { AppealView } from '../../wire/accountability.ts';
import { Choose } from '../pieces/choose.tsx';
import { useSay } from '../pieces/say.ts';
import { FormDialog } from '../workbench/lists/form-dialog.tsx';

/** Outcome, remedy and a reason that the trader reads, in both languages. */
export function DecideAppeal({
  appeal,
  close,
}: {
  readonly appeal: AppealView;
  readonly close: () => void;
}): ReactNode {
  const say = useSay();
  const [enId, zhId] = [useId(), useId()];
  const [outcome, setOutcome] = useState<AppealOutcome | ''>('');
  const [remedy, setRemedy] = useState<Remedy>('none');
  const [en, setEn] = useState('');
  const [zh, setZh] = useState('');
  const fits = outcome === '' ? REMEDIES : REMEDIES.filter((one) => remedyFits(outcome, one));
  return (
    <FormDialog
      title={say(words.decideTitle, { reference: appeal.reference })}
      verb={say(words.decide)}
      path={`/appeals/${appeal.id}/decision`}
      changes={[['appeals'], ['declaration', appeal.declarationId]]}
      body={{ outcome, remedy, reason: { en: en.trim(), zh: zh.trim() } }}
      ready={outcome !== '' && remedyFits(outcome, remedy) && en.trim() !== '' && zh.trim() !== ''}
      close={close}
    >
      <p>
        {say(NOTICE_WORDS[appeal.kind])}. {say(APPEAL_GROUND_WORDS[appeal.ground])}.{' '}
        <span className="quiet">{appeal.statement}</span>
      </p>
      <p>{say(words.decideNote)}</p>
      <Choose
        label={say(words.outcome)}
        codes={APPEAL_OUTCOMES}
        words={APPEAL_OUTCOME_WORDS}
        value={outcome}
        choose={(next) => {
          setOutcome(next);
          if (!remedyFits(next, remedy)) setRemedy('none');
        }}
      />
      <Choose label={say(words.remedy)} codes={fits} words={REMEDY_WORDS} value={remedy} choose={setRemedy} />
      <div className="field">
        <label htmlFor={enId}>{say(words.reasonEn)}</label>
        <textarea
          id={enId}
          className="input"
          rows={2}
          maxLength={1000}
          value={en}
          onChange={(e) => setEn(e.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={zhId}>{say(words.reasonZh)}</label>
        <textarea
          id={zhId}
          className="input"
          rows={2}
          maxLength={1000}
          value={zh}
          onChange={(e) => setZh(e.target.value)}
        />
      </div>
    </FormDialog>
  );
}
