import { setTimeout as sleep } from 'node:timers/promises';

/** A broker's system that keeps what it has not been answered and sends it again, as every sender must. */
export interface Sender {
  /** Ids by reference: what a server said it holds. */
  readonly acknowledged: ReadonlyMap<string, string>;
  /** Every reference that was ever sent. */
  readonly sent: ReadonlySet<string>;
  /** Batches that were answered. */
  readonly answers: number;
  /** Answers that contradict an earlier one. */
  readonly contradictions: readonly string[];
  /** Posts batches on a few connections until told to stop; resolves when nothing is under way any more. */
  send(url: string, until: () => boolean): Promise<void>;
  /** Sends what is still unanswered, once. */
  settle(url: string): Promise<void>;
}

type Batch = readonly object[];
const CONNECTIONS = 3;

export function createSender(token: string, random: () => number): Sender {
  const acknowledged = new Map<string, string>();
  const sent = new Set<string>();
  const contradictions: string[] = [];
  let unanswered: Batch[] = [];
  let number = 0;
  let answers = 0;

  const nextBatch = (): Batch => {
    // Small ones go in by a statement, large ones by COPY.
    const size = random() < 0.4 ? 1 + Math.floor(random() * 15) : 20 + Math.floor(random() * 300);
    const batch = Array.from({ length: size }, () => declaration(++number));
    for (const one of batch) sent.add(one.reference);
    return batch;
  };

  const post = async (url: string, batch: Batch): Promise<boolean> => {
    try {
      const response = await fetch(`${url}/api/v1/declarations`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
        body: batch.map((one) => JSON.stringify(one)).join('\n'),
      });
      const text = await response.text();
      if (response.status !== 200) return false;
      const { outcomes } = JSON.parse(text) as { outcomes: { outcome: string; reference: string; id: string }[] };
      for (const { outcome, reference, id } of outcomes) {
        const known = acknowledged.get(reference);
        if (outcome !== 'stored' && outcome !== 'same') contradictions.push(`${reference}: ${outcome}`);
        if (known !== undefined && (known !== id || outcome === 'stored'))
          contradictions.push(`${reference}: ${outcome} again`);
        acknowledged.set(reference, id);
      }
      answers += 1;
      return true;
    } catch {
      // The server died under it.
      return false;
    }
  };

  return {
    acknowledged,
    sent,
    contradictions,
    get answers() {
      return answers;
    },
    async send(url, until) {
      const connection = async (): Promise<void> => {
        while (!until()) {
          const batch = unanswered.pop() ?? nextBatch();
          if (await post(url, batch)) continue;
          unanswered.push(batch);
          await sleep(5);
        }
      };
      await Promise.all(Array.from({ length: CONNECTIONS }, connection));
    },
    async settle(url) {
      const left: Batch[] = [];
      for (const batch of unanswered) if (!(await post(url, batch))) left.push(batch);
      unanswered = left;
    },
  };
}

function declaration(number: number) {
  return {
    reference: `KILL-${String(number).padStart(6, '0')}`,
    declarant: `OP-${1000 + (number % 7)}`,
    lodgedAt: '2026-03-01T06:12:00+08:00',
    direction: 'import',
    importer: `OP-${2000 + (number % 50)}`,
    dispatchCountry: 'MN',
    destinationCountry: 'CN',
    goods: Array.from({ length: 1 + (number % 3) }, (_, at) => ({
      line: at + 1,
      hs: '270112',
      description: 'Bituminous coal, washed',
      origin: 'MN',
      netKg: 1000 + number,
      grossKg: 1100 + number,
      value: 130,
      currency: 'USD',
    })),
  };
}
