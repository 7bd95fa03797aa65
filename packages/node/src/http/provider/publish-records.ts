import { publishRecordsContract } from '@goodstanding/api'
import { publishRecords } from '../../use-cases/provider/publish-records.ts'
import type { Route } from '../route.ts'

/** POST /v1/provider/records */
export const publishRecordsRoute: Route<typeof publishRecordsContract> = {
  contract: publishRecordsContract,
  handle: async ({ body, node }) => ({ status: 200, body: { results: [...(await publishRecords(node, body))] } }),
}
