import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { HAZARDS } from '../../core/domain/hazard.ts';
import { OBSERVATIONS } from '../../core/inspect/codes.ts';
import { chosenItems } from '../../core/select/manual.ts';
import { selectWords as words, STEP_WORDS } from '../../messages/console-crossing.ts';
import { HAZARD_WORDS } from '../../messages/console-words.ts';
import { OBSERVATION_WORDS } from '../../messages/inspection-codes.ts';
import { ACTION_ACCESS, holdsOne } from '../../wire/access.ts';
import type { SelectionInput } from '../../wire/crossings.ts';
import { useSay } from '../pieces/say.ts';
import { meQuery } from '../wire/queries.ts';
import { FormDialog } from '../workbench/lists/form-dialog.tsx';
import '../workbench/lists/lists.css';

/** What a selection says, in the wire's codes. */
export type Chosen = Omit<SelectionInput, 'id'>;

/**
 * Selects a load that would go free for inspection: a hazard and what was seen, both out of closed lists. Shown to whoever may;
 * where the load is inspected anyway, or has left, nothing is shown.
 */
export function SelectLoad(props: {
  /** Whether it may be selected where it stands. */
  readonly possible: boolean;
  readonly path: string;
  /** The queries that change with it. */
  readonly changes: readonly (readonly unknown[])[];
  /** What is sent, with an id for this one attempt. */
  readonly body: (chosen: Chosen, id: string) => unknown;
  readonly goods?: readonly { readonly line: number; readonly hs: string }[];
}): ReactNode {
  const say = useSay();
  const roles = useQuery(meQuery).data?.roles ?? [];
  const [id, setId] = useState<string>();
  if (!props.possible || !holdsOne(ACTION_ACCESS.select, roles)) return null;
  return (
    <>
      <button type="button" className="button" onClick={() => setId(crypto.randomUUID())}>
        {say(STEP_WORDS.select)}
      </button>
      {id === undefined ? null : <Form {...props} id={id} close={() => setId(undefined)} />}
    </>
  );
}

function Form(
  props: Parameters<typeof SelectLoad>[0] & { readonly id: string; readonly close: () => void },
): ReactNode {
  const say = useSay();
  const [hazardId, seenId, itemId] = [useId(), useId(), useId()];
  const [hazard, setHazard] = useState<(typeof HAZARDS)[number]>();
  const [observation, setObservation] = useState<(typeof OBSERVATIONS)[number]>();
  const [line, setLine] = useState<number>();
  const { goods = [], id } = props;
  // Printed matter, media and devices are looked at for few hazards alone: no other is offered for them.
  const items = hazard === undefined ? goods : chosenItems(goods, { hazard });
  const named = items.some((item) => item.line === line) ? line : undefined;
  const possible = HAZARDS.filter((one) => goods.length === 0 || chosenItems(goods, { hazard: one }).length > 0);
  const chosen =
    hazard === undefined || observation === undefined
      ? undefined
      : { hazard, observation, ...(named === undefined ? {} : { line: named }) };
  return (
    <FormDialog
      title={say(STEP_WORDS.select)}
      verb={say(STEP_WORDS.select)}
      path={props.path}
      changes={props.changes}
      body={chosen === undefined ? undefined : props.body(chosen, id)}
      ready={chosen !== undefined}
      close={props.close}
    >
      <p>{say(words.consequence)}</p>
      <div className="field">
        <label htmlFor={seenId}>{say(words.seen)}</label>
        <select
          id={seenId}
          className="input"
          value={observation ?? ''}
          onChange={({ target }) => setObservation(OBSERVATIONS.find((one) => one === target.value))}
        >
          <option value="" />
          {OBSERVATIONS.map((one) => (
            <option key={one} value={one}>
              {say(OBSERVATION_WORDS[one])}
            </option>
          ))}
        </select>
        <p className="small quiet">{say(words.seenNote)}</p>
      </div>
      <div className="field">
        <label htmlFor={hazardId}>{say(words.hazard)}</label>
        <select
          id={hazardId}
          className="input"
          value={hazard ?? ''}
          onChange={({ target }) => setHazard(HAZARDS.find((one) => one === target.value))}
        >
          <option value="" />
          {possible.map((one) => (
            <option key={one} value={one}>
              {say(HAZARD_WORDS[one])}
            </option>
          ))}
        </select>
      </div>
      {goods.length < 2 ? null : (
        <div className="field">
          <label htmlFor={itemId}>{say(words.item)}</label>
          <select
            id={itemId}
            className="input"
            value={named ?? ''}
            onChange={({ target }) => setLine(target.value === '' ? undefined : Number(target.value))}
          >
            <option value="">{say(words.allItems)}</option>
            {items.map((item) => (
              <option key={item.line} value={item.line}>
                {say(words.itemText, { line: item.line, hs: item.hs })}
              </option>
            ))}
          </select>
        </div>
      )}
    </FormDialog>
  );
}
