import type { ReactNode } from 'react';
import { inspectionsWords as words } from '../../messages/console-inspections.ts';
import { OBSERVATION_WORDS, STEP_MARK_WORDS, WAIVER_WORDS } from '../../messages/inspection-codes.ts';
import type { InspectionStepView, InspectionView } from '../../wire/inspections.ts';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';

/** The checklist as it was worked through: each word on a step with its officer and time, nothing overwritten. */
export function Steps({ inspection }: { readonly inspection: InspectionView }): ReactNode {
  const say = useSay();
  return (
    <section className="section">
      <h2>{say(words.steps)}</h2>
      <TableBox label={say(words.steps)}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say(words.step)}</th>
              <th scope="col">{say(words.entries)}</th>
            </tr>
          </thead>
          <tbody>
            {inspection.steps.map((step) => (
              <tr key={step.id}>
                <td>
                  {say(step.title)} {step.required ? null : <span className="quiet">{say(words.optional)}</span>}
                  <Added step={step} />
                </td>
                <td>
                  <Entries inspection={inspection} step={step} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}

function Added({ step: { added } }: { readonly step: InspectionStepView }): ReactNode {
  const say = useSay();
  if (added === undefined) return null;
  const why = say(OBSERVATION_WORDS[added.observation]);
  return <p className="quiet">{say(words.addedFor, { name: added.by.name, why })}</p>;
}

/** What was signed for a step, addenda after it; or that it was left out, who allowed that and why. */
function Entries(props: { readonly inspection: InspectionView; readonly step: InspectionStepView }): ReactNode {
  const say = useSay();
  const { inspection, step } = props;
  const { waiver, state, entries, unit } = step;
  const asked =
    waiver === undefined || state === 'signed' || state === 'open' ? null : (
      <p>
        {say(state === 'waived' ? words.waived : words.waiverAsked, {
          name: (state === 'waived' ? waiver.approver : waiver.by)?.name ?? '',
          why: say(WAIVER_WORDS[waiver.reason]),
        })}
      </p>
    );
  if (entries.length === 0) return asked ?? <span className="quiet">{say(words.notSigned)}</span>;
  return (
    <ul className="step-entries">
      {entries.map(({ id, by, at, mark, value, remark, addendum, photos }) => (
        <li key={id}>
          {addendum ? <span className="quiet">{say(words.addendum)} </span> : null}
          <span className={mark === 'not-in-order' ? 'act' : undefined}>{say(STEP_MARK_WORDS[mark])}</span>
          {value === undefined ? '' : ` ${value} ${unit ?? ''}`} · {by.name} · <When at={at} as="dayTime" />
          {remark === undefined ? '' : ` · ${remark}`}
          {photos.map((photo, place) => (
            <span key={photo.id}>
              {' · '}
              {photo.uploaded ? (
                <a href={`/api/v1/inspections/${inspection.id}/photos/${photo.id}`} target="_blank" rel="noreferrer">
                  {say(words.photo, { number: place + 1 })}
                </a>
              ) : (
                <span className="quiet">{say(words.photoMissing, { number: place + 1 })}</span>
              )}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
