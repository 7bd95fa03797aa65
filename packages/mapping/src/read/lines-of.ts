import type { Readable } from 'node:stream'
import { ROW_LENGTH_MAX } from '../row.ts'

/** The lines of a text without their `\n` and without a byte order mark; null stands for one too long to be held. */
export async function* linesOf(text: Readable): AsyncGenerator<string | null> {
  let rest = ''
  let isTooLong = false
  let isFirst = true
  for await (const chunk of text) {
    const lines = `${rest}${isFirst ? withoutMark(String(chunk)) : chunk}`.split('\n')
    isFirst = false
    rest = lines.pop() ?? ''
    for (const line of lines) {
      yield isTooLong || line.length > ROW_LENGTH_MAX ? null : line
      isTooLong = false
    }
    if (rest.length > ROW_LENGTH_MAX) {
      isTooLong = true
      rest = ''
    }
  }
  if (isTooLong) yield null
  else if (rest !== '') yield rest
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text
}
