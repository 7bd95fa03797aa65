import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Figures of one node; several nodes of one process do not mix them. */
export type Metrics = {
  readonly registry: Registry
  readonly requests: Histogram<'method' | 'route' | 'status'>
  readonly publishedSize: Gauge<'log'>
  readonly failures: Counter<'worker'>
  readonly ledgerHeight: Gauge
}

/** `ofProcess`: memory, event loop and the like too, for a process that is one node. */
export function createMetrics({ ofProcess }: { readonly ofProcess: boolean }): Metrics {
  const registry = new Registry()
  if (ofProcess) collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    requests: new Histogram({
      name: 'goodstanding_http_request_seconds',
      help: 'Time from a request’s head to its answer.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    }),
    publishedSize: new Gauge({
      name: 'goodstanding_log_published_size',
      help: 'Leaves under the newest checkpoint of a log.',
      labelNames: ['log'],
      registers,
    }),
    failures: new Counter({
      name: 'goodstanding_worker_failures_total',
      help: 'Turns of a worker that failed; each is tried again.',
      labelNames: ['worker'],
      registers,
    }),
    ledgerHeight: new Gauge({
      name: 'goodstanding_ledger_height',
      help: 'Height of the newest block that this node has applied.',
      registers,
    }),
  }
}
