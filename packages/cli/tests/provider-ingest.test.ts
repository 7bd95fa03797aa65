import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { RunningNode } from '@goodstanding/node'
import { freePorts } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LONE_TOKEN, startLoneNode } from './lone-node.ts'
import { cli, cliJson, cliProcess } from './run-cli.ts'
import { testFolder } from './user-folder.ts'

const MAPPING = fileURLToPath(new URL('../../../samples/mappings/bayline-bank.json', import.meta.url))
const COLUMNS =
  'Report Date,Customer No,Customer Name,Loan No,Loan Type,Open Date,Close Date,Term (Months),Original Amount,' +
  'Current Balance,Past Due Amount,Collateral,SBA Guaranty,Account Status,Charge-off Date,Charge-off Amount,Payment History'

const folder = testFolder()
let node: RunningNode
let context = ''
beforeAll(async () => {
  const [port = 0] = await freePorts(1)
  node = await startLoneNode(folder.path('alone'), { roles: ['provider'], permits: [{ type: 'tradeline' }], port })
  mkdirSync(folder.path('rows'))
  writeFileSync(folder.path('network.json'), JSON.stringify(node.node.network.descriptor))
  writeFileSync(folder.path('token'), `${LONE_TOKEN}\n`, { mode: 0o600 })
  context = folder.path('context.json')
  const nodes = { alone: { url: node.url, tokenFile: 'token' } }
  writeFileSync(context, JSON.stringify({ network: 'network.json', nodes, enterprises: {} }))
}, 120_000)
afterAll(() => node.stop())

type Loan = { readonly loan: string; readonly asOf?: string; readonly opened?: string; readonly balance?: string }

const rowOf = ({ loan, asOf = '10/31/2026', opened = '12/31/2024', balance = '$12,857.00' }: Loan) =>
  `${asOf},BL-${loan},"Harbor Tools, Inc.",${loan},TERM LOAN,${opened},OPEN,84,"$20,000.00","${balance}",$0.00,No,Yes,CURRENT,,,${'0'.repeat(24)}`

/** Writes an export of these loans and answers its path. */
function exported(name: string, loans: readonly Loan[]): string {
  const path = folder.path(`rows/${name}`)
  const text = [COLUMNS, ...loans.map(rowOf), ''].join('\n')
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text)
  return path
}

