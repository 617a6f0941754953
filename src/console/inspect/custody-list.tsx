import { type ReactNode, useState } from 'react';
import type { BilingualText } from '../../core/domain/text.ts';
import { type CustodyKind, CUSTODY_PLACES, type SecondRefusal } from '../../core/inspect/codes.ts';
import type { Custody } from '../../core/inspect/inspection.ts';
import { holderOf } from '../../core/inspect/read-inspection.ts';
import { CUSTODY_WORDS, PLACE_WORDS, SECOND_REFUSAL_WORDS } from '../../messages/inspection-codes.ts';
import { inspectWords } from '../../messages/inspect-words.ts';
import { Sheet } from '../device/sheet.tsx';
import { useSay } from '../pieces/say.ts';
import { Codes } from './codes.tsx';
import { DeclineSheet } from './decline-sheet.tsx';
import { useRecord } from './record.tsx';
import { TakeSheet } from './take-sheet.tsx';
import { type Task, useInspectState } from './use-inspect.ts';

/** Samples and seizures: what was taken, who was there, in whose hands it is; each hand-over has two names. */
export function CustodyList(props: { readonly task: Task; readonly may: boolean }): ReactNode {
  const say = useSay();
  const [taking, setTaking] = useState<CustodyKind>();
  const { task } = props;
  return (
    <section>
      <h2>{say(inspectWords.custody)}</h2>
      {task.now.custody.map((one) => (
        <CustodyCard key={one.id} task={task} custody={one} active={task.mayDo('hand-over')} />
      ))}
      {props.may ? (
        <div className="pair">
          <button type="button" onClick={() => setTaking('sample')}>
            {say(inspectWords.take)}
          </button>
          <button type="button" onClick={() => setTaking('seizure')}>
            {say(inspectWords.seize)}
          </button>
        </div>
      ) : null}
      {taking === undefined ? null : <TakeSheet task={task} kind={taking} onClose={() => setTaking(undefined)} />}
    </section>
  );
}

/** Why somebody named as a witness does not sign. */
const WITNESS_REASONS: readonly SecondRefusal[] = ['not-present', 'seal-differs', 'quantity-differs', 'goods-differ'];
/** Why somebody named as the receiver does not sign. */
const RECEIVER_REASONS: readonly SecondRefusal[] = ['not-received', 'seal-differs', 'quantity-differs', 'goods-differ'];

/** Whether the one named as a witness has signed. */
const witnessWord = ({ witnessed }: Custody): BilingualText =>
  witnessed === undefined ? inspectWords.witnessWaits : inspectWords.witnessed;

