import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDeclaration, fakePort, testServer } from '../../../test/support/server.ts';
import { EXCLUDING_ROLES, ROLES, type Role } from '../../core/domain/role.ts';
import type { RoleGrant } from '../../store/port/people.ts';
import { operatorOf, rolesOf } from '../principal.ts';

async function open() {
  const port = fakePort();
  const opened = await testServer({}, port);
  const [ann, ben, cid] = [
    await opened.signIn('ann', ['administrator']),
    await opened.signIn('ben', ['administrator']),
    await opened.signIn('cid', []),
  ];
  const idOf = (username: string) => String(port.tables.user.find((row) => row.username === username)?.id);
  const send = (url: string, headers: object, payload: object = {}) =>
    opened.ask({ method: 'POST', url: `/api/v1${url}`, headers: { ...headers }, payload });
  const propose = (by: object, username: string, role: Role, more: object = {}) =>
    send('/grants', by, { userId: idOf(username), role, ...more });
  return { ...opened, port, ann, ben, cid, idOf, send, propose };
}

describe('A role', () => {
  test('is granted by two people, counts at once, and each step is an event under their names', async () => {
    const { ask, port, ann, ben, cid, idOf, send, propose } = await open();
    const board = () => ask({ url: '/api/v1/board', headers: cid });
    expect((await board()).statusCode).toBe(403);
    const grant = (await propose(ann, 'cid', 'inspector')).json();
    expect(grant).toMatchObject({ state: 'proposed', proposedBy: idOf('ann') });
    expect((await board()).statusCode).toBe(403);
    const alone = await send(`/grants/${grant.id}/approval`, ann);
    expect([alone.statusCode, alone.json().code]).toEqual([403, 'grant-needs-two']);
    const approved = await send(`/grants/${grant.id}/approval`, ben);
    expect(approved.json()).toMatchObject({ state: 'in-force', decidedBy: idOf('ben') });
    expect((await board()).statusCode).toBe(200);
    expect((await send(`/grants/${grant.id}/approval`, ben)).json().code).toBe('grant-decided');
    expect((await send(`/grants/${grant.id}/revocation`, ann)).json().state).toBe('revoked');
    expect((await board()).statusCode).toBe(403);
    expect(port.events.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['grant-proposed', idOf('ann')],
      ['grant-approved', idOf('ben')],
      ['grant-revoked', idOf('ann')],
    ]);
  });

  test('is not proposed for oneself, for nobody, twice, or with an operator where there is none', async () => {
    const { ann, send, propose } = await open();
    expect((await propose(ann, 'ann', 'inspector')).json().code).toBe('own-role');
    expect((await send('/grants', ann, { userId: 'nobody', role: 'inspector' })).json().code).toBe('person-unknown');
    expect((await propose(ann, 'cid', 'inspector', { operator: 'OP-1' })).json().code).toBe('operator-for-declarants');
    expect((await propose(ann, 'cid', 'declarant', { operator: 'OP-1' })).statusCode).toBe(201);
    expect((await propose(ann, 'cid', 'declarant', { operator: 'OP-2' })).json().code).toBe('role-held');
  });

  test.each(EXCLUDING_ROLES)(
    'that excludes another is refused when proposed and when approved: %s, %s',
    async (a, b) => {
      const { port, ann, ben, send, propose } = await open();
      const first = (await propose(ann, 'cid', a)).json();
      expect((await propose(ann, 'cid', b)).json().code).toBe('roles-exclude');
      await send(`/grants/${first.id}/approval`, ben);
      // A proposal that came about before, or beside, the check.
      const late: RoleGrant = { ...(port.grants.get(first.id) as RoleGrant), id: port.services.newId(), role: b };
      const { approvedAt: _at, approvedBy: _by, ...pending } = late;
      port.grants.set(late.id, pending);
      expect((await send(`/grants/${late.id}/approval`, ben)).json().code).toBe('roles-exclude');
    },
  );

  test('may be withdrawn by whoever proposed it, but not decided by whom it is for', async () => {
    const { ann, ben, send, propose } = await open();
    const grant = (await propose(ann, 'ben', 'shift-lead')).json();
    for (const step of ['approval', 'refusal']) {
      expect((await send(`/grants/${grant.id}/${step}`, ben)).json().code).toBe('grant-needs-two');
    }
    expect((await send(`/grants/${grant.id}/refusal`, ann)).json().state).toBe('refused');
  });

  test('of the last two administrators stays', async () => {
    const { port, ann, idOf, send } = await open();
    const grant = [...port.grants.values()].find(({ userId }) => userId === idOf('ben'));
    expect((await send(`/grants/${grant?.id}/revocation`, ann)).json().code).toBe('last-administrators');
  });

  test('is not handed out by a system’s token, whatever its role', async () => {
    const { token, propose } = await open();
    expect((await propose(await token('administrator'), 'cid', 'inspector')).json().code).toBe('person-required');
  });
});

