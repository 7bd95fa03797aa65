import { z } from 'zod'
import { PROBLEM_STATUS, type ProblemCode } from './problem-status.ts'

export const PROBLEM_MEDIA_TYPE = 'application/problem+json'

const TYPE_PREFIX = 'urn:goodstanding:problem:'

/** RFC 9457 problem details. `type` and `code` say the same stable thing, one as a URI, one for a switch. */
export const problem = z.object({
  type: z.string().startsWith(TYPE_PREFIX).max(120),
  /** For people; never parse it. */
  title: z.string().max(200),
  status: z.int().min(400).max(599),
  code: z.string().regex(/^[a-z][a-z0-9_]{1,60}$/),
  /** Where in the input: paths and what was expected there, never what was sent. */
  faults: z
    .array(z.object({ at: z.string().max(200), message: z.string().max(300) }))
    .max(20)
    .optional(),
  /** When to try again. */
  retryAfterSeconds: z.int().min(0).max(86_400).optional(),
})
export type Problem = z.infer<typeof problem>

/** What a problem may say beside its code. */
export type ProblemDetail = Pick<Problem, 'faults' | 'retryAfterSeconds'>

/** The problem that a code is told as. */
export function refusalProblem(code: ProblemCode, detail: ProblemDetail = {}): Problem {
  const title = code.replaceAll('_', ' ')
  return { type: `${TYPE_PREFIX}${code}`, title, status: PROBLEM_STATUS[code], code, ...detail }
}

/** Whether a code that came from another node is one that we know. */
export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEM_STATUS, code)
}
