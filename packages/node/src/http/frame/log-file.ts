import { logFileContract } from '@goodstanding/api'
import { type Route, refused } from '../route.ts'

/** GET /logs/:log/* */
export const logFileRoute: Route<typeof logFileContract> = {
  contract: logFileContract,
  async handle({ params, node }) {
    const log = node.logs[params.log]
    const file = log === null ? null : await log.file(params['*'])
    if (file === null || file.status === 404) return refused('not_found')
    const headers = { 'content-type': file.contentType, 'cache-control': file.cacheControl }
    return { status: 200, body: file.body, headers }
  },
}
