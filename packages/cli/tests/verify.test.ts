import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cli, cliJson, MAIN } from './run-cli.ts'
import { testFolder } from './user-folder.ts'

const VECTORS = fileURLToPath(new URL('../../../vectors/report/', import.meta.url))
const EXIT_CODES = { verified: 0, verified_with_remarks: 3, not_verified: 4 } as const

type Expected = {
  readonly file: string
  readonly trusted: readonly string[]
  readonly now: string
  readonly overall: keyof typeof EXIT_CODES
}

const expected: readonly Expected[] = JSON.parse(readFileSync(`${VECTORS}expected.json`, 'utf8'))
const honest = expected.find(({ file }) => file === 'honest.json')
const HONEST = `${VECTORS}honest.json`
const GENESIS = honest?.trusted[0] ?? ''
const OTHER = 'f'.repeat(64)

const folder = testFolder()
const pins = () => folder.path('config/goodstanding/pinned-networks.json')
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(honest?.now ?? '') })
  mkdirSync(folder.path('config/goodstanding'), { recursive: true })
  writeFileSync(pins(), '{"networks":[]}')
})
afterEach(() => {
  vi.useRealTimers()
})
afterAll(() => {
  vi.useRealTimers()
})

/** A network's own clock tells another time than the machine's; the report says from when on. */
function realTimeOf({ file, now }: Expected): number {
  const [descriptor] = JSON.parse(readFileSync(VECTORS + file, 'utf8')).network
  const clock = descriptor?.testClock
  return Date.parse(now) - (clock ? Date.parse(clock.declared) - Date.parse(clock.real) : 0)
}

