import { withdrawRecordContract } from '@goodstanding/api'
import { withdrawRecord } from '../../use-cases/provider/withdraw-record.ts'
import { type Route, refused } from '../route.ts'

/** POST /v1/provider/withdrawals */
export const withdrawRecordRoute: Route<typeof withdrawRecordContract> = {
  contract: withdrawRecordContract,
  async handle({ body, node }) {
    const withdrawal = await withdrawRecord(node, body)
    return withdrawal === null ? refused('not_found') : { status: 200, body: { withdrawal } }
  },
}
