import { SingleBar } from 'cli-progress'

/** Shows how far long work is: a bar at a terminal, a line every tenth of it elsewhere. */
export type ProgressLine = { update(done: number, detail: string): void; stop(): void }

export function startProgress(what: string, total: number): ProgressLine {
  return process.stderr.isTTY ? bar(what, total) : lines(what, total)
}

function bar(what: string, total: number): ProgressLine {
  const single = new SingleBar({
    format: `${what} {bar} {percentage}% {detail}`,
    hideCursor: true,
    stream: process.stderr,
  })
  single.start(Math.max(1, total), 0, { detail: '' })
  return { update: (done, detail) => single.update(done, { detail }), stop: () => single.stop() }
}

function lines(what: string, total: number): ProgressLine {
  let told = 0
  return {
    update(done, detail) {
      const tenth = total === 0 ? 10 : Math.floor((done * 10) / total)
      if (tenth <= told) return
      told = tenth
      process.stderr.write(`${what}: ${tenth * 10}% ${detail}\n`)
    },
    stop: () => {},
  }
}
