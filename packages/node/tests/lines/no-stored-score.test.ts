import { reportOverview } from '@goodstanding/api'
import { ABSENCE_REASONS, RECORD_SCHEMAS, type Report, report as reportFile } from '@goodstanding/core'
import { verifyReport } from '@goodstanding/report'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from '../../src/http/routes.ts'
import { anEntry } from '../provider/candidate-rows.ts'
import { invite, linkCustomer, newEnterprise, type ProviderWorld, publish } from '../provider/provider-world.ts'
import { columnsOf, type Enrolled, MEMBERS, startLinesWorld } from './lines-world.ts'
import { answerOf, type Part, readParts, reportOf } from './read-all.ts'

/** Words by which a judgement about somebody goes. */
const WORDS = new Set([
  ...['score', 'scores', 'scoring', 'scorecard', 'rating', 'ratings', 'grade', 'grades', 'rank', 'ranking', 'points'],
  ...['probability', 'likelihood', 'risk', 'risks', 'pd', 'band', 'tier', 'creditworthiness', 'watchlist', 'blacklist'],
])

/** Whether a name in camelCase, snake_case or a path has such a word in it. */
function saysScore(name: string): boolean {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
  return words.some((word) => WORDS.has(word))
}

let world: ProviderWorld
let unknown: Enrolled

beforeAll(async () => {
  world = await startLinesWorld('no stored score')
  // A customer that the bank invites, and of whom it has published nothing.
  await publish(world, 'registry', [anEntry('new', 'C3268102')])
  const enterprise = await newEnterprise(world, 'new')
  const entry = await linkCustomer(world, enterprise, { member: 'registry', customer: 'new' })
  const { registration } = entry
  if (registration === null) throw new Error('a registrar gives the registration')
  await invite(world, 'northbank', 'new')
  const loan = await linkCustomer(world, enterprise, { member: 'northbank', customer: 'new', registration })
  unknown = {
    ...{ enterprise, registration },
    covers: [
      { member: 'registry', subject: entry.link.head.subject, types: ['registration', 'insolvency'] },
      { member: 'northbank', subject: loan.link.head.subject, types: ['tradeline', 'accounts'] },
    ],
  }
})
afterAll(() => world.net.stop())

/** Names of all fields of a schema, however deep, with the values of its enumerations. */
function namesIn(value: unknown, seen = new Set<unknown>()): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null || seen.has(value)) return []
  seen.add(value)
  return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner, seen)])
}

describe('A score', () => {
  it('has no table and no column at any member', async () => {
    for (const { name } of [...MEMBERS, { name: 'sequencer' }]) {
      const columns = await columnsOf(world.net.node(name).node)
      expect(columns.length).toBeGreaterThan(100)
      const named = columns.filter(({ table, column }) => saysScore(table) || saysScore(column))
      expect(named).toEqual([])
    }
  })

  it('has no route, parameter, query or field in what nodes say to each other', async () => {
    for (const { contract } of ROUTES) expect(saysScore(`${contract.path} ${contract.id}`)).toBe(false)
    const response = await fetch(`${world.net.node('northbank').url}/openapi.json`)
    const other = await fetch(`${world.net.node('harborlend').url}/openapi.json`)
    for (const document of [await response.json(), await other.json()]) {
      expect(fieldNames(document).filter(saysScore)).toEqual([])
    }
  })

  it('is no type or field of a record, and stands in no report', () => {
    expect(namesIn(RECORD_SCHEMAS).filter(saysScore)).toEqual([])
    expect(Object.keys(reportFile.shape).filter(saysScore)).toEqual([])
    expect(Object.keys(reportOverview.shape).filter(saysScore)).toEqual([])
  })
})

/** Names of properties that an OpenAPI document describes; words in its sentences do not count. */
function fieldNames(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'properties' && typeof inner === 'object' && inner !== null
      ? [...Object.keys(inner), ...fieldNames(inner)]
      : fieldNames(inner),
  )
}

describe('A file that does not exist', () => {
  it('is proven to be none, and is no penalty: nothing fails and nothing is remarked of it', async () => {
    const { consent, parts } = await readParts(world, unknown)
    const { index, leaves } = answerOf(parts.northbank as Part).payload
    expect(index.map(({ type, list }) => [type, list?.positions.length ?? 0])).toEqual([
      ['tradeline', 0],
      ['accounts', 0],
      ['link', 1],
    ])
    expect(leaves.map(({ head }) => head.type)).toEqual(['link'])
    const report: Report = reportOf(world, unknown, consent, parts)
    const { network, clock } = world.net
    const { overall, claims } = verifyReport(report, { trusted: [network.genesisHash], now: clock.now() })
    const others = claims.filter(({ verdict }) => verdict !== 'holds')
    expect(others.map(({ claim }) => claim)).toEqual(['network'])
    expect(overall).toBe('verified_with_remarks')
  })

  it('is not the same as a clean one: a field that is not there says why', () => {
    expect(ABSENCE_REASONS).toEqual(['not_reported', 'not_applicable'])
  })
})