describe('`verify`', () => {
  it.each(expected)('says of $file what every verifier must, and ends with its exit code', async (one) => {
    vi.setSystemTime(realTimeOf(one))
    const pin = one.trusted[0] ?? OTHER
    const { exitCode, json } = await cliJson('verify', VECTORS + one.file, '--network', pin)
    expect([exitCode, json]).toEqual([EXIT_CODES[one.overall], expect.objectContaining({ overall: one.overall })])
  })

  it('is found under report too, and puts the verdict first for people', async () => {
    const { exitCode, stdout } = await cli('report', 'verify', HONEST, '--network', GENESIS)
    expect([exitCode, stdout.split('\n')[0]]).toEqual([0, 'VERIFIED'])
  })

  it('remembers the network that was named, by hash or file, and needs it no more', async () => {
    expect((await cli('verify', HONEST, '--network', GENESIS.toUpperCase())).exitCode).toBe(0)
    expect((await cli('verify', HONEST)).exitCode).toBe(0)
    expect(JSON.parse(readFileSync(pins(), 'utf8'))).toEqual({ networks: [{ genesisHash: GENESIS, name: null }] })
    const descriptor = JSON.parse(readFileSync(HONEST, 'utf8')).network[0]
    writeFileSync(folder.path('a network.json'), JSON.stringify(descriptor))
    await cli('network', 'pin', folder.path('a network.json'))
    expect((await cliJson('network', 'pin')).json).toEqual({
      networks: [{ genesisHash: GENESIS, name: descriptor.name }],
    })
    expect((await cli('network', 'pin', GENESIS, '--remove')).stdout).toBe('No network is pinned.\n')
    expect((await cli('verify', HONEST)).exitCode).toBe(4)
  })

  it('without any pinned network says that nobody counts yet, and how to pin', async () => {
    const { exitCode, stdout } = await cli('verify', HONEST)
    expect(exitCode).toBe(4)
    expect(stdout).toContain('You have pinned no network')
    expect(stdout).toContain(`goodstanding network pin ${GENESIS}`)
    expect(stdout).toContain('not with this file')
  })

  it('trusts for this report only the network that is named, whatever else is pinned', async () => {
    await cli('network', 'pin', GENESIS)
    const { exitCode, stdout } = await cli('verify', HONEST, '--network', OTHER)
    expect([exitCode, stdout]).toEqual([4, expect.stringContaining('You have not pinned its network')])
  })

  it('trusts a network once where its user’s configuration cannot be written, and says so', async () => {
    writeFileSync(folder.path('no folder'), '')
    process.env.XDG_CONFIG_HOME = folder.path('no folder')
    const { exitCode, stderr } = await cli('verify', HONEST, '--network', GENESIS)
    process.env.XDG_CONFIG_HOME = folder.path('config')
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('not remembered')])
  })

  it('says so where the pinned networks’ file is damaged', async () => {
    writeFileSync(pins(), '{"networks":1}')
    expect((await cli('verify', HONEST)).stderr).toContain('[pinned_form]')
  })

  it('takes a word that is neither hash nor file for no network', async () => {
    expect(await cli('verify', HONEST, '--network', 'trial')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('[network_unknown]'),
    })
    expect((await cli('verify', HONEST, '--network', `${VECTORS}expected.json`)).exitCode).toBe(2)
  })

  const write = (name: string, content: string | Uint8Array) => writeFileSync(folder.path(name), content)
  it.each([
    ['nowhere.json', 'file_unreadable', () => undefined],
    ['a folder', 'file_unreadable', () => mkdirSync(folder.path('a folder'))],
    ['empty.json', 'report_not_json', () => write('empty.json', '')],
    ['binary.json', 'file_not_text', () => write('binary.json', Uint8Array.of(0x7b, 0xff, 0xfe, 0))],
    ['array.json', 'report_form', () => write('array.json', '[]')],
    ['other.json', 'report_form', () => write('other.json', '{"network":[]}')],
    ['deep.json', 'report_not_json', () => write('deep.json', '['.repeat(100_000))],
    ['twice.json', 'report_not_json', () => write('twice.json', '{"a":1,"a":2}')],
    ['mark.json', 'report_not_json', () => write('mark.json', `\ufeff${readFileSync(HONEST, 'utf8')}`)],
    ['huge.json', 'file_too_large', () => write('huge.json', Buffer.alloc(65 * 1024 * 1024, ' '))],
  ])('ends with exit code 2 for what is no report: %s is %s', async (name, code, prepare) => {
    prepare()
    const { exitCode, json } = await cliJson('verify', folder.path(name))
    expect([exitCode, json]).toEqual([2, { error: { code, message: expect.stringContaining(name) } }])
  })

  it('shows what a file says without letting it steer the terminal', async () => {
    const report = JSON.parse(readFileSync(HONEST, 'utf8'))
    report.answers[0].provider = '\u001b[2Jclear'
    write('steering.json', JSON.stringify(report))
    for (const command of ['verify', 'show']) {
      const { stdout, stderr } = await cli('report', command, folder.path('steering.json'), '--network', GENESIS)
      expect(stdout + stderr).not.toContain('\u001b')
    }
  })

  it('needs no network connection, and leaves nothing behind in the current folder', async () => {
    expect(existsSync('pinned-networks.json')).toBe(false)
    const cut = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('offline'))
    expect((await cli('verify', HONEST, '--network', GENESIS)).exitCode).toBe(0)
    expect(cut).not.toHaveBeenCalled()
    cut.mockRestore()
  })

  it('bears that whoever reads its answer stops early', () => {
    const command = `"${process.execPath}" "${MAIN}" verify "${HONEST}" --network ${GENESIS} | head -n 1`
    const script = `${command}; echo "\${PIPESTATUS[0]}"`
    const lines = execFileSync('bash', ['-c', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).split(
      '\n',
    )
    expect(lines[0]).toMatch(/VERIFIED/)
    expect(['0', '3']).toContain(lines[1])
  })
})

describe('`report show`', () => {
  it('shows a report as a credit officer reads it, and what was not asked as not asked', async () => {
    const { exitCode, stdout } = await cli('report', 'show', HONEST, '--network', GENESIS)
    expect(exitCode).toBe(0)
    for (const part of ['CREDIT REPORT', 'Verification Verified', 'REGISTRATION', 'CREDIT ACCOUNTS', 'WHO WAS ASKED']) {
      expect(stdout).toContain(part)
    }
    expect((await cliJson('report', 'show', HONEST)).json).toMatchObject({ overall: 'verified' })
  })

  it('says of nobody’s silence that there is nothing: what a provider did not answer is not known', async () => {
    const carried = expected.find(({ file }) => file === 'carried-registration.json')
    if (carried === undefined) throw new Error('the vector is there')
    vi.setSystemTime(realTimeOf(carried))
    const pin = carried.trusted[0] ?? ''
    const { stdout } = await cli('report', 'show', VECTORS + carried.file, '--network', pin)
    expect(stdout).toContain('INSOLVENCY\n  not known from registry-ca: asked, and gave no answer\n')
    expect(stdout).toContain('JUDGMENTS\n  not asked of anyone\n')
    expect((await cli('report', 'show', HONEST)).stdout).toContain(
      'INSOLVENCY\n  none reported by those who were asked',
    )
  })
})
