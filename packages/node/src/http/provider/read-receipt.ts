import { readReceiptContract } from '@goodstanding/api'
import { completeRead } from '../../use-cases/provider/complete-read.ts'
import { type Route, refused } from '../route.ts'
import { callingMember } from './calling-member.ts'

const RETRY = { retryAfterSeconds: 10 }

/** POST /v1/reads/receipt */
export const readReceiptRoute: Route<typeof readReceiptContract> = {
  contract: readReceiptContract,
  async handle({ body, caller, node }) {
    const completed = await completeRead(node, callingMember(caller).name, body)
    if (completed.ok) return { status: 200, body: { answer: completed.value } }
    return completed.fault === 'unavailable' ? refused(completed.fault, RETRY) : refused(completed.fault)
  },
}
