import { readyContract } from '@goodstanding/api'
import type { Route } from '../route.ts'

/** GET /ready */
export const readyRoute: Route<typeof readyContract> = {
  contract: readyContract,
  handle({ node }) {
    const parts = node.readiness.parts()
    const ready = parts.every((part) => part.ready)
    return { status: ready ? 200 : 503, body: { ready, parts: [...parts] } }
  },
}