describe('An account', () => {
  test('is made without roles by an administrator, once for each name, and its owner changes the password', async () => {
    const { ask, ann, send } = await open();
    const made = await send('/people', ann, { username: 'dee', name: 'Dee', password: 'first password 1' });
    expect([made.statusCode, made.json().roles]).toEqual([201, []]);
    const again = await send('/people', ann, { username: 'dee', name: 'Dee', password: 'first password 1' });
    expect([again.statusCode, again.json().code]).toEqual([409, 'username-taken']);
    const short = await send('/people', ann, { username: 'eve', name: 'Eve', password: 'short' });
    expect(short.statusCode).toBe(422);
    const people = await ask({ url: '/api/v1/people', headers: ann });
    expect(people.json().items).toHaveLength(4);
    expect(people.body).not.toMatch(/password|hash/);
  });

  test('cannot be made by signing up: the library’s other routes are not there', async () => {
    const { ask, ann } = await open();
    for (const path of [
      'sign-up/email',
      'sign-in/email',
      'is-username-available',
      'update-user',
      'delete-user',
      'ok',
    ]) {
      const response = await ask({ method: 'POST', url: `/api/auth/${path}`, headers: ann, payload: {} });
      expect([path, response.statusCode]).toEqual([path, 404]);
    }
  });
});

describe('The first administrators', () => {
  const administrators = [
    { username: 'ann', name: 'Ann', password: 'first password 1' },
    { username: 'ben', name: 'Ben', password: 'second password 2' },
  ];

  test('are made once, with the code that the server printed', async () => {
    const port = fakePort();
    const { ask } = await testServer({ setupCode: 'A1B2-C3D4' }, port);
    const setup = (code: string, who = administrators) =>
      ask({ method: 'POST', url: '/api/v1/setup', payload: { code, administrators: who } });
    expect((await ask({ url: '/api/v1/installation' })).json().needsAdministrators).toBe(true);
    expect((await setup('guess')).json().code).toBe('setup-code-wrong');
    const alike = administrators.map((one) => ({ ...one, username: 'ann' }));
    expect((await setup('A1B2-C3D4', alike)).json().code).toBe('administrators-alike');
    expect((await setup('A1B2-C3D4')).statusCode).toBe(201);
    expect((await setup('A1B2-C3D4')).json().code).toBe('setup-done');
    expect((await ask({ url: '/api/v1/installation' })).json().needsAdministrators).toBe(false);
    expect([...port.grants.values()].map(({ role, origin }) => [role, origin])).toEqual([
      ['administrator', 'setup'],
      ['administrator', 'setup'],
    ]);
  });

  test('are not made without a code, and a real installation lists no users', async () => {
    const { ask } = await testServer();
    const payload = { code: '', administrators };
    expect((await ask({ method: 'POST', url: '/api/v1/setup', payload })).json().code).toBe('setup-code-wrong');
    expect((await ask({ url: '/api/v1/installation' })).json().demoUsers).toBeUndefined();
  });
});

describe('Roles in force', () => {
  const grant = (role: Role, part: Partial<RoleGrant> = {}): RoleGrant => ({
    id: role,
    userId: 'u',
    role,
    proposedBy: 'a',
    proposedAt: 0 as never,
    approvedBy: 'b',
    approvedAt: 1 as never,
    origin: 'proposal',
    ...part,
  });

  test('never hold two that exclude each other, whatever the grants say', () => {
    fc.assert(
      fc.property(fc.subarray([...ROLES]), (roles) => {
        const held = rolesOf(roles.map((role) => grant(role)));
        for (const [a, b] of EXCLUDING_ROLES) expect(held.has(a) && held.has(b)).toBe(false);
      }),
    );
  });

  test('bind a declarant to an operator until the grant ends', () => {
    expect(operatorOf([grant('declarant', { operator: 'OP-1' })])).toBe('OP-1');
    expect(operatorOf([grant('declarant', { operator: 'OP-1', revokedAt: 2 as never })])).toBeUndefined();
    expect(operatorOf([grant('declarant')])).toBeUndefined();
  });

  test('of a system that acts in the bay do not decide: a person does', async () => {
    const port = fakePort();
    addDeclaration(port, {});
    const { ask, token } = await testServer({}, port);
    const headers = await token('inspector');
    const act = (action: string) => {
      const payload = { id: port.services.newId(), action, at: '2026-03-01T06:30:00+08:00' };
      const url = `/api/v1/crossings/${port.services.newId()}/actions`;
      return ask({ method: 'POST', url, headers, payload });
    };
    for (const action of ['release', 'hold', 'end-check'])
      expect((await act(action)).json().code).toBe('person-required');
    expect((await act('lift-hold')).json().code).toBe('action-not-yours');
    expect((await act('weigh')).json().code).toBe('crossing-unknown');
  });
});
