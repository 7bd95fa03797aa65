/** What a command answers: data for programs (`--json`), words for people. */
export type Answer = {
  readonly json: unknown
  readonly text: string
  readonly exitCode?: number
}

/** Prints an answer to standard output; everything else that a command says goes to standard error. */
export function printAnswer({ json, text }: Answer, asJson: boolean): void {
  process.stdout.write(asJson ? `${JSON.stringify(json, null, 2)}\n` : `${printable(text)}\n`)
}

/** A line for the person at the terminal, apart from the answer. */
export function say(line: string): void {
  process.stderr.write(`${printable(line)}\n`)
}

/**
 * The text without what would steer a terminal or turn its reading direction: files and nodes of others are shown, and
 * their words must not be able to hide a verdict.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, (letter) => (letter === '\n' ? letter : '�'))
}
