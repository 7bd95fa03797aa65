import { dueHomeMessages, type HomeMessage } from '@goodstanding/store'
import { errorFields } from '../../logger.ts'
import type { NodeContext } from '../../node-context.ts'
import { sendHomeMessage } from '../../use-cases/home/send-home-message.ts'
import { periodic, type Worker } from '../periodic.ts'

const AT_ONCE_MAX = 32
const TIMEOUT_MS = 5_000

/** Sends what is due, many at a time: a member that does not answer holds up no message to another. */
export function homeMessenger(node: NodeContext, everyMs: number): Worker {
  const underWay = new Map<string, Promise<void>>()
  const onError = (error: unknown) => {
    node.metrics.failures.inc({ worker: 'home-messages' })
    node.logger.warn({ worker: 'home-messages', ...errorFields(error) }, 'turn failed')
  }
  const send = async (name: string, message: HomeMessage) => {
    try {
      await sendHomeMessage(node, message, TIMEOUT_MS)
    } catch (error) {
      onError(error)
    } finally {
      underWay.delete(name)
    }
  }
  const worker = periodic({
    name: 'home-messages',
    everyMs,
    onError,
    turn: async () => {
      const due = await dueHomeMessages(node.store.db, node.clock.now(), 2 * AT_ONCE_MAX)
      for (const message of due) {
        const name = `${message.kind} ${message.consent} ${message.member}`
        if (underWay.size < AT_ONCE_MAX && !underWay.has(name)) underWay.set(name, send(name, message))
      }
    },
  })
  return {
    ...worker,
    stop: async () => {
      await worker.stop()
      await Promise.all(underWay.values())
    },
  }
}
