import { readContract } from '@goodstanding/api'
import { answerRead } from '../../use-cases/provider/answer-read.ts'
import { type Route, refused } from '../route.ts'
import { callingMember } from './calling-member.ts'

const RETRY = { retryAfterSeconds: 5 }

/** POST /v1/reads */
export const readRoute: Route<typeof readContract> = {
  contract: readContract,
  async handle({ body, caller, node }) {
    const result = await answerRead(node, callingMember(caller).name, body)
    return result === 'unavailable' ? refused(result, RETRY) : { status: 200, body: result }
  },
}
