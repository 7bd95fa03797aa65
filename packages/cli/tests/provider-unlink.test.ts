import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { RunningNode } from '@goodstanding/node'
import { freePorts } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LONE_TOKEN, startLoneNode } from './lone-node.ts'
import { cliIn } from './run-cli.ts'
import { testFolder } from './user-folder.ts'

const MAPPING = fileURLToPath(new URL('../../../samples/mappings/california-registry-entities.json', import.meta.url))
const ENTITIES = `EXTRACT_DATE,ENTITY_NUM,ENTITY_NAME,ENTITY_TYPE,FORMED,STATUS,STATUS_DATE,ADDR_LINE,ADDR_CITY,ADDR_STATE,ADDR_ZIP,NAICS
11/01/2026,C1000001,HARBOR TOOLS INC.,CORP - STOCK,02/01/2019,ACTIVE,,1 Mill Road,Alder Point,CA,90001,722110
`

const folder = testFolder()
let node: RunningNode
beforeAll(async () => {
  const [port = 0] = await freePorts(1)
  const permits = [{ type: 'registration', jurisdiction: 'US-CA', registry: 'RA000598' }] as const
  node = await startLoneNode(folder.path('alone'), { roles: ['provider', 'registrar', 'home'], permits, port })
  writeFileSync(folder.path('network.json'), JSON.stringify(node.node.network.descriptor))
  writeFileSync(folder.path('token'), `${LONE_TOKEN}\n`, { mode: 0o600 })
  writeFileSync(folder.path('entities.csv'), ENTITIES)
  const nodes = { alone: { url: node.url, tokenFile: 'token' } }
  writeFileSync(folder.path('goodstanding.json'), JSON.stringify({ network: 'network.json', nodes, enterprises: {} }))
}, 120_000)
afterAll(() => node.stop())

const run = (...args: readonly string[]) => cliIn(folder.path('.'), ...args)

async function done(...args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await run(...args)
  expect([exitCode, stderr]).toEqual([0, expect.any(String)])
  return stdout
}

describe('`provider unlink`', () => {
  it('says which customer has no live link, and what may be wrong', async () => {
    const { exitCode, stdout, stderr } = await run('provider', 'unlink', 'C1000001')
    expect([exitCode, stdout]).toEqual([1, ''])
    expect(stderr).toContain('Customer C1000001 has no live link here')
    expect(stderr).toContain('[not_linked]')
  })

  it('ends the link that a customer has, once', async () => {
    await done('provider', 'ingest', 'entities.csv', '--mapping', MAPPING)
    await done('enterprise', 'create', 'harbor')
    const [code = ''] = (await done('provider', 'invite', 'C1000001')).split('\n')
    await done('enterprise', 'claim', code)
    expect(await done('provider', 'unlink', 'C1000001')).toMatch(
      /^Link [0-9a-f-]{36} has ended, by unlink [0-9a-f-]{36}\.\n$/,
    )
    expect((await run('provider', 'unlink', 'C1000001')).stderr).toContain('[not_linked]')
  })
})
