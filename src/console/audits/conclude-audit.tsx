import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FINDING_RESULTS } from '../../core/inspect/codes.ts';
import { isAdverse } from '../../core/inspect/read-inspection.ts';
import { allowedHazards } from '../../core/rule/limits.ts';
import { auditPageWords as words } from '../../messages/console-cases.ts';
import { HAZARD_WORDS } from '../../messages/console-words.ts';
import { RESULT_WORDS } from '../../messages/inspection-codes.ts';
import type { AuditedItemView, AuditView } from '../../wire/accountability.ts';
import { Skeleton } from '../frame/whole-page.tsx';
import { Choose } from '../pieces/choose.tsx';
import { useSay } from '../pieces/say.ts';
import { declarationQuery } from '../wire/queries.ts';
import { FormDialog } from '../workbench/lists/form-dialog.tsx';

/** One coded result for each goods item, and the hazard of one that speaks against the declaration. */
export function ConcludeAudit({ audit, close }: { readonly audit: AuditView; readonly close: () => void }): ReactNode {
  const say = useSay();
  const goods = useQuery(declarationQuery(audit.declarationId)).data?.declaration.goods;
  const [items, setItems] = useState<Readonly<Record<number, Omit<AuditedItemView, 'line'>>>>({});
  const given = (goods ?? []).flatMap(({ line }) => {
    const item = items[line];
    return item === undefined ? [] : [{ line, ...item }];
  });
  const whole = given.every(({ result, hazard }) => !isAdverse(result) || hazard !== undefined);
  return (
    <FormDialog
      title={say(words.concludeTitle, { reference: audit.reference })}
      verb={say(words.conclude)}
      path={`/audits/${audit.id}/conclusion`}
      changes={[['audits'], ['declaration', audit.declarationId]]}
      body={{ items: given }}
      ready={goods !== undefined && given.length === goods.length && whole}
      close={close}
    >
      <p>{say(words.concludeNote)}</p>
      {goods === undefined ? (
        <Skeleton rows={3} />
      ) : (
        <div className="audit-items">
          {goods.map(({ line, hs, description }) => {
            const item = items[line];
            return (
              <div key={line} className="audit-item">
                <p>
                  {say(words.item, { line, hs })} <span className="quiet">{description}</span>
                </p>
                <Choose
                  label={say(words.result)}
                  codes={FINDING_RESULTS}
                  words={RESULT_WORDS}
                  value={item?.result ?? ''}
                  choose={(result) => setItems({ ...items, [line]: { result } })}
                />
                {item === undefined || !isAdverse(item.result) ? null : (
                  <Choose
                    label={say(words.hazard)}
                    codes={allowedHazards(hs)}
                    words={HAZARD_WORDS}
                    value={item.hazard ?? ''}
                    choose={(hazard) => setItems({ ...items, [line]: { result: item.result, hazard } })}
                  />
                )}
              </div>
            );
          })}
        </div>
      )}
    </FormDialog>
  );
}
