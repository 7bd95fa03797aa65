import { describe, expect, it } from 'vitest'
import { importArrows } from './tidy/arrows.ts'
import { documentedCodes } from './tidy/codes.ts'
import { importCycles } from './tidy/cycles.ts'
import { declaredDependencies, exactVersions, parseManifest } from './tidy/dependencies.ts'
import { filesOfOneSubject, finishedText, oneIndex, readmes, smallSamples } from './tidy/files.ts'
import { noPersons } from './tidy/persons.ts'
import { outsideWorld } from './tidy/purity.ts'
import { readText, repositoryPaths, sizeOf } from './tidy/repository.ts'
import { noScoresKept } from './tidy/scores.ts'
import { parseSource } from './tidy/source.ts'

const TEXT = /\.(ts|tsx|js|mjs|json|ndjson|md|html|css|sh|go|mod|yml|yaml|toml|csv|txt|sql)$|(^|\/)[^.]+$|^\.ci\//

const paths = repositoryPaths()
const files = paths.filter((path) => TEXT.test(path)).map(readText)
const sources = files.filter(({ path }) => path.endsWith('.ts')).map(parseSource)
const manifests = files.filter(({ path }) => /^(packages\/[^/]+\/)?package\.json$/.test(path)).map(parseManifest)
const protocol = files.filter(({ path }) => /^docs\/protocol\/.*\.md$/.test(path))
const dependenciesPage = files.find(({ path }) => path === 'docs/dependencies.md')?.text ?? ''

describe('The repository', () => {
  it('holds only TypeScript that can be parsed', () => {
    expect(sources.flatMap(({ path, faults }) => faults.map((fault) => `${path}: ${fault}`))).toEqual([])
  })

  it('imports along the arrows only', () => {
    expect(importArrows(sources)).toEqual([])
  })

  it('declares what it imports', () => {
    expect(declaredDependencies(sources, manifests)).toEqual([])
  })

  it('pins every dependency and says why it is there', () => {
    expect(exactVersions(manifests, dependenciesPage)).toEqual([])
  })

  it('has no import cycles', () => {
    expect(importCycles(sources)).toEqual([])
  })

  it('keeps clock, chance, network and disk out of the pure packages', () => {
    expect(outsideWorld(sources)).toEqual([])
  })

  it('has files of one subject, short and well named', () => {
    expect(filesOfOneSubject(sources)).toEqual([])
  })

  it('has one door to each package', () => {
    expect(oneIndex(paths)).toEqual([])
  })

  it('says in a README what each package promises', () => {
    expect(readmes(sources, paths)).toEqual([])
  })

  it('holds no path of a machine and no mark of unfinished work', () => {
    expect(finishedText(files)).toEqual([])
  })

  it('has no field about a natural person in any record', () => {
    expect(noPersons(sources)).toEqual([])
  })

  it('keeps no score: no column, field, route or text of what is stored or sent speaks of one', () => {
    expect(noScoresKept(sources)).toEqual([])
  })

  it('ships samples and vectors small enough to clone', () => {
    expect(smallSamples(paths.map((path) => ({ path, bytes: sizeOf(path) })))).toEqual([])
  })

  it.skipIf(protocol.length === 0)('lists every refusal code in docs/protocol', () => {
    expect(documentedCodes(sources, protocol)).toEqual([])
  })
})
