import { PROBLEM_MEDIA_TYPE, type Problem, type ProblemDetail, refusalProblem } from '@goodstanding/api'
import { EngineBusy, EngineClosed } from '@goodstanding/consensus'
import { LogStopped, QueueFull } from '@goodstanding/log'
import type { FastifyError, FastifyReply } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { PeerProblem, PeerUnavailable } from '../clients/peer-error.ts'
import { HeaderNotProven } from '../ledger/header-prover.ts'

/** Sends a problem as RFC 9457 says. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.retryAfterSeconds !== undefined) reply.header('retry-after', String(problem.retryAfterSeconds))
  if (problem.status === 401) reply.header('www-authenticate', 'Signature, Bearer')
  return reply
    .code(problem.status)
    .type(PROBLEM_MEDIA_TYPE)
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem))
}

const FORM_CODES = { params: 'params_form', querystring: 'query_form', body: 'body_form' } as const
const FAULTS_MAX = 20

/** The problem of an error that a request, a full queue or another member caused; null: the error is our own. */
export function problemOfError(error: unknown): Problem | null {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const { validationContext } = error as FastifyError
    const context = validationContext as keyof typeof FORM_CODES | undefined
    return refusalProblem(FORM_CODES[context ?? 'body'] ?? 'body_form', { faults: faultsOf(error.validation) })
  }
  if (error instanceof QueueFull || error instanceof EngineBusy) {
    return refusalProblem('unavailable', { retryAfterSeconds: Math.ceil(error.retryAfterMs / 1_000) })
  }
  if (error instanceof EngineClosed || error instanceof LogStopped || error instanceof HeaderNotProven)
    return refusalProblem('unavailable')
  if (error instanceof PeerUnavailable || error instanceof PeerProblem) return refusalProblem('peer_unavailable')
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refusalProblem('body_too_large')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return refusalProblem('media_type_unsupported')
  if (code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH' || code === 'FST_ERR_BAD_URL') return refusalProblem('http_form')
  return null
}

/** Paths and what was expected there. Messages of the schemas never hold what was sent, but names of keys may be long. */
function faultsOf(
  issues: readonly { readonly instancePath: string; readonly message?: string }[],
): ProblemDetail['faults'] {
  return issues
    .slice(0, FAULTS_MAX)
    .map(({ instancePath, message }) => ({ at: instancePath.slice(0, 200), message: (message ?? '').slice(0, 300) }))
}
