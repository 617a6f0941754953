import { Type } from 'typebox';
import { InstallationShape, SetupRequest, SlipKeysShape } from '../../wire/installation.ts';
import { DEMO_USERS, needsAdministrators } from '../people/first-people.ts';
import { ok, type Route, route } from '../route.ts';

/** What stands before the sign-in. */
export const INSTALLATION_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/installation',
    tag: 'server',
    summary: { en: 'What the sign-in page needs to know', zh: '登录页所需信息' },
    answers: { 200: { shape: InstallationShape, means: 'The port; and in a demo its users with their password' } },
    async handle({ app: { services, options } }) {
      const [installation, needed] = await Promise.all([
        services.store.installation.get(),
        needsAdministrators(services.store.people),
      ]);
      if (installation === undefined) throw new Error('the installation is not written');
      const { portCode, timeZone, currency, demo } = installation;
      const password = options.demo?.password;
      const users = DEMO_USERS.map(({ username, name, role }) => ({ username, name, roles: [role], password }));
      return ok({
        portCode,
        portName: { ...options.portName },
        timeZone,
        currency,
        demo,
        needsAdministrators: needed,
        ...(demo && password !== undefined ? { demoUsers: users } : {}),
      });
    },
  }),
  route({
    name: 'POST /api/v1/setup',
    tag: 'server',
    summary: {
      en: 'Make the first two administrators, once, with the code the server printed',
      zh: '以服务器显示的设置码创建首批两名管理员（仅一次）',
    },
    body: SetupRequest,
    // Its 72 random bits are not guessed at any rate; nobody needs more tries.
    perMinute: 5,
    answers: { 201: { shape: Type.Object({ done: Type.Boolean() }), means: 'Made; sign in' } },
    errors: ['setup-done', 'setup-code-wrong', 'administrators-alike', 'password-not-fit', 'username-taken'],
    async handle({ app, body, now }) {
      await app.setUp(body, now);
      return { status: 201, body: { done: true } };
    },
  }),
  route({
    name: 'GET /api/v1/slip-keys',
    tag: 'gate',
    summary: { en: 'The keys that lane slips are verified with', zh: '验证通道单的公钥' },
    answers: { 200: { shape: SlipKeysShape, means: 'Raw Ed25519 public keys; keep those of the past' } },
    handle: async ({ app }) => ok(app.services.slipKeys),
  }),
];
