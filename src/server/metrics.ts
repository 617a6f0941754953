import type { FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { FilingOutcome } from '../wire/declarations.ts';

/** What Prometheus reads at /metrics; every server has figures of its own. */
export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  answered(method: string, url: string, status: number, seconds: number): void;
  filed(outcome: FilingOutcome['outcome']): void;
}

/**
 * Figures of one server, in a registry of its own: two servers in one process, as in tests, do not add up. Routes are
 * labelled by their pattern and never by an address, which would name declarations.
 */
export function createMetrics(liveCount: () => number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'landport_http_request_seconds',
    help: 'Time to answer a request, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    // Seconds, about the second in which a gate must have its answer.
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const filings = new Counter({
    name: 'landport_filings_total',
    help: 'Declarations filed over HTTP, by outcome.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  new Gauge({
    name: 'landport_live_subscribers',
    help: 'Screens that follow the board live.',
    registers: [registry],
    collect() {
      this.set(liveCount());
    },
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    answered: (method, url, status, seconds) =>
      requests.observe({ method, route: url, status: String(status) }, seconds),
    filed: (outcome) => filings.inc({ outcome }),
  };
}

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const;

/**
 * Whether a request comes from this machine itself. Prometheus usually runs beside the server and should need no secret;
 * what a proxy on this machine passes on is no request of this machine, and proxies say so in one of these headers.
 */
export function fromThisMachine(request: FastifyRequest): boolean {
  const address = request.socket.remoteAddress ?? '';
  const loopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);
  return loopback && FORWARDED.every((name) => request.headers[name] === undefined);
}
