import { Type } from 'typebox';
import { GrantShape, NewGrant, NewPerson, PeopleShape, PersonShape } from '../../wire/people.ts';
import { Id } from '../../wire/primitives.ts';
import type { RouteName } from '../access.ts';
import type { ErrorCode } from '../errors.ts';
import type { GrantDecision } from '../people/grants.ts';
import { presentGrant, presentPerson } from '../present/people.ts';
import { ok, type Route, route, signedIn } from '../route.ts';

/** Accounts and roles. */
export const PEOPLE_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/people',
    tag: 'people',
    summary: {
      en: 'Everybody with an account, their roles, and how they came by them',
      zh: '所有账户及其岗位和授权经过',
    },
    answers: { 200: { shape: PeopleShape, means: 'All of them' } },
    async handle({ app, zone }) {
      const { people } = app.services.store;
      const [persons, grants] = await Promise.all([people.list(), people.grants()]);
      const items = persons.map((person) =>
        presentPerson(
          person,
          grants.filter(({ userId }) => userId === person.id),
          zone,
        ),
      );
      return ok({ items });
    },
  }),
  route({
    name: 'POST /api/v1/people',
    tag: 'people',
    summary: { en: 'Make an account without any role', zh: '创建无岗位的账户' },
    body: NewPerson,
    example: { username: 'b.munkh', name: 'B. Munkh', password: 'correct horse battery' },
    answers: { 201: { shape: PersonShape, means: 'The account; roles are granted by two people' } },
    errors: ['body-not-valid', 'username-taken', 'password-not-fit'],
    async handle({ app, body, zone, now }) {
      const id = await app.accounts.create(body);
      const person = { id, username: body.username, name: body.name, createdAt: now };
      return { status: 201, body: presentPerson(person, [], zone) };
    },
  }),
  route({
    name: 'POST /api/v1/grants',
    tag: 'people',
    summary: { en: 'Propose a role for somebody', zh: '为他人提出岗位授权' },
    body: NewGrant,
    example: { userId: '019c0000-0000-7000-8000-000000000002', role: 'inspector' },
    answers: { 201: { shape: GrantShape, means: 'The proposal; another administrator decides' } },
    errors: [
      'body-not-valid',
      'own-role',
      'person-unknown',
      'role-held',
      'roles-exclude',
      'operator-for-declarants',
      'partner-for-agencies',
    ],
    async handle(call) {
      const { app, body, now, zone } = call;
      return { status: 201, body: presentGrant(await app.grants.propose(body, signedIn(call).id, now), zone) };
    },
  }),
  decision('POST /api/v1/grants/:id/approval', 'approve', 'Approve a proposed role', '批准岗位授权', ['roles-exclude']),
  decision('POST /api/v1/grants/:id/refusal', 'refuse', 'Refuse a proposed role', '拒绝岗位授权', []),
  decision('POST /api/v1/grants/:id/revocation', 'revoke', 'End a role', '撤销岗位', ['last-administrators']),
];

/** The three decisions on a grant differ in their address and in the errors of their own. */
function decision(name: RouteName, what: GrantDecision, en: string, zh: string, errors: readonly ErrorCode[]): Route {
  return route({
    name,
    tag: 'people',
    summary: { en, zh },
    params: Type.Object({ id: Id }),
    answers: { 200: { shape: GrantShape, means: 'The grant as it stands now' } },
    errors: ['grant-unknown', 'grant-decided', 'grant-needs-two', ...errors],
    async handle(call) {
      const { app, params, now, zone } = call;
      return ok(presentGrant(await app.grants.decide(params.id, what, signedIn(call).id, now), zone));
    },
  });
}
