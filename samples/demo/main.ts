/**
 * The demo: `node samples/demo/main.ts [--loans FILE]`. A whole network in this process over real HTTP; one enterprise's
 * record on its way; eight attacks, each refused. Writes `demo-out/`; at a terminal it stays up for further commands.
 */
import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import type { CalendarDate } from '@goodstanding/core'
import { buildVerifyPage } from '@goodstanding/verify-page/build'
import { generateLoans, ROWS_DEFAULT, SEED_DEFAULT } from '../generator/generate-loans.ts'
import { parseLoan } from '../loans/parse-loan.ts'
import { allLoans } from '../loans/read-loans.ts'
import { DAY_DEFAULT, type Split, splitLoans, writeFiles } from '../loans/split-loans.ts'
import { attack } from './attacks/attack.ts'
import { type DemoMember, demoMemberCount, demoMembers } from './members.ts'
import { type DemoNetwork, foundNetwork, startNetwork } from './network.ts'
import { tellNextSteps } from './next-steps.ts'
import { ingest, type Stage, tellStory } from './story.ts'
import { tell, tellStep } from './tell.ts'

const OUT = 'demo-out'
const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))

async function main(loansFile: string | undefined): Promise<void> {
  tellStep(loansFile === undefined ? 'Making rows from the seeded generator' : `Reading the loans in ${loansFile}`)
  const split = await rows(loansFile)
  rmSync(OUT, { recursive: true, force: true })
  mkdirSync(join(OUT, 'rejects'), { recursive: true })
  writeFiles(join(OUT, 'rows'), split.files)
  tell(
    `${split.manifest.loans.written} loans as known on ${split.manifest.day}, in ${split.manifest.files.length} files, each member’s in its own format`,
  )
  tell(split.manifest.notice)

  tellStep(
    'Starting the network: registries and tax offices of two states, six banks, a lender, a home node, three witnesses',
  )
  const members = demoMembers(split.manifest, await freePorts(demoMemberCount(split.manifest)), random)
  const running = await startNetwork(members, foundNetwork(members, split.manifest.day), { folder: OUT, random })
  try {
    await play(split, members, running)
    await stayUp()
  } finally {
    await running.stop()
  }
}

async function play(split: Split, members: readonly DemoMember[], running: DemoNetwork): Promise<void> {
  const { network } = running
  const stage: Stage = {
    out: OUT,
    context: join(OUT, 'context.json'),
    manifest: split.manifest,
    enterprises: split.enterprises,
  }
  writeFiles(
    OUT,
    new Map([
      ['network.json', json(network.descriptor)],
      ['context.json', json(contextOf(members))],
      [
        'verify.html',
        bytes(
          await buildVerifyPage([
            { genesisHash: network.genesisHash, name: `${network.descriptor.name} (test network)` },
          ]),
        ),
      ],
    ]),
  )
  tell(
    `${members.length} nodes are up. This is a TEST NETWORK: its clock started at ${network.descriptor.testClock?.declared}`,
  )

  tellStep('Every provider publishes what it already has, through a mapping of its own')
  await ingest(stage, 'start')

  const [main, other] = split.enterprises.candidates
  if (main === undefined || other === undefined) throw new Error('the rows have too few enterprises with several banks')
  await tellStory(stage, main, 'mover')

  tellStep('Eight attacks, each a file that verification refuses')
  await attack({ stage, running, members, victim: other, name: 'victim' })
  tellNext()
}

async function rows(loansFile: string | undefined): Promise<Split> {
  const loans =
    loansFile === undefined
      ? generateLoans({ seed: SEED_DEFAULT, rows: ROWS_DEFAULT }).map(parseLoan)
      : await allLoans(loansFile)
  const origin = loansFile === undefined ? 'generated' : 'real_with_generated_fields'
  return splitLoans(loans, { day: DAY_DEFAULT as CalendarDate, seed: SEED_DEFAULT, origin })
}

function contextOf(members: readonly DemoMember[]): object {
  const nodes = members.map(({ entry }) => [
    entry.name,
    { url: entry.baseUrl, tokenFile: `nodes/${entry.name}/admin-token` },
  ])
  return { network: 'network.json', nodes: Object.fromEntries(nodes), enterprises: {} }
}

function tellNext(): void {
  const { title, lines } = tellNextSteps(OUT, process.stdin.isTTY ? 'up' : 'stopped')
  tellStep(title)
  tell(lines)
}

/** At a terminal the demo waits for Ctrl-C; without one it ends by itself. */
async function stayUp(): Promise<void> {
  if (!process.stdin.isTTY) return
  tellStep('The network stays up. Ctrl-C stops it.')
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
  tellStep('Stopping')
}

const PORT_FIRST = 4_100

/** So many ports from 4100 on that are free now, so that the demo's addresses are the same each time where they can be. */
async function freePorts(count: number): Promise<readonly number[]> {
  const ports: number[] = []
  for (let port = PORT_FIRST; ports.length < count; port++) if (await isFree(port)) ports.push(port)
  return ports
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

function json(value: unknown): Uint8Array {
  return bytes(`${JSON.stringify(value, null, 2)}\n`)
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

const { values } = parseArgs({ options: { loans: { type: 'string' } } })
await main(values.loans === '' ? undefined : values.loans)
