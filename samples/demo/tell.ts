import process from 'node:process'

const started = performance.now()

/** A heading of the demo, with the seconds since its start. */
export function tellStep(title: string): void {
  const seconds = ((performance.now() - started) / 1_000).toFixed(1).padStart(5)
  process.stdout.write(`\n[${seconds} s] ${title}\n`)
}

/** Lines below a heading. */
export function tell(text: string): void {
  process.stdout.write(`${text.replace(/^/gm, '  ')}\n`)
}

/** A command as a person would type it. */
export function tellCommand(args: readonly string[]): void {
  process.stdout.write(
    `  $ goodstanding ${args.map((arg) => (/[^\w@%+=:,./-]/.test(arg) ? `'${arg}'` : arg)).join(' ')}\n`,
  )
}
