import { describe, expect, it } from 'vitest'
import { type Contract, enterpriseParameter } from './contract.ts'
import * as api from './index.ts'
import { problem, refusalProblem } from './problem.ts'
import { PROBLEM_STATUS, type ProblemCode } from './problem-status.ts'
import { requestTarget } from './request-target.ts'

const contracts: readonly Contract[] = Object.entries(api)
  .filter(([name, value]) => name.endsWith('Contract') && typeof value === 'object')
  .map(([, value]) => value as Contract)

describe('The contracts', () => {
  it('have one name and one path each', () => {
    expect(new Set(contracts.map(({ id }) => id)).size).toBe(contracts.length)
    expect(new Set(contracts.map(({ method, path }) => `${method} ${path}`)).size).toBe(contracts.length)
  })

  it.each(contracts.map((contract) => [contract.id, contract] as const))('%s says who may call it', (_id, contract) => {
    expect(contract.allowed.length).toBeGreaterThan(0)
    const isOpen = contract.allowed.includes('anyone')
    expect(isOpen && contract.allowed.length > 1).toBe(false)
  })

  it('let an enterprise onto paths alone that name it', () => {
    const open = contracts.filter((each) => each.allowed.includes('enterprise') && enterpriseParameter(each) === null)
    expect(open.map(({ id }) => id)).toEqual([])
  })

  it('have a schema for every parameter of their path', () => {
    for (const { id, path, params } of contracts) {
      if (/[:*]/.test(path)) expect(params, id).toBeDefined()
      else expect(params, id).toBeUndefined()
    }
  })
})

describe('A problem', () => {
  it.each(Object.entries(PROBLEM_STATUS))('%s is told with the status %i', (code, status) => {
    const told = refusalProblem(code as ProblemCode)
    expect(problem.parse(told)).toEqual(told)
    expect(told.status).toBe(status)
    expect(told.type).toBe(`urn:goodstanding:problem:${code}`)
  })
})

describe('The target of a call', () => {
  it.each([
    ['/v1/blocks', { query: { from: 3, limit: undefined } }, '/v1/blocks?from=3'],
    ['/logs/:log/*', { params: { log: 'records', '*': 'tile/0/x001/067.p/3' } }, '/logs/records/tile/0/x001/067.p/3'],
    ['/v1/enterprises/:id', { params: { id: 'did:gs:a' } }, '/v1/enterprises/did%3Ags%3Aa'],
    ['/v1/things', { query: { q: "it's a/b" } }, '/v1/things?q=it%27s%20a%2Fb'],
  ])('of %s is spelt as every URL parser leaves it', (path, input, target) => {
    expect(requestTarget({ path }, input)).toBe(target)
    expect(new URL(`http://a.example${target}`).href).toBe(`http://a.example${target}`)
  })

  it('cannot be made without a parameter of the path', () => {
    expect(() => requestTarget({ path: '/a/:b' })).toThrow('parameter :b')
  })
})
