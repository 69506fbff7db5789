// What Prometheus reads: the programmes' mails, how late they went, links that no longer held, attention that waits for HR.
import { createServer, type Server } from 'node:http';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { listen } from './listening.ts';

const registry = new Registry();

export const mails = new Counter({
  name: 'gruppementor_mails_total',
  help: 'Mails by what became of the attempt',
  labelNames: ['outcome'],
  registers: [registry],
});
export const lateness = new Histogram({
  name: 'gruppementor_mail_lateness_seconds',
  help: 'How long after its planned time a mail was sent',
  buckets: [1, 10, 60, 300, 900, 3600, 14_400, 86_400],
  registers: [registry],
});
export const linkRefusals = new Counter({
  name: 'gruppementor_link_refusals_total',
  help: 'Links that were refused, by why',
  labelNames: ['why'],
  registers: [registry],
});

export const mailServerDown = new Gauge({
  name: 'gruppementor_mail_server_down',
  help: '1 while the mail server refuses this worker or does not answer it',
  registers: [registry],
});

/** Programmes with something that HR must look at; asked of the engine when Prometheus asks. */
export function watchAttention(count: () => Promise<number>): void {
  new Gauge({
    name: 'gruppementor_programmes_with_attention',
    help: 'Running programmes with something that HR must look at',
    registers: [registry],
    async collect() {
      // Nobody knows while the engine is away; what else is measured is told all the same.
      this.set(await count().catch(() => NaN));
    },
  });
}

export interface MetricsServer {
  stop(): Promise<void>;
}

/** Temporal's own metrics are bound to loopback on the next port, and told here together with ours. */
export function temporalMetricsAddress(port: number): string {
  return `127.0.0.1:${port + 1}`;
}

/** How a process does. `ok`: it takes work. */
export interface Health {
  readonly ok: boolean;
  /** What else is the matter, without which it can still take work. */
  readonly [detail: string]: unknown;
}

/** `/metrics`, `/healthz` and, with detail, `/readyz` on a port of their own, for machines only. */
export async function serveMetrics(port: number, health: () => Health): Promise<MetricsServer> {
  collectDefaultMetrics({ register: registry });
  const server: Server = createServer((request, response) => {
    if (request.url === '/healthz') return void response.writeHead(health().ok ? 200 : 503).end();
    if (request.url === '/readyz')
      return void response
        .writeHead(health().ok ? 200 : 503, { 'content-type': 'application/json' })
        .end(JSON.stringify(health()));
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    Promise.all([registry.metrics(), temporalMetrics(port)]).then(
      (texts) => response.writeHead(200, { 'content-type': registry.contentType }).end(texts.join('\n')),
      () => response.writeHead(500).end(),
    );
  });
  await listen(server, { port, setting: 'METRICS_PORT', what: 'the metrics' });
  return { stop: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()) };
}

async function temporalMetrics(port: number): Promise<string> {
  try {
    return await (await fetch(`http://${temporalMetricsAddress(port)}/metrics`)).text();
  } catch {
    // A process without a worker has none.
    return '';
  }
}
