import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { typedBlocks } from '../packages/cli/tests/typed-blocks.ts'

const text = (path: string): string => readFileSync(join(import.meta.dirname, '..', path), 'utf8')
const README = text('README.md')

describe('README', () => {
  // CI types each of them while the demo is up: tools/check-typed.ts.
  it('shows what each command of its walk prints', () => {
    const blocks = typedBlocks(README, '## A walk through the demo')
    expect(blocks.length).toBeGreaterThan(5)
    for (const { commands, shown } of blocks) expect(shown, commands).toMatch(/\S/)
  })

  it('names only what make can do', () => {
    const [block] = typedBlocks(README, '## Two commands')
    const targets = [...(block?.commands ?? '').matchAll(/^make (\w+)/gm)].map(([, target]) => target)
    expect(targets).toEqual(['demo', 'test'])
    for (const target of targets) expect(text('Makefile')).toMatch(new RegExp(`^${target}:.*##`, 'm'))
  })

  it('leads only to files that are there', () => {
    const links = [...README.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path]) => path ?? '')
    expect(links.length).toBeGreaterThan(10)
    for (const link of links) expect(text(link.endsWith('/') ? 'README.md' : link).length).toBeGreaterThan(0)
  })
})
