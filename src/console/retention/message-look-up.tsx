import type { ReactNode } from 'react';
import { RAW_MESSAGE_REASONS } from '../../core/oversee/retention.ts';
import { RAW_MESSAGE_REASON_WORDS, retentionWords as words } from '../../messages/console-retention.ts';
import type { RawMessagesView } from '../../wire/retention.ts';
import { useSay } from '../pieces/say.ts';
import { When } from '../pieces/when.tsx';
import { call } from '../wire/call.ts';
import { CaseLookUp } from './case-look-up.tsx';

/** The number, also where it stands in the address of a page. */
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/;

const BY_DECLARATION = {
  label: words.declarationId,
  wide: true,
  read: (typed: string): string => ID.exec(typed)?.[0] ?? typed.trim(),
  asks: (id: string): boolean => ID.test(id),
};

/** What was sent of a declaration, for a case. Each look is an entry of the ledger. */
export function MessageLookUp(): ReactNode {
  const say = useSay();
  return (
    <CaseLookUp
      title={words.readMessage}
      note={words.readMessageNote}
      subject={BY_DECLARATION}
      reasons={RAW_MESSAGE_REASONS}
      reasonWords={RAW_MESSAGE_REASON_WORDS}
      verb={words.read}
      none={words.noMessage}
      ask={(id, why) => call<RawMessagesView>('GET', `/declarations/${id}/messages?${new URLSearchParams({ ...why })}`)}
    >
      {({ items }) =>
        items.map(({ at, actor, format, text, absent }) => (
          <article key={at}>
            <p className="small">
              <When at={at} as="dayTime" /> {say(words.sentBy, { actor, format })}
            </p>
            {text === undefined ? (
              <p>{say(absent === 'not-told-apart' ? words.notToldApart : words.keyGone)}</p>
            ) : (
              <pre className="raw-message">{text}</pre>
            )}
          </article>
        ))
      }
    </CaseLookUp>
  );
}
