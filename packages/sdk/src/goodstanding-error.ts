/** What the SDK throws: a stable code to act on, and a message for people. Never parse the message. */
export class GoodstandingError extends Error {
  readonly code: string
  /** HTTP status of the answer; null where there was none. */
  readonly status: number | null

  constructor(code: string, message: string, status: number | null = null, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'GoodstandingError'
    this.code = code
    this.status = status
  }
}

/**
 * Whether a node has decided against what it was sent. After any other error it may have been taken all the same, or may
 * be once it is sent again.
 */
export function isRefusal(error: unknown): error is GoodstandingError {
  if (!(error instanceof GoodstandingError) || error.status === null || error.code === 'answer_form') return false
  return error.status >= 400 && error.status < 500 && !UNDECIDED.has(error.status)
}

/** Not let in, too slow, too often: nothing has been decided. */
const UNDECIDED: ReadonlySet<number> = new Set([401, 408, 429])
