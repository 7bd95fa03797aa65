import {
  addCheckpointContract,
  blocksContract,
  cosignedCheckpointContract,
  type ReadBody,
  revokeConsentContract,
} from '@goodstanding/api'
import { type Block, logOrigin } from '@goodstanding/core'
import { formatNote, fromHex, sha256, signNote, toBase64, toHex, utf8 } from '@goodstanding/crypto'
import {
  applyBlock,
  buildBlock,
  buildStaple,
  genesisState,
  instantOf,
  type LedgerState,
  verifyStaple,
} from '@goodstanding/ledger'
import {
  encodeLogEntry,
  formatCheckpointText,
  leafHash,
  parseCheckpoint,
  proveConsistency,
  proveInclusion,
  treeRoot,
  verifyConsistency,
} from '@goodstanding/log'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HeaderSource } from '../../src/ledger/header-source.ts'
import { openReplica } from '../../src/ledger/open-replica.ts'
import { readReport } from '../../src/use-cases/lender/read-report.ts'
import { deliver, handedOver } from '../lender/lender-world.ts'
import {
  aRead,
  type GivenConsent,
  grant,
  headerOf,
  type ProviderWorld,
  sendRead,
  stapleOf,
} from '../provider/provider-world.ts'
import { callNode } from '../test-call.ts'
import { WITNESSES } from '../test-network.ts'
import { bentRequest, restedAnew } from './bent-read.ts'
import { ALL_DAYS, codeOf, type Enrolled, enrol, MEMBERS, startLinesWorld } from './lines-world.ts'

let world: ProviderWorld
let victim: Enrolled
let consent: GivenConsent
let body: ReadBody
/** The ledger as it was before the consent was revoked, and the operator's second history from there. */
let forked: { readonly states: readonly LedgerState[]; readonly hashes: readonly string[] }

beforeAll(async () => {
  const bankAndWitness = {
    name: 'bankwitness',
    roles: ['provider', 'witness'],
    permits: [{ type: 'tradeline' }],
  } as const
  world = await startLinesWorld('two histories', {
    members: [...WITNESSES, bankAndWitness, ...MEMBERS.filter(({ name }) => name !== 'witness-a'), SEQUENCING],
    k: 3,
  })
  victim = await enrol(world, 'victim', 'C3268102')
  consent = await grant(world, victim.enterprise, victim.covers, { slice: ALL_DAYS })
  expect((await deliver(world, handedOver(victim, consent))).status).toBe(204)
  body = await aRead(world, victim.enterprise, consent, 'northbank', victim.registration)
  const { code } = consent
  await callNode(world.net, 'portal', revokeConsentContract, { body: { code } })
  // Enough witnesses have seen the first history before anybody is shown the second.
  await stapleOf(world, consent)
  forked = await withoutLastBlock()
})
afterAll(() => world.net.stop())

const SEQUENCING = { name: 'sequencer', roles: ['sequencer'] } as const

/** The operator leaves the revocation out, and makes another block in its place. */
async function withoutLastBlock() {
  const query = { from: '0' } as never
  const answer = await callNode(world.net, 'sequencer', blocksContract, { query, as: { member: 'harborlend' } })
  const { blocks } = answer.json as { blocks: Block[] }
  const revoking = blocks.findIndex(({ operations }) =>
    operations.some(({ payload }) => payload.kind === 'consent.revoke'),
  )
  const states = [genesisState(world.net.network)]
  for (const block of blocks.slice(0, revoking)) {
    const applied = applyBlock(states.at(-1) as LedgerState, block)
    if (!applied.ok) throw new Error(applied.fault)
    states.push(applied.value.state)
  }
  const revocation = blocks[revoking]
  if (revocation === undefined) throw new Error('the consent was revoked')
  const lie = buildBlock(states.at(-1) as LedgerState, [], instantOf(revocation.header.time))
  states.push(lie.state)
  return { states: states.slice(1), hashes: states.slice(1).map(({ head }) => head?.hash ?? '') }
}

const headersOrigin = () => logOrigin(world.net.network, 'headers')

/** The second history as a log, signed with the operator's own key. */
function forkedLog() {
  const leaves = forked.hashes.map((hash) => leafHash(encodeLogEntry({ kind: 'header', hash: fromHex(hash) })))
  const text = formatCheckpointText({ origin: headersOrigin(), size: leaves.length, root: treeRoot(leaves) })
  const seed = fromHex(world.net.seeds('sequencer').headerLog)
  return { leaves, size: leaves.length, note: formatNote(text, [signNote(text, headersOrigin(), seed)]) }
}

