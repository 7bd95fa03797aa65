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
