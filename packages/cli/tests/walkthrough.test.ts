import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { freePorts } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLoneNode } from './lone-node.ts'
import { type Typed, typeScript } from './typed-blocks.ts'
import { testFolder } from './user-folder.ts'
import { walkthroughScript } from './walkthrough.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const NODES = 7
const COPY_DATABASES = 'for file in */node.json; do cp -r "$MADE_ONCE" "$(dirname "$file")/database"; done'

const folder = testFolder()
let shell: ChildProcess | undefined
// Making an embedded database takes seconds, so it is made once and copied for each node.
beforeAll(async () => {
  const [port = 0] = await freePorts(1)
  const node = await startLoneNode(folder.path('made once'), { roles: ['witness'], port })
  await node.stop()
}, 120_000)
afterAll(() => {
  // The whole group: the nodes too, where the script ended before it stopped them.
  if (shell?.pid !== undefined) stopGroup(shell.pid)
})

function stopGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // All have ended by themselves.
  }
}

/** Types the guide's walkthrough into a shell, as real processes on embedded databases. */
async function walk(): Promise<Typed> {
  const { DATABASE_URL: _, ...env } = process.env
  return typeScript(walkthroughScript(await freePorts(NODES), COPY_DATABASES), {
    cwd: ROOT,
    env: { ...env, TRIAL: folder.path('trial network'), MADE_ONCE: folder.path('made once/database') },
    onStart: (started) => {
      shell = started
    },
  })
}

describe('The walkthrough of the guide to the command line', () => {
  it('founds a network of seven processes, and takes a record into a report that anyone can verify', async () => {
    const { exitCode, printed, errors } = await walk()
    const said = printed.join('\n')
    expect(exitCode, `${said}\n${errors}`).toBe(0)

    expect(said).toContain('7 members, 3 witnesses of whom 2 must cosign')
    expect(said).toMatch(/witness-three +ready/)
    expect(said).toMatch(/HARBOR TOOLS INC\..*registered/)
    expect(said).toMatch(/northbank +2026-10-31 +term loan +2024-12-31 +USD 20,000\.00/)
    expect(said).toContain('VERIFIED WITH REMARKS')
    expect(said).toContain('exit code 3')
    expect(said).toMatch(/northbank +harborlend +credit_application +1/)
    expect(said).toMatch(/The consent is revoked since block \d/)
    expect(said).not.toContain('✗')
    expect(said).toMatch(/✓ \d+ blocks applied again/)

    for (const node of ['commons', 'registry', 'witness-one']) {
      const log = readFileSync(folder.path(`trial network/${node}.log`), 'utf8')
      expect(log.trimEnd().split('\n').at(-1)).toContain('"failed":[],"msg":"stopped"')
    }
  }, 240_000)
})
