import type { RunningPort } from './running-port.ts';

export const PASSWORD = 'a long enough password';

/** Sets a real installation up, with `ann` and `ben` as its administrators. */
export async function setUp(port: RunningPort): Promise<void> {
  const administrators = ['ann', 'ben'].map((username) => ({ username, name: username, password: PASSWORD }));
  await done(port.ask('/v1/setup', { method: 'POST', body: { code: setupCode(port), administrators } }));
}

/** Makes people with a role each, as `ann` proposes and `ben` approves. */
export async function appoint(port: RunningPort, roles: Readonly<Record<string, string>>): Promise<void> {
  const [ann, ben] = [port.as('ann', PASSWORD), port.as('ben', PASSWORD)];
  for (const [username, role] of Object.entries(roles)) {
    const account = { username, name: username, password: PASSWORD };
    const person = await done(ann('/v1/people', { method: 'POST', body: account }));
    const grant = await done(ann('/v1/grants', { method: 'POST', body: { userId: person.id, role } }));
    await done(ben(`/v1/grants/${grant.id}/approval`, { method: 'POST', body: {} }));
  }
}

/** The code that the server printed at its start. */
export function setupCode({ program }: RunningPort): string {
  const code = /set-up code (\S+)/.exec(program.said.err)?.[1];
  if (code === undefined) throw new Error(`no set-up code was printed: ${program.said.err}`);
  return code;
}

async function done(asked: ReturnType<RunningPort['ask']>): Promise<{ readonly id: string }> {
  const answer = await asked;
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return answer.json;
}
