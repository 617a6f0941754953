import { type ReactNode, useState } from 'react';
import { frameWords } from '../../messages/console-frame.ts';
import {
  OUTAGE_KIND_WORDS,
  OUTAGE_PART_WORDS,
  OUTAGE_REASON_WORDS,
  OUTAGE_STATE_WORDS,
  OUTAGE_VERDICT_WORDS,
  outageWords as words,
} from '../../messages/outage-words.ts';
import type { Role } from '../../core/domain/role.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import type { OutageView } from '../../wire/outages.ts';
import { useFormat } from '../pieces/format.ts';
import { useSay } from '../pieces/say.ts';
import { TableBox } from '../pieces/table-box.tsx';
import { When } from '../pieces/when.tsx';
import { type Act, ActDialog } from './act-dialog.tsx';
import { outageNoticeQuery, outagesQuery } from './queries.ts';

/** Outages with everybody who had a say in them, and what whoever looks may still do. */
export function Outages(props: { readonly items: readonly OutageView[]; readonly roles: readonly Role[] }): ReactNode {
  const say = useSay();
  if (props.items.length === 0) return <p className="quiet">{say(words.none)}</p>;
  return (
    <TableBox label={say(words.outages)}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say(words.state)}</th>
            <th scope="col">{say(words.from)}</th>
            <th scope="col">{say(words.until)}</th>
            <th scope="col">{say(words.parts)}</th>
            <th scope="col">{say(words.reason)}</th>
            <th scope="col">{say(words.who)}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {props.items.map((one) => (
            <Row key={one.id} one={one} roles={props.roles} />
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** One outage, with everybody who had a word in it. What may still be acted on stands out. */
function Row({ one, roles }: { readonly one: OutageView; readonly roles: readonly Role[] }): ReactNode {
  const say = useSay();
  const format = useFormat();
  const { kind, state, from, until, ends, parts, reason, declared, confirmation, ended, review } = one;
  const people = [
    say(words.declared, { name: declared.by.name, time: format.dayTime(declared.at) }),
    confirmation === undefined
      ? ends === until || ended !== undefined
        ? undefined
        : say(words.endsAt, { time: format.dayTime(ends) })
      : say(confirmation.agrees ? words.confirmed : words.refusedBy, { name: confirmation.by.name }),
    ended === undefined ? undefined : say(words.endedBy, { name: ended.by.name, time: format.dayTime(ended.at) }),
    review === undefined
      ? undefined
      : say(words.reviewed, { name: review.by.name, verdict: say(OUTAGE_VERDICT_WORDS[review.verdict]) }),
  ];
  const live = state === 'in-force' || state === 'ahead' || state === 'proposed';
  return (
    <tr className={live ? undefined : 'ended'}>
      <td>
        {live ? <b>{say(OUTAGE_STATE_WORDS[state])}</b> : say(OUTAGE_STATE_WORDS[state])}
        {say(frameWords.comma)}
        <span className="small quiet">{say(OUTAGE_KIND_WORDS[kind])}</span>
      </td>
      <td className="fit">
        <When at={from} as="dayTime" />
      </td>
      <td className="fit">
        <When at={until} as="dayTime" />
      </td>
      <td>{parts.map((part) => say(OUTAGE_PART_WORDS[part])).join(say(frameWords.comma))}</td>
      <td>{say(OUTAGE_REASON_WORDS[reason])}</td>
      <td className="small">{people.map((text) => (text === undefined ? null : <div key={text}>{text}</div>))}</td>
      <td className="fit">
        <Acts one={one} live={live} roles={roles} />
      </td>
    </tr>
  );
}

/** Whoever had a part in an outage neither confirms nor reviews it. */
function Acts(props: { readonly one: OutageView; readonly live: boolean; readonly roles: readonly Role[] }): ReactNode {
  const say = useSay();
  const { one, live, roles } = props;
  const [act, setAct] = useState<Act>();
  const leads = roles.includes('shift-lead');
  const confirms = live && one.confirmation === undefined && !one.yours && (leads || roles.includes('approver'));
  const looks = !live && one.review === undefined && !one.yours && (leads || roles.includes('reviewer'));
  const offer = (name: string, body: object, verb: BilingualText, note: BilingualText): ReactNode => (
    <button
      type="button"
      className="link"
      onClick={() => setAct({ verb: say(verb), note: say(note), path: `/outages/${one.id}/${name}`, body })}
    >
      {say(verb)}
    </button>
  );
  const [yes, no] = [OUTAGE_VERDICT_WORDS.justified, OUTAGE_VERDICT_WORDS['not-justified']];
  return (
    <span className="decide">
      {confirms ? offer('confirmation', { agrees: true }, words.confirm, words.confirmNote) : null}
      {confirms ? offer('confirmation', { agrees: false }, words.refuse, words.refuseNote) : null}
      {live && leads ? offer('end', {}, words.end, words.endNote) : null}
      {looks ? offer('review', { verdict: 'justified' }, yes, words.lookNote) : null}
      {looks ? offer('review', { verdict: 'not-justified' }, no, words.lookNote) : null}
      {act === undefined ? null : <ActDialog act={act} changes={CHANGES} close={() => setAct(undefined)} />}
    </span>
  );
}

/** What is read anew after an act here: the notice in the frame as well as the list. */
const CHANGES = [outagesQuery.queryKey, outageNoticeQuery.queryKey];
