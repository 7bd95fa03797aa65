import { readContract } from '@goodstanding/api'
import { answerRead } from '../../use-cases/provider/answer-read.ts'
import type { Route } from '../route.ts'
import { callingMember } from './calling-member.ts'

/** POST /v1/reads */
export const readRoute: Route<typeof readContract> = {
  contract: readContract,
  handle: async ({ body, caller, node }) => ({
    status: 200,
    body: await answerRead(node, callingMember(caller).name, body),
  }),
}
