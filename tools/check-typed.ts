/**
 * Types what README and the demo tell to type, while the demo is up, as a stranger would in this folder, and holds what
 * is printed against what is promised: `node tools/check-typed.ts`. With `--stopped`, only the last words of a demo
 * that has stopped. `--out FOLDER` names the folder in which `demo-out` lies.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { faultOfShown } from '../packages/cli/tests/shown-output.ts'
import { scriptOf, type Typed, typedBlocks, typeScript } from '../packages/cli/tests/typed-blocks.ts'
import { type NodesAre, nextSteps } from '../samples/demo/next-steps.ts'

const ROOT = join(import.meta.dirname, '..')
const SECTION = '## A walk through the demo'

/** A configuration of its own, so that no network is trusted but by what is typed. */
async function typed(blocks: readonly string[], cwd: string): Promise<Typed> {
  const config = mkdtempSync(join(tmpdir(), 'goodstanding-typed-'))
  const { GOODSTANDING_CONTEXT: _, ...env } = process.env
  try {
    return await typeScript(scriptOf(blocks), { cwd, env: { ...env, XDG_CONFIG_HOME: config } })
  } finally {
    rmSync(config, { recursive: true, force: true })
  }
}

async function readmeFaults(cwd: string): Promise<readonly string[]> {
  const blocks = typedBlocks(readFileSync(join(ROOT, 'README.md'), 'utf8'), SECTION)
  const { exitCode, printed, errors } = await typed(
    blocks.map(({ commands }) => commands),
    cwd,
  )
  const faults = blocks.flatMap(({ commands, shown }, at) => {
    const output = printed[at]
    const fault = output === undefined ? 'was not come to' : faultOfShown(shown ?? '', output)
    console.log(`  README.md: ${firstLine(commands)}: ${fault === undefined ? 'as shown' : 'WRONG'}`)
    return fault === undefined ? [] : [`README.md: ${commands}${fault}`]
  })
  return exitCode === 0 ? faults : [...faults, `README.md: the commands ended with exit code ${exitCode}:\n${errors}`]
}

async function lastWordsFaults(cwd: string, nodes: NodesAre): Promise<readonly string[]> {
  const faults: string[] = []
  for (const { command, exitCode } of nextSteps('demo-out', nodes)) {
    const ran = await typed([command], cwd)
    console.log(`  the demo: ${command}: exit ${ran.exitCode}`)
    if (ran.exitCode !== exitCode)
      faults.push(`${command}: exit ${ran.exitCode}, not ${exitCode}:\n${ran.printed.join('')}${ran.errors}`)
  }
  return faults
}

function firstLine(commands: string): string {
  return commands.slice(0, commands.indexOf('\n')).replace(/ \\$/, ' …')
}

const { values } = parseArgs({ options: { stopped: { type: 'boolean' }, out: { type: 'string', default: ROOT } } })
const faults = values.stopped
  ? await lastWordsFaults(values.out, 'stopped')
  : [...(await readmeFaults(values.out)), ...(await lastWordsFaults(values.out, 'up'))]
for (const fault of faults) console.log(`\nWRONG: ${fault}`)
if (faults.length > 0) process.exitCode = 1