async function offer(witness: string, request: string) {
  const answer = await callNode(world.net, witness, addCheckpointContract, { body: request })
  return { status: answer.status, text: answer.text }
}

/** The newest checkpoint of a log that a witness has cosigned. */
async function cosigned(witness: string, origin: string): Promise<string> {
  const params = { originHash: toHex(sha256(utf8(origin))) }
  return (await callNode(world.net, witness, cosignedCheckpointContract, { params })).text
}

function sizeOf(note: string): number {
  const parsed = parseCheckpoint(note)
  if (!parsed.ok) throw new Error(parsed.fault)
  return parsed.value.checkpoint.size
}

describe('An operator of the ledger that shows two histories', () => {
  let forkedNote = ''
  /** The lender's copy: every block of it follows from the one before, and it knows of no revocation. */
  const lendersCopy = (source: HeaderSource) => {
    const { network, clock } = world.net
    const newest = () => forked.states.at(-1)
    const kept = {
      head: () => newest()?.head ?? null,
      state: (height?: number) =>
        height === undefined ? newest() : forked.states.find(({ head }) => head?.header.height === height),
      blocks: async () => [],
    }
    return openReplica({ network, clock, source, kept, catchUp: async () => {} })
  }
  const ofFork = (): HeaderSource => {
    const { leaves } = forkedLog()
    const bytes = new Uint8Array(leaves.flatMap((leaf) => [...leaf]))
    return { checkpoint: async () => forkedNote, tile: async (path) => (path.startsWith('tile/0/000') ? bytes : null) }
  }
  const readWith = async (source: HeaderSource) => {
    const { node } = world.net.node('harborlend')
    const copy = lendersCopy(source)
    expect(copy.enterprise(victim.enterprise.id)).toBeDefined()
    return readReport({ ...node, ledger: { ...node.ledger, replica: copy } }, consent.statement.payload.id)
  }

  it('does not get enough witnesses for the second: who has seen the first does not cosign it', async () => {
    const { note, size, leaves } = forkedLog()
    const { members, k } = world.net.network.descriptor.witnesses
    const cosignatures: string[] = []
    for (const witness of members) {
      // It asks as well as it can: with a proof from whatever this witness has cosigned.
      const known = Math.min(sizeOf(await cosigned(witness, headersOrigin())), size)
      const proof = await proveConsistency(known, size, memoryNodes(leaves))
      const { status, text } = await offer(witness, [`old ${known}`, ...proof.map(toBase64), '', note].join('\n'))
      if (status === 200) cosignatures.push(text)
      else expect([409, 422]).toContain(status)
    }
    expect(cosignatures.length).toBeLessThan(k)
    expect(2 * k - members.length).toBeGreaterThan(cosignatures.length)
    forkedNote = note + cosignatures.join('')
  })

  it('cannot have it read under: the lender’s own node finds no witnessed header', async () => {
    await expect(readWith(ofFork())).rejects.toThrow('no witnessed checkpoint covers header')
  }, 20_000)

  it('cannot mix them: blocks of one and headers of the other prove nothing', async () => {
    const { headers } = world.net.node('sequencer').node.logs
    const honest: HeaderSource = {
      checkpoint: async () => (await headers?.witnessedCheckpoint())?.note ?? null,
      tile: async (path) => {
        const file = await headers?.file(path)
        return file?.status === 200 ? file.body : null
      },
    }
    expect(await readWith(honest)).toMatchObject({ ok: false, fault: 'unavailable' })
  })

  it('cannot have it believed by a provider, whatever staple the two of them make', async () => {
    const { leaves, size } = forkedLog()
    const state = forked.states.at(-1)
    if (state === undefined) throw new Error('there is a second history')
    const inclusion = await proveInclusion(size - 1, size, memoryNodes(leaves))
    const at = { header: state.head?.header as never, checkpoint: forkedNote, inclusion: inclusion.map(toHex) }
    const { revocationHash, enterprise } = consent.statement.payload
    const staple = buildStaple(state, at, { revocationHash, enterprise })
    if (!staple.ok) throw new Error(staple.fault)
    // All of it is right but for the witnesses.
    const of = { network: world.net.network, revocationHash, enterprise }
    const shown = JSON.parse(JSON.stringify(staple.value)) as ReadBody['staple']
    expect(verifyStaple(shown, of)).toMatchObject({
      ok: true,
      value: { isWitnessed: false, consent: { revokedAt: null } },
    })
    const header = headerOf(shown, world.net.network)
    const lie = bentRequest(world, { ...body, staple: shown }, { header })
    expect(codeOf(await sendRead(world, 'northbank', lie))).toBe('staple_invalid')
    expect(codeOf(await sendRead(world, 'northbank', await restedAnew(world, body, consent)))).toBe('consent_revoked')
  })

  it('leaves evidence: its signature on another history than the one that its witnesses show to anyone', async () => {
    const { note, size } = forkedLog()
    const lied = parseCheckpoint(note)
    const { headers } = world.net.node('sequencer').node.logs
    if (!lied.ok || headers === null) throw new Error('the operator has signed both')
    const { members, k } = world.net.network.descriptor.witnesses
    const contradictions: string[] = []
    for (const witness of members) {
      const shown = parseCheckpoint(await cosigned(witness, headersOrigin()))
      if (!shown.ok || shown.value.checkpoint.size < size) continue
      const { size: newest, root } = shown.value.checkpoint
      const proof = await proveConsistency(size, newest, headers.readNode)
      const { root: oldRoot } = lied.value.checkpoint
      if (!verifyConsistency({ oldSize: size, oldRoot, size: newest, root, proof })) contradictions.push(witness)
    }
    expect(contradictions.length).toBeGreaterThanOrEqual(k)
  })
})

