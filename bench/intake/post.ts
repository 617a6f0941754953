import { Agent, request } from 'node:http';
import type { BodyFormat } from './declarations.ts';

/** What posting a round took, as the client saw it. */
export interface Posted {
  /** From the first byte sent to the last answer read, milliseconds. */
  readonly ms: number;
  /** Round trips of single batches, milliseconds, ascending. */
  readonly batchMs: readonly number[];
}

/** Posts every body over a few connections and fails unless each declaration was answered `stored`. */
export async function postBodies(
  url: string,
  token: string,
  bodies: readonly Buffer[],
  format: BodyFormat,
  connections: number,
): Promise<Posted> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const answers: string[] = [];
  const batchMs: number[] = [];
  let next = 0;
  // Each connection takes the next body as soon as its last is answered, as senders in a hurry do.
  const worker = async (): Promise<void> => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
      const began = performance.now();
      answers.push(await post(agent, `${url}/api/v1/declarations`, token, body, format));
      batchMs.push(performance.now() - began);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  const ms = performance.now() - started;
  agent.destroy();
  // Judged after the clock has stopped: whoever files has a computer of their own.
  for (const answer of answers) {
    const report = JSON.parse(answer) as { stored: number; outcomes: readonly { outcome: string }[] };
    if (report.stored !== report.outcomes.length) throw new Error(`not all stored: ${answer.slice(0, 600)}`);
  }
  return { ms, batchMs: batchMs.sort((a, b) => a - b) };
}

function post(agent: Agent, url: string, token: string, body: Buffer, format: BodyFormat): Promise<string> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': format === 'json' ? 'application/json' : 'application/x-ndjson',
    'content-length': body.length,
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`answered ${response.statusCode}: ${text.slice(0, 600)}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