const rejects = () => folder.path('rows/refused.ndjson')
const args = (file: string) => [
  'provider',
  'ingest',
  file,
  '--mapping',
  MAPPING,
  '--rejects',
  rejects(),
  '--context',
  context,
]
const ingest = (file: string) => cliJson(...args(file))
const refusedRows = () =>
  readFileSync(rejects(), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('`provider ingest`', () => {
  it('publishes rows once, skips what is unchanged, and supersedes what has changed', async () => {
    const loans = [{ loan: 'A-1' }, { loan: 'A-2' }]
    expect(await ingest(exported('a.csv', loans))).toMatchObject({ exitCode: 0, json: { published: 2, rejects: null } })
    expect(await ingest(exported('a.csv.gz', loans))).toMatchObject({ exitCode: 0, json: { published: 0, skipped: 2 } })
    const changed = [{ loan: 'A-1' }, { loan: 'A-2', balance: '$9,000.00', asOf: '11/01/2026' }]
    expect(await ingest(exported('a.csv', changed))).toMatchObject({ json: { superseded: 1, skipped: 1, refused: 0 } })
  })

  it('tells refused rows with line, field, code and reason in the order of the file, and never a value', async () => {
    const file = exported('b.csv', [
      { loan: 'B-1' },
      { loan: 'B-2', asOf: '12/24/2026', opened: '11/01/2026' },
      { loan: 'B-3', asOf: '10/31/1999', opened: '02/03/1998' },
      { loan: 'B-4', opened: 'eighteenth of May' },
      { loan: 'B-5', balance: '$12.857.00' },
    ])
    expect(await ingest(file)).toMatchObject({
      exitCode: 3,
      json: { published: 1 + 1, refused: 3, rejects: rejects() },
    })
    expect(refusedRows()).toMatchObject([
      { line: 3, code: 'as_of_in_future', why: 'the day of the fact has not come yet' },
      { line: 5, field: 'openedOn' },
      { line: 6, field: 'balance' },
    ])
    const text = readFileSync(rejects(), 'utf8')
    for (const value of ['2026', '12/24', '1999', 'eighteenth', 'May', '12.857', 'B-2', 'B-4', 'Harbor']) {
      expect(text).not.toContain(value)
    }
  })

  it('leaves no reject file of an earlier run behind when nothing is refused, and no half one ever', async () => {
    writeFileSync(rejects(), 'of an earlier run')
    await ingest(exported('c.csv', [{ loan: 'C-1' }]))
    expect(existsSync(rejects())).toBe(false)
    expect(readdirSync(folder.path('rows')).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('goes on after kill -9: what was done is skipped, nothing is lost or doubled', async () => {
    const loans = Array.from({ length: 4_000 }, (_, i) => ({ loan: `D-${i}` }))
    const file = exported('d.csv', loans)
    const { child, ended, output } = cliProcess(args(file))
    await new Promise<void>((resolve) => {
      child.stderr?.on('data', () => {
        if (/Ingesting .*%/.test(output())) resolve()
      })
      child.on('exit', () => resolve())
    })
    child.kill('SIGKILL')
    expect((await ended).exitCode).toBeNull()
    const { exitCode, json } = await ingest(file)
    const { published, skipped } = json as { published: number; skipped: number }
    expect([exitCode, published + skipped]).toEqual([0, 4_000])
    expect(skipped).toBeGreaterThan(0)
    const status = (await cliJson('provider', 'status', '--context', context)).json
    expect(status).toMatchObject({ records: [{ type: 'tradeline', live: 2 + 2 + 1 + 4_000 }] })
  }, 120_000)

  it('is broken off by Ctrl-C with words on how to go on, and leaves no reject file', async () => {
    const file = exported('e.csv', [
      { loan: 'bad', opened: 'x' },
      ...Array.from({ length: 4_000 }, (_, i) => ({ loan: `E-${i}` })),
    ])
    const { child, ended, output } = cliProcess(args(file))
    const stop = () => {
      if (!/Ingesting .*%/.test(output())) return
      child.stderr?.removeListener('data', stop)
      child.kill('SIGINT')
    }
    child.stderr?.on('data', stop)
    expect(await ended).toMatchObject({ exitCode: 130, stderr: expect.stringContaining('run the same command again') })
    expect(readdirSync(folder.path('rows')).filter((name) => /refused/.test(name))).toEqual([])
  }, 120_000)

  it('shows how far it is on standard error, as lines where there is no terminal', async () => {
    const { stdout, stderr } = await cli(...args(exported('f.csv', [{ loan: 'F-1' }])))
    expect(stderr).toBe('Ingesting bayline-bank: 100% 1 rows\n')
    expect(stdout).toMatch(/published +1\n/)
  })

  it.each([
    [2, 'file_unreadable', () => args(folder.path('rows/nowhere.csv'))],
    [2, 'file_unreadable', () => args(folder.path('rows'))],
    [2, 'file_unreadable', () => ['provider', 'ingest', 'a.csv', '--mapping', 'nowhere.json', '--context', context]],
    [2, 'mapping_form', () => ['provider', 'ingest', 'a.csv', '--mapping', 'package.json', '--context', context]],
    [2, 'node_unknown', () => [...args(exported('g.csv', [])), '--as', 'northbank']],
    [2, 'rejects_in_the_way', () => [...args(exported('g.csv', [])), '--rejects', folder.path('rows/g.csv')]],
    [
      1,
      'file_not_written',
      () => [...args(exported('h.csv', [{ loan: '', opened: 'x' }])), '--rejects', folder.path('no/r')],
    ],
    [1, 'file_broken', () => args(truncated())],
  ])('ends with exit code %i and %s for what it cannot use', async (exitCode, code, given) => {
    const said = await cliJson(...given())
    expect(said).toMatchObject({ exitCode, json: { error: { code } } })
  })

  it('refuses a row that the network does not permit this member, and says so without the row’s place', async () => {
    const file = folder.path('rows/entities.csv')
    const columns =
      'EXTRACT_DATE,ENTITY_NUM,ENTITY_NAME,ENTITY_TYPE,FORMED,STATUS,STATUS_DATE,ADDR_LINE,ADDR_CITY,ADDR_STATE,ADDR_ZIP,NAICS'
    const row =
      '11/01/2026,C1000001,HARBOR INC.,CORP - STOCK,02/01/2019,ACTIVE,,1 Mill Road,Alder Point,CA,90001,722110'
    writeFileSync(file, `${columns}\n${row}\n`)
    const mapping = MAPPING.replace('bayline-bank', 'california-registry-entities')
    expect(await cliJson(...args(file), '--mapping', mapping)).toMatchObject({ exitCode: 3, json: { refused: 1 } })
    expect(refusedRows()).toMatchObject([{ line: 2, code: 'type_not_permitted', shape: 'registration' }])
    expect(readFileSync(rejects(), 'utf8')).not.toContain('US-CA')
  })
})

/** A gzip stream that ends before its end. */
function truncated(): string {
  const path = folder.path('rows/cut.csv.gz')
  const whole = gzipSync([COLUMNS, ...Array.from({ length: 50 }, (_, i) => rowOf({ loan: `T-${i}` })), ''].join('\n'))
  writeFileSync(path, whole.subarray(0, whole.length - 20))
  return path
}
