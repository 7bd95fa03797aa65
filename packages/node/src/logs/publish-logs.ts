import type { LogKind } from '@goodstanding/core'
import { LogStopped } from '@goodstanding/log'
import { errorFields, type Logger } from '../logger.ts'
import type { Metrics } from '../metrics.ts'
import type { Worker } from '../workers/periodic.ts'
import type { MemberLog, MemberLogs } from './member-logs.ts'
import { publishSoon } from './publisher.ts'

/** A member's logs as its program uses them: what is queued in them is published by the workers. */
export function publishLogs(
  opened: MemberLogs,
  to: {
    readonly logger: Logger
    readonly metrics: Metrics
    readonly steadyMs: () => number
    /** Told once of a log that writes no more. */
    readonly onStopped: (kind: LogKind) => void
  },
): { readonly logs: MemberLogs; readonly workers: readonly Worker[] } {
  const workers: Worker[] = []
  const publish = (kind: LogKind, log: MemberLog | null): MemberLog | null => {
    if (log === null) return null
    const onError = (error: unknown) => {
      to.metrics.failures.inc({ worker: `publish ${kind}` })
      to.logger.error({ log: kind, ...errorFields(error) }, 'log not published')
      if (error instanceof LogStopped) to.onStopped(kind)
    }
    const onPublished = (size: number) => to.metrics.publishedSize.set({ log: kind }, size)
    const published = publishSoon(log, { name: kind, steadyMs: to.steadyMs, onError, onPublished })
    workers.push(published.worker)
    return published.log
  }
  const logs = {
    records: publish('records', opened.records),
    access: publish('access', opened.access),
    headers: publish('headers', opened.headers),
  }
  return { logs, workers }
}