/** One sample or seizure: whose hands it is in, who has yet to sign, and what this officer may do about it. */
function CustodyCard(props: { readonly task: Task; readonly custody: Custody; readonly active: boolean }): ReactNode {
  const { task, custody } = props;
  const { me, nameOf } = task;
  const say = useSay();
  const { record, busy, trouble } = useRecord(task);
  const [giving, setGiving] = useState(false);
  const pending = custody.handOvers.find((one) => one.to !== undefined && one.accepted === undefined);
  const holder = holderOf(custody);
  const place = CUSTODY_PLACES.find((one) => one === holder);
  const [declining, setDeclining] = useState<{ readonly of: string; readonly reasons: readonly SecondRefusal[] }>();
  const sign = (of: string): void => void record({ action: 'second', of, agrees: true }, { undoable: false });
  const decline = (reason: SecondRefusal): void => {
    if (declining === undefined) return;
    setDeclining(undefined);
    void record({ action: 'second', of: declining.of, agrees: false, reason }, { undoable: false });
  };
  const last = custody.handOvers.at(-1);
  return (
    <div className="custody">
      <p>
        <b>
          {say(CUSTODY_WORDS[custody.kind])} {custody.sealNumber}
        </b>{' '}
        {custody.quantity === undefined ? '' : `${custody.quantity} ${custody.unit ?? ''}`}
      </p>
      <p className="quiet">
        {say(inspectWords.holder, { name: place === undefined ? nameOf(holder) : say(PLACE_WORDS[place]) })} ·{' '}
        {custody.witnessed === false ? null : say(witnessWord(custody), { name: nameOf(custody.witness) })}
      </p>
      {custody.witnessed === false ? (
        <p className="act">
          {say(custody.declined === undefined ? inspectWords.witnessNo : inspectWords.witnessNoWhy, {
            name: nameOf(custody.witness),
            reason: custody.declined === undefined ? '' : say(SECOND_REFUSAL_WORDS[custody.declined]),
          })}
        </p>
      ) : null}
      {last?.to === undefined || last.accepted === true ? null : (
        <p className={last.accepted === false ? 'act' : 'quiet'}>
          {say(
            last.accepted === undefined
              ? inspectWords.receiverWaits
              : last.declined === undefined
                ? inspectWords.receiverNo
                : inspectWords.receiverNoWhy,
            {
              name: nameOf(last.to),
              reason: last.declined === undefined ? '' : say(SECOND_REFUSAL_WORDS[last.declined]),
            },
          )}
        </p>
      )}
      {trouble}
      {custody.witnessed === undefined && custody.witness === me ? (
        <Signs
          busy={busy}
          yes={say(inspectWords.iWitness)}
          onSign={() => sign(custody.id)}
          onDecline={() => setDeclining({ of: custody.id, reasons: WITNESS_REASONS })}
        />
      ) : null}
      {pending !== undefined && pending.to === me ? (
        <Signs
          busy={busy}
          yes={say(inspectWords.iReceive)}
          onSign={() => sign(pending.id)}
          onDecline={() => setDeclining({ of: pending.id, reasons: RECEIVER_REASONS })}
        />
      ) : null}
      {holder === me && pending === undefined && props.active ? (
        <button type="button" onClick={() => setGiving(true)}>
          {say(inspectWords.handOver)}
        </button>
      ) : null}
      {declining === undefined ? null : (
        <DeclineSheet reasons={declining.reasons} onChoose={decline} onClose={() => setDeclining(undefined)} />
      )}
      {giving ? <GiveSheet task={task} custody={custody} onClose={() => setGiving(false)} /> : null}
    </div>
  );
}

/** A second officer's word, given or refused. */
function Signs(props: {
  readonly busy: boolean;
  readonly yes: string;
  readonly onSign: () => void;
  readonly onDecline: () => void;
}): ReactNode {
  const say = useSay();
  return (
    <div className="pair">
      <button type="button" disabled={props.busy} onClick={props.onDecline}>
        {say(inspectWords.disagree)}
      </button>
      <button type="button" disabled={props.busy} onClick={props.onSign}>
        {props.yes}
      </button>
    </div>
  );
}

/** To a place, or to a colleague, in whose hands it is once they have signed. */
function GiveSheet(props: { readonly task: Task; readonly custody: Custody; readonly onClose: () => void }): ReactNode {
  const { task, custody, onClose } = props;
  const say = useSay();
  const { officers } = useInspectState();
  const { record, trouble } = useRecord(task);
  const give = (to: object): void =>
    void record({ action: 'hand-over', custody: custody.id, ...to }, { undoable: true }).then((ok) => ok && onClose());
  return (
    <Sheet title={say(inspectWords.handOverTo)} onClose={onClose}>
      {trouble}
      <section>
        <Codes codes={CUSTODY_PLACES} words={PLACE_WORDS} onChoose={(place) => give({ place })} />
      </section>
      <section className="codes">
        {officers.officers
          .filter(({ id }) => id !== task.me)
          .map(({ id, name }) => (
            <button key={id} type="button" onClick={() => give({ to: id })}>
              {name}
            </button>
          ))}
      </section>
    </Sheet>
  );
}
