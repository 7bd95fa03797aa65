import type { ReadAnswerStatement, ReadRefusalStatement, ReportAnswer } from '@goodstanding/core'
import { ed25519Signer, fromHex, signStatement, statementDigest, toHex } from '@goodstanding/crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { seedOf } from '../testing/deterministic.ts'
import { NOW, type TestWorld, testWorld } from '../testing/test-report.ts'
import { outcomeOfRead, type ReadReply } from './outcome-of-read.ts'

let world: TestWorld
let parts: readonly ReportAnswer[]
beforeAll(async () => {
  world = testWorld()
  parts = (await world.assemble()).answers
})

const part = (provider: string): ReportAnswer => {
  const found = parts.find((one) => one.provider === provider)
  if (found === undefined) throw new Error(`no ${provider}`)
  return found
}
const answerOf = (provider: string): ReadAnswerStatement => {
  const { outcome } = part(provider)
  if (outcome.kind !== 'answered') throw new Error('not answered')
  return outcome.answer
}
const judge = (reply: ReadReply) =>
  outcomeOfRead(reply, { request: part('northbank').request, network: world.network, at: NOW })

function refusal(of: {
  readonly provider?: string
  readonly request?: string
  readonly key?: string
}): ReadRefusalStatement {
  const genesis = fromHex(world.network.genesisHash)
  const { payload, proofs } = signStatement(
    {
      kind: 'read_refusal' as const,
      provider: of.provider ?? 'northbank',
      request: of.request ?? toHex(statementDigest(part('northbank').request.payload, genesis)),
      at: '2026-03-02T12:00:05.000Z',
      code: 'consent_ended' as const,
    },
    [ed25519Signer(seedOf(`${of.key ?? 'northbank'} statements`))],
    genesis,
  )
  return { payload, proofs: [...proofs] }
}

describe('what a provider sent back', () => {
  it('stands as its answer where it has signed it for this request', () => {
    const answer = answerOf('northbank')
    expect(judge({ kind: 'answered', answer })).toEqual({ kind: 'answered', answer })
  })

  it('stands as its refusal where it has signed it for this request', () => {
    const refused = { kind: 'refused', refusal: refusal({}) } as const
    expect(judge(refused)).toEqual(refused)
  })

  it('stands although it does not verify, as long as the provider has signed it: it is evidence against it', () => {
    const { payload } = answerOf('northbank')
    const bent = { ...payload, leaves: [] }
    const signer = ed25519Signer(seedOf('northbank statements'))
    const { proofs } = signStatement(bent, [signer], fromHex(world.network.genesisHash))
    expect(judge({ kind: 'answered', answer: { payload: bent, proofs: [...proofs] } }).kind).toBe('answered')
  })

  it.each<[string, () => ReadReply]>([
    ['another member’s answer', () => ({ kind: 'answered', answer: answerOf('registry-ca') })],
    [
      'an answer changed after signing',
      () => {
        const { payload, proofs } = answerOf('northbank')
        return { kind: 'answered', answer: { payload: { ...payload, leaves: [] }, proofs } }
      },
    ],
    ['a refusal signed by another', () => ({ kind: 'refused', refusal: refusal({ key: 'registry-ca' }) })],
    ['a refusal that names another', () => ({ kind: 'refused', refusal: refusal({ provider: 'registry-ca' }) })],
    ['a refusal of another request', () => ({ kind: 'refused', refusal: refusal({ request: '0'.repeat(64) }) })],
  ])('is as good as silence where it is %s', (_, reply) => {
    expect(judge(reply())).toEqual({ kind: 'silent', at: '2026-03-02T12:00:00.000Z', reason: 'invalid_answer' })
  })
})
