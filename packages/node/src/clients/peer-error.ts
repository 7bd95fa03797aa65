import type { Problem } from '@goodstanding/api'

/** Another member answered with a problem: it heard us and said no. `code` is stable. */
export class PeerProblem extends Error {
  override readonly name = 'PeerProblem'
  readonly member: string
  readonly code: string
  readonly problem: Problem

  constructor(member: string, problem: Problem) {
    super(`${member} answered ${problem.code}`)
    this.member = member
    this.code = problem.code
    this.problem = problem
  }
}

/** Why another member's answer cannot be used. */
export type PeerFailure = 'no_answer' | 'timeout' | 'too_large' | 'answer_form'

/** Another member did not answer, or with what its contract does not allow: it can be asked again. */
export class PeerUnavailable extends Error {
  override readonly name = 'PeerUnavailable'
  readonly member: string
  readonly failure: PeerFailure

  constructor(member: string, failure: PeerFailure, cause?: unknown) {
    super(`${member} cannot be used: ${failure}`, cause === undefined ? {} : { cause })
    this.member = member
    this.failure = failure
  }
}
