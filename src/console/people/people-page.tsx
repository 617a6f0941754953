import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { EXCLUDING_ROLES } from '../../core/domain/role.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { peopleWords as words } from '../../messages/console-people.ts';
import { ROLE_WORDS } from '../../messages/console-words.ts';
import type { GrantView, PersonView } from '../../wire/people.ts';
import { AntDesign } from '../frame/ant-design.tsx';
import { Failed, LoadingPage, useTitle } from '../frame/whole-page.tsx';
import { useNarrow } from '../pieces/narrow.ts';
import { useSay } from '../pieces/say.ts';
import { When } from '../pieces/when.tsx';
import { meQuery, peopleQuery } from '../wire/queries.ts';
import { AddPerson } from './add-person.tsx';
import { GrantTable } from './grant-table.tsx';
import { ProposeRole } from './propose-role.tsx';
import { Waiting } from './waiting.tsx';
import './people.css';

/** Accounts and their roles: proposed by one, decided by another. */
export function PeoplePage(): ReactNode {
  const say = useSay();
  useTitle(say(words.title));
  const { data, error, refetch } = useQuery(peopleQuery);
  if (data === undefined) {
    if (error === null) return <LoadingPage />;
    return (
      <div className="page">
        <Failed error={error} retry={() => void refetch()} />
      </div>
    );
  }
  return (
    <AntDesign>
      <People people={data.items} />
    </AntDesign>
  );
}

/** Roles that are proposed come first, as somebody has to decide them; then everybody with the roles they hold. */
function People({ people }: { readonly people: readonly PersonView[] }): ReactNode {
  const say = useSay();
  const me = useQuery(meQuery).data;
  const narrow = useNarrow();
  const mayPropose = me?.roles.includes('administrator') === true;
  const [adding, setAdding] = useState(false);
  const [proposing, setProposing] = useState<PersonView>();
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? id;
  const roles = (person: PersonView) =>
    person.roles.map((role) => say(ROLE_WORDS[role])).join(say(frameWords.listComma));
  const pairs = EXCLUDING_ROLES.filter((pair) => !pair.includes('agency'))
    .map(([a, b]) => `${say(ROLE_WORDS[a])} ${say(words.and)} ${say(ROLE_WORDS[b])}`)
    .join(say(frameWords.semicolon));
  const propose = (person: PersonView) => (
    <button type="button" className="link" onClick={() => setProposing(person)}>
      {say(words.propose)}
    </button>
  );
  const waiting: readonly (readonly [PersonView, GrantView])[] = people.flatMap((person) =>
    person.grants.filter(({ state }) => state === 'proposed').map((grant) => [person, grant] as const),
  );
  return (
    <div className="page people">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        {mayPropose ? (
          <Button className="page-act" onClick={() => setAdding(true)}>
            {say(words.addPerson)}
          </Button>
        ) : null}
      </div>
      <p className="quiet people-intro">{say(words.intro, { pairs })}</p>
      <section className="section">
        <h2>{say(words.waiting)}</h2>
        <Waiting waiting={waiting} nameOf={nameOf} />
      </section>
      <section className="section">
        <h2>{say(words.accounts)}</h2>
        <Table
          size="small"
          pagination={false}
          rowKey="id"
          dataSource={people}
          {...(narrow ? {} : { scroll: { x: 'max-content' } })}
          locale={{ emptyText: say(words.none) }}
          expandable={{
            columnTitle: <span className="out-of-sight">{say(words.history)}</span>,
            expandedRowRender: (person) => <GrantTable person={person} nameOf={nameOf} mayDecide={mayPropose} />,
          }}
          columns={[
            {
              key: 'name',
              title: say(words.person),
              sorter: (a, b) => a.name.localeCompare(b.name),
              render: (_, person) => (
                <>
                  {person.name} <span className="quiet">{person.username}</span>
                  {narrow ? <div className="quiet">{roles(person) || say(words.noRoles)}</div> : null}
                  {narrow && mayPropose ? propose(person) : null}
                </>
              ),
            },
            // On a phone roles, and what can be done, stand under the name: a table that is cut at the edge hides what it is for.
            ...(narrow
              ? []
              : [
                  {
                    key: 'roles',
                    title: say(words.roles),
                    render: (_: unknown, person: PersonView) =>
                      person.roles.length === 0 ? <span className="quiet">{say(words.noRoles)}</span> : roles(person),
                  },
                  {
                    key: 'since',
                    title: say(words.since),
                    sorter: (a: PersonView, b: PersonView) => a.createdAt.localeCompare(b.createdAt),
                    render: (_: unknown, person: PersonView) => <When at={person.createdAt} as="dayTime" />,
                  },
                ]),
            ...(mayPropose && !narrow
              ? [
                  {
                    key: 'act',
                    title: <span className="out-of-sight">{say(words.propose)}</span>,
                    align: 'right' as const,
                    render: (_: unknown, person: PersonView) => propose(person),
                  },
                ]
              : []),
          ]}
        />
      </section>
      <AddPerson open={adding} close={() => setAdding(false)} />
      <ProposeRole person={proposing} close={() => setProposing(undefined)} />
    </div>
  );
}
