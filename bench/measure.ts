import { cpus } from 'node:os'

/** Median seconds of `work`, run so often, after one run that is not counted. */
export async function medianSeconds(runs: number, work: () => unknown): Promise<number> {
  await work()
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const from = performance.now()
    await work()
    times.push((performance.now() - from) / 1_000)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}

/** Prints a figure beside its peer or limit, both measured in this run, and the ratio. */
export function printRatio(
  figure: { name: string; perSecond: number },
  peer: { name: string; perSecond: number },
): void {
  const format = (value: number) => Math.round(value).toLocaleString('en').padStart(12)
  const name = Math.max(figure.name.length, peer.name.length)
  process.stdout.write(`${figure.name.padEnd(name)} ${format(figure.perSecond)} /s\n`)
  process.stdout.write(`${peer.name.padEnd(name)} ${format(peer.perSecond)} /s\n`)
  process.stdout.write(
    `ratio ${(figure.perSecond / peer.perSecond).toFixed(3)}   (${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version})\n`,
  )
}
