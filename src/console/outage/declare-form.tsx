import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import type { Instant, TimeZone } from '../../core/domain/ids.ts';
import {
  OUTAGE_PARTS,
  OUTAGE_REASONS,
  type OutageKind,
  type OutagePart,
  type OutageReason,
} from '../../core/outage/outage.ts';
import { OUTAGE_PART_WORDS, OUTAGE_REASON_WORDS, outageWords as words } from '../../messages/outage-words.ts';
import { Choose } from '../pieces/choose.tsx';
import { useSay } from '../pieces/say.ts';
import { TextField } from '../pieces/text-field.tsx';
import { fromField, nextTurn } from '../roster/local-time.ts';
import { installationQuery } from '../wire/queries.ts';
import { FormDialog } from '../workbench/lists/form-dialog.tsx';
import { outageNoticeQuery, outagesQuery } from './queries.ts';

const HOUR_MS = 3_600_000;
/** How long an outage that is declared now may be said to last. */
const HOURS = [1, 2, 4, 8, 12] as const;

/** Declares an outage that begins now, or grants one ahead for a shift. */
export function DeclareForm({ kind, close }: { readonly kind: OutageKind; readonly close: () => void }): ReactNode {
  const say = useSay();
  const hoursId = useId();
  const zone = (useQuery(installationQuery).data?.timeZone ?? 'UTC') as TimeZone;
  const [form, setForm] = useState(() => {
    const turn = nextTurn((Date.now() + 8 * HOUR_MS) as Instant, zone);
    const reason = kind === 'declared' ? ('network' as const) : ('precaution' as const);
    return { ...turn, hours: 4, reason: reason as OutageReason, parts: [...OUTAGE_PARTS] as readonly OutagePart[] };
  });
  const set = (name: 'reason' | 'from' | 'until') => (value: string) => setForm({ ...form, [name]: value });
  const toggle = (part: OutagePart, on: boolean): void =>
    setForm({ ...form, parts: OUTAGE_PARTS.filter((one) => (one === part ? on : form.parts.includes(one))) });
  const [from, until] = [fromField(form.from, zone), fromField(form.until, zone)];
  const { parts, reason } = form;
  // Hours, not an end: the browser's clock may be wrong, and an outage is counted on the server's.
  const { hours } = form;
  const body = kind === 'declared' ? { kind, hours, parts, reason } : { kind, from, until, parts, reason };
  const moment = (name: 'from' | 'until') => (
    <TextField label={say(words[name])} value={form[name]} onChange={set(name)} type="datetime-local" />
  );
  return (
    <FormDialog
      title={say(kind === 'declared' ? words.declare : words.standing)}
      verb={say(kind === 'declared' ? words.declare : words.standing)}
      path="/outages"
      changes={[outagesQuery.queryKey, outageNoticeQuery.queryKey]}
      body={body}
      ready={parts.length > 0 && (kind === 'declared' || (from !== undefined && until !== undefined))}
      close={close}
    >
      {kind === 'declared' ? (
        <div className="field">
          <label htmlFor={hoursId}>{say(words.hours)}</label>
          <select
            id={hoursId}
            className="input"
            value={form.hours}
            onChange={({ target }) => setForm({ ...form, hours: Number(target.value) })}
          >
            {HOURS.map((count) => (
              <option key={count} value={count}>
                {say(words.hoursUnit, { count })}
              </option>
            ))}
          </select>
        </div>
      ) : (
        <div className="outage-fields">
          {moment('from')}
          {moment('until')}
        </div>
      )}
      <fieldset className="outage-parts">
        <legend className="small quiet">{say(words.parts)}</legend>
        {OUTAGE_PARTS.map((part) => (
          <label key={part}>
            <input
              type="checkbox"
              checked={parts.includes(part)}
              onChange={({ target }) => toggle(part, target.checked)}
            />{' '}
            {say(OUTAGE_PART_WORDS[part])}
          </label>
        ))}
      </fieldset>
      <Choose
        label={say(words.reason)}
        value={reason}
        codes={OUTAGE_REASONS}
        words={OUTAGE_REASON_WORDS}
        choose={set('reason')}
      />
      <p className="quiet">{say(kind === 'declared' ? words.declareNote : words.standingNote)}</p>
    </FormDialog>
  );
}