/** Nodes of a small tree, from its leaves. */
function memoryNodes(leaves: readonly Uint8Array[]) {
  return (level: number, index: number) => treeRoot(leaves.slice(index << level, (index + 1) << level))
}

describe('A witness', () => {
  const recordsOf = (member: string) => logOrigin(world.net.network, 'records', member)
  const own = async (member: string): Promise<string> => {
    const { records } = world.net.node(member).node.logs
    const file = await records?.file('checkpoint')
    if (file?.status !== 200) throw new Error(`${member} has a checkpoint`)
    return Buffer.from(file.body).toString('utf8')
  }
  const signed = (origin: string, size: number, seed: string) => {
    const text = formatCheckpointText({ origin, size, root: new Uint8Array(32).fill(7) })
    return formatNote(text, [signNote(text, origin, fromHex(seed))])
  }

  it('cosigns no log of its own group', async () => {
    const note = await own('bankwitness')
    expect(await offer('bankwitness', `old 0\n\n${note}`)).toEqual({ status: 404, text: 'origin_unknown\n' })
    expect((await cosigned('bankwitness', recordsOf('bankwitness'))).trim()).toBe('not_cosigned')
  })

  it('cosigns nothing that another member publishes in a log’s name', async () => {
    const { recordLog, accessLog } = world.net.seeds('northbank')
    const size = sizeOf(await cosigned('witness-a', recordsOf('registry')))
    for (const seed of [recordLog, accessLog, world.net.seeds('registry').accessLog]) {
      const note = signed(recordsOf('registry'), size + 1, seed)
      expect(await offer('witness-a', `old ${size}\n\n${note}`)).toEqual({ status: 403, text: 'log_signature\n' })
    }
    const nobodys = signed('test-0000000000000000/northbank/records', 1, recordLog)
    expect(await offer('witness-a', `old 0\n\n${nobodys}`)).toMatchObject({ status: 404 })
  })

  it('cosigns neither a fork nor a rollback of what it has cosigned', async () => {
    const origin = recordsOf('northbank')
    const { recordLog } = world.net.seeds('northbank')
    const size = sizeOf(await cosigned('witness-a', origin))
    expect(size).toBeGreaterThan(1)
    const fork = signed(origin, size, recordLog)
    expect(await offer('witness-a', `old ${size}\n\n${fork}`)).toMatchObject({ status: 422 })
    const longer = signed(origin, size + 1, recordLog)
    const proof = toBase64(new Uint8Array(32))
    expect(await offer('witness-a', `old ${size}\n${proof}\n\n${longer}`)).toMatchObject({ status: 422 })
    const shorter = signed(origin, size - 1, recordLog)
    expect(await offer('witness-a', `old ${size - 1}\n\n${shorter}`)).toEqual({ status: 409, text: `${size}\n` })
    expect(sizeOf(await cosigned('witness-a', origin))).toBe(size)
  })
})
