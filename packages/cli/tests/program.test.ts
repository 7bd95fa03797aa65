import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { goodstandingProgram } from '../src/program.ts'
import { commandsBelow, GUIDE, helpOf, nameOf, withReference } from './command-reference.ts'
import { cli } from './run-cli.ts'

const all = commandsBelow(goodstandingProgram()).map((command) => [nameOf(command), command] as const)

describe('Every command', () => {
  it.each(all)('%s says what it does, with an example that calls it', (name, command) => {
    expect(command.description()).toMatch(/^[A-Z].*[.0-9]$/s)
    expect(command.summary()).toMatch(/^[a-z][^.]*$/)
    expect(helpOf(command)).toMatch(/\nExamples?:\n {2}goodstanding /)
    const examples = helpOf(command).split(/\nExamples?:\n/)[1] ?? ''
    for (const line of examples.trimEnd().split('\n')) expect(line).toContain(name)
  })

  it('stands in the guide as the program prints it: `node packages/cli/tests/command-reference.ts` writes it', () => {
    const guide = readFileSync(GUIDE, 'utf8')
    expect(guide).toBe(withReference(guide))
  })

  it.each(all.filter(([, { commands }]) => commands.length === 0))('%s takes --help', async (name) => {
    const { exitCode, stdout } = await cli(...name.split(' ').slice(1), '--help')
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('--json')])
  })

  it.each(all)('%s refuses an option that it does not have with exit code 2', async (name) => {
    const { exitCode, stdout } = await cli(...name.split(' ').slice(1), '--no-such-option')
    expect([exitCode, stdout]).toEqual([2, ''])
  })
})

describe('The program', () => {
  it.each([
    [['frobnicate'], 'unknown command'],
    [['verfy'], 'Did you mean verify?'],
    [['log', 'chek'], 'Did you mean check?'],
    [['verify'], 'missing required argument'],
    [['verify', 'a', 'b'], 'too many arguments'],
    [['provider', 'ingest', 'a.csv'], '--mapping'],
    [['consent', 'request', 'did:gs:a', '--purpose', 'curiosity'], 'Allowed choices'],
    [[], 'Usage:'],
    [['provider'], 'Usage:'],
  ])('ends %j with exit code 2 and words on standard error', async (args, words) => {
    const { exitCode, stdout, stderr } = await cli(...args)
    expect([exitCode, stdout, stderr]).toEqual([2, '', expect.stringContaining(words)])
  })

  it('prints its help and version on standard output', async () => {
    expect(await cli('--help')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Usage: goodstanding') })
    expect((await cli('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it('takes its common options before and after a command', async () => {
    const missing = JSON.stringify({ error: { code: 'file_unreadable' } }).slice(0, -2)
    for (const args of [
      ['--json', '--context', 'nowhere.json', 'ledger', 'status'],
      ['ledger', 'status', '--context', 'nowhere.json', '--json'],
    ]) {
      const { exitCode, stdout } = await cli(...args)
      expect([exitCode, stdout]).toEqual([2, expect.stringContaining(missing.slice(0, 20))])
    }
  })
})
