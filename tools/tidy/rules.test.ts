import { describe, expect, it } from 'vitest'
import { importArrows } from './arrows.ts'
import { codesOf, documentedCodes } from './codes.ts'
import { importCycles } from './cycles.ts'
import { declaredDependencies, exactVersions, parseManifest } from './dependencies.ts'
import { filesOfOneSubject, finishedText, oneIndex, readmes, smallSamples } from './files.ts'
import { noPersons } from './persons.ts'
import { outsideWorld } from './purity.ts'
import { noScoresKept } from './scores.ts'
import { parseSource } from './source.ts'

const at = (path: string, text: string) => parseSource({ path, text })

describe('Each tidy rule', () => {
  it.each([
    ['packages/core/src/a.ts', "import { sha256 } from '@goodstanding/crypto'"],
    ['packages/log/src/a.ts', "export type { Lei } from '@goodstanding/ledger'"],
    ['packages/cli/src/a.ts', "await import('@goodstanding/store')"],
    ['packages/sdk/src/a.ts', "import { Result } from '@goodstanding/core/src/result.ts'"],
    ['packages/sdk/src/a.ts', "import { b } from './b'"],
    ['packages/sdk/src/a.ts', "import { b } from '../../core/src/b.ts'"],
    ['packages/sdk/src/a.ts', "import { aConsent } from '@goodstanding/testkit'"],
    ['packages/core/src/a.ts', "import { ok } from '@goodstanding/core'"],
  ])('refuses an import against the arrows: %s %s', (path, text) => {
    expect(importArrows([at(path, text)])).toHaveLength(1)
  })

  it('lets tests import testkit, and code what lies below it', () => {
    expect(
      importArrows([at('packages/core/src/a.test.ts', "import { aConsent } from '@goodstanding/testkit'")]),
    ).toEqual([])
    expect(importArrows([at('packages/node/src/a.ts', "import { append } from '@goodstanding/log'")])).toEqual([])
  })

  it.each([
    ['core', 'export const now = () => Date.now()'],
    ['core', 'export const now = new Date()'],
    ['core', 'export const dice = Math.random()'],
    ['core', 'export const home = process.env.HOME'],
    ['core', 'export const order = (a: string, b: string) => a.localeCompare(b)'],
    ['crypto', "import { randomBytes } from 'node:crypto'"],
    ['crypto', 'crypto.getRandomValues(new Uint8Array(1))'],
    ['map', 'setTimeout(() => undefined, 1)'],
    ['log', "export const page = fetch('https://example.org')"],
    ['report', 'export const all = globalThis'],
    ['ledger', 'export async function apply() {}'],
    ['ledger', 'export type Later = Promise<void>'],
    ['sdk', "import { readFileSync } from 'node:fs'"],
    ['verify-page', "export const sent = fetch('https://example.org')"],
  ])('keeps the outside world out of %s: %s', (room, text) => {
    expect(outsideWorld([at(`packages/${room}/src/a.ts`, text)])).toHaveLength(1)
  })

  it.each([
    ['packages/store/src/a.ts', 'export interface Tables { lender_report: { grade: string } }'],
    ['packages/store/src/a.ts', "export const column = 'last_score'"],
    ['packages/store/src/migrations/a.ts', 'export const add = sql`alter table enterprise add column pd real`'],
    ['packages/api/src/a.ts', 'export const enterpriseScore = z.int()'],
    ['packages/core/src/records/a.ts', 'export const fields = { creditRating: text }'],
    ['packages/node/src/http/a.ts', "export const path = '/v1/assessment'"],
  ])('keeps scores out of what is stored and sent: %s %s', (path, text) => {
    expect(noScoresKept([at(path, text)])).toHaveLength(1)
  })

  it('lets those who read a report compute what they like', () => {
    expect(noScoresKept([at('packages/scoring/src/a.ts', 'export const score = 1')])).toEqual([])
    expect(noScoresKept([at('packages/store/src/a.test.ts', "it('keeps no score', () => {})")])).toEqual([])
    expect(noScoresKept([at('packages/store/src/a.ts', "export const underscore = 'upgraded'")])).toEqual([])
  })

  it('keeps the database out of the HTTP routes', () => {
    const route = at('packages/node/src/http/a.ts', "import { activeConsents } from '@goodstanding/store'")
    expect(outsideWorld([route])).toHaveLength(1)
  })

  it.each([
    'export const year = new Date(0).getUTCFullYear()',
    'export const read = (fetch: (path: string) => string) => fetch("a")',
    'export const shape = { process: 1, fetch() {} }',
    'export const name = (step: { process: string }) => step.process // Date.now()',
    "export const word = 'Math.random'",
  ])('takes no offence at what only looks alike: %s', (text) => {
    expect(outsideWorld([at('packages/core/src/a.ts', text)])).toEqual([])
  })

  it('wants what is imported to be declared, for tests also at the root', () => {
    const root = parseManifest({ path: 'package.json', text: '{ "devDependencies": { "vitest": "1.0.0" } }' })
    const core = parseManifest({ path: 'packages/core/package.json', text: '{ "dependencies": { "zod": "4.0.0" } }' })
    const imports = "import { it } from 'vitest'; import { z } from 'zod/mini'; import { join } from 'node:path'"
    expect(declaredDependencies([at('packages/core/src/a.test.ts', imports)], [root, core])).toEqual([])
    expect(declaredDependencies([at('packages/core/src/a.ts', imports)], [root, core])).toHaveLength(1)
  })

  it('wants exact versions, each with its line on the page', () => {
    const manifest = parseManifest({
      path: 'package.json',
      text: '{ "dependencies": { "a": "^1.0.0", "b": "1.0.0" } }',
    })
    expect(exactVersions([manifest], '')).toHaveLength(2)
    expect(exactVersions([manifest], '| b | 1.0.0 | x | y |')).toHaveLength(1)
  })

  it('finds a circle of imports, types included', () => {
    const circle = [
      at('packages/core/src/a.ts', "import type { B } from './b/b.ts'"),
      at('packages/core/src/b/b.ts', "import type { C } from '../c.ts'"),
      at('packages/core/src/c.ts', "import type { A } from './a.ts'"),
    ]
    expect(importCycles(circle)).toHaveLength(1)
    expect(importCycles(circle.slice(0, 2))).toEqual([])
  })

  it('wants short files with names of their own', () => {
    expect(filesOfOneSubject([at('packages/core/src/long.ts', '\n'.repeat(301))])).toHaveLength(1)
    expect(filesOfOneSubject([at('packages/core/src/helpers.ts', '')])).toHaveLength(1)
    expect(filesOfOneSubject([at('packages/core/src/common/a.ts', '')])).toHaveLength(1)
    expect(filesOfOneSubject([at('packages/core/src/records/types/a.ts', '')])).toEqual([])
    expect(oneIndex(['packages/core/src/index.ts', 'packages/core/src/consent/index.ts'])).toHaveLength(1)
  })

  it('wants a README as soon as a package exports something', () => {
    const full = at('packages/core/src/index.ts', "export { ok } from './result.ts'")
    expect(readmes([full], [])).toHaveLength(1)
    expect(readmes([full], ['packages/core/README.md'])).toEqual([])
    expect(readmes([at('packages/core/src/index.ts', 'export {}\n')], [])).toEqual([])
  })

  it('finds paths of a machine and marks of unfinished work', () => {
    const folders = ['work', 'tmp', 'root'].map((folder) => `read("/${folder}/a")`)
    const marks = ['TO', 'FIX'].map((half, index) => `// ${half}${['DO', 'ME'][index]}: later`)
    for (const text of [...folders, ...marks]) expect(finishedText([{ path: 'a.ts', text }])).toHaveLength(1)
    expect(finishedText([{ path: 'a.md', text: 'https://example.org/work/ and ../shared/tmp' }])).toEqual([])
  })

  it.each(['directorName', 'date_of_birth', 'ssn', 'owners', 'passportNumber', 'givenName', 'remarks'])(
    'refuses a record field called %s',
    (name) => {
      const path = 'packages/core/src/records/types/a.ts'
      expect(noPersons([at(path, `export const fields = { ${name}: 1 }`)])).toHaveLength(1)
      expect(noPersons([at(path, 'export const fields = { employees: 1, legalName: 1, balance: 1 }')])).toEqual([])
    },
  )

  it('keeps samples and vectors small', () => {
    expect(smallSamples([{ path: 'vectors/a.json', bytes: 3_000_000 }])).toHaveLength(1)
    expect(smallSamples([{ path: 'vectors/a.json', bytes: 1_000 }])).toEqual([])
  })

  it('wants every code on a page of the protocol', () => {
    const source = at(
      'packages/core/src/a.ts',
      `export const READ_REFUSALS = ['consent_ended', 'request_form'] as const
       export type LeiFault = 'lei_length' | 'lei_characters'
       const inner = 'not_a_code'`,
    )
    expect([...codesOf(source)]).toEqual(['consent_ended', 'request_form', 'lei_length', 'lei_characters'])
    const page = { path: 'docs/protocol/refusals.md', text: '`consent_ended` `request_form`, `lei_length_max`' }
    expect(documentedCodes([source], [page])).toHaveLength(2)
  })
})
