/// <reference path="./cli-progress.d.ts" />
import { SingleBar } from 'cli-progress'

/** Shows on standard error how far long work is: a bar at a terminal, a line every tenth of it elsewhere. */
export type ProgressLine = { update(done: number, detail: string): void; stop(): void }

/** Starts with nothing done of `total`; whoever starts it stops it, also where the work fails. */
export function startProgress(what: string, total: number): ProgressLine {
  return process.stderr.isTTY ? bar(what, total) : lines(what, total)
}

function bar(what: string, total: number): ProgressLine {
  const single = new SingleBar({
    format: `${what} {bar} {percentage}% {detail}`,
    // A hidden cursor would stay hidden after Ctrl-C.
    hideCursor: false,
    stream: process.stderr,
  })
  const full = Math.max(1, total)
  single.start(full, 0, { detail: '' })
  return { update: (done, detail) => single.update(Math.min(done, full), { detail }), stop: () => single.stop() }
}

function lines(what: string, total: number): ProgressLine {
  let told = 0
  return {
    update(done, detail) {
      const tenth = total === 0 ? 10 : Math.min(10, Math.floor((done * 10) / total))
      if (tenth <= told) return
      told = tenth
      process.stderr.write(`${what}: ${tenth * 10}% ${detail}\n`)
    },
    stop: () => {},
  }
}
