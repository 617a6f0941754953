import type { ReactNode } from 'react';
import { declarationWords as words, EVENT_WORDS } from '../../messages/console-declaration.ts';
import type { EventView } from '../../wire/declarations.ts';
import { useSay } from '../pieces/say.ts';
import { When } from '../pieces/when.tsx';
import { EventBody } from './event-body.tsx';
import { TableBox } from '../pieces/table-box.tsx';

/** What happened, as it was appended. */
export function Events({ events }: { readonly events: readonly EventView[] }): ReactNode {
  const say = useSay();
  return (
    <section className="section">
      <h2>{say(words.events)}</h2>
      <TableBox label={say(words.events)}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say(words.time)}</th>
              <th scope="col">{say(words.event)}</th>
              <th scope="col">{say(words.actor)}</th>
              <th scope="col">{say(words.details)}</th>
            </tr>
          </thead>
          <tbody>
            {events.map((event) => {
              const word = EVENT_WORDS[event.kind];
              return (
                <tr key={event.id}>
                  <td className="fit">
                    <When at={event.at} as="dayTime" />
                  </td>
                  <td className="fit">{word === undefined ? event.kind : say(word)}</td>
                  <td className="fit">{event.actor}</td>
                  <td className="quiet event-body">
                    <EventBody body={event.body} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}
