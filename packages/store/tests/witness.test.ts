import { formatNote, mergeSignatures, parseNote, sha256, signNote, toBase64, toHex, utf8 } from '@goodstanding/crypto'
import {
  addCheckpoint,
  appendLeaf,
  checkpointSigner,
  cosignedCheckpoint,
  EMPTY_RANGE,
  EMPTY_ROOT,
  formatCheckpointText,
  leafHash,
  type NodeReader,
  proveConsistency,
  rangeRoot,
  verifyCheckpoint,
  type Witness,
} from '@goodstanding/log'
import { describe, expect, it } from 'vitest'
import { databases } from '../src/testing/databases.ts'
import { aClock, anOrigin, entry, someWitnesses } from './a-log.ts'

const SIZE_MAX = 20

const nodes = new Map<string, Uint8Array>()
const roots: Uint8Array[] = [EMPTY_ROOT]
let range = EMPTY_RANGE
for (let i = 0; i < SIZE_MAX; i += 1) {
  range = appendLeaf(range, leafHash(entry(i)), (level, index, hash) => nodes.set(`${level}/${index}`, hash))
  roots.push(rangeRoot(range))
}
const readNode: NodeReader = (level, index) => nodes.get(`${level}/${index}`) ?? EMPTY_ROOT
const rootAt = (size: number) => roots[size] ?? EMPTY_ROOT
const seedOf = (origin: string) => sha256(utf8(origin))

function aNote(origin: string, size: number, root = rootAt(size)): string {
  const text = formatCheckpointText({ origin, size, root })
  return formatNote(text, [signNote(text, origin, seedOf(origin))])
}

async function aRequest(origin: string, oldSize: number, size: number): Promise<string> {
  const proof = oldSize === 0 || oldSize === size ? [] : await proveConsistency(oldSize, size, readNode)
  return `old ${oldSize}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${aNote(origin, size)}`
}

describe.each(databases)('a witness on $name', (database) => {
  async function aWitness() {
    const origin = anOrigin()
    const clock = aClock()
    const { services, list } = someWitnesses([await database.freshStore()], origin, clock)
    const [witness] = services
    const [address] = list
    if (witness === undefined || address === undefined) throw new Error('no witness')
    return { origin, clock, witness, verifier: address.verifier }
  }

  it('L9 cosigns a checkpoint, and each that extends it', async () => {
    const { origin, clock, witness, verifier } = await aWitness()
    const rule = { logKey: checkpointSigner(origin, seedOf(origin)).verifier, witnesses: [verifier], k: 1 }
    for (const [oldSize, size] of [
      [0, 5],
      [5, 5],
      [5, 12],
      [12, 20],
    ] as const) {
      clock.move(1_000)
      const answer = await addCheckpoint(witness, await aRequest(origin, oldSize, size))
      expect(answer).toMatchObject({ status: 200 })
      const note = parseNote(aNote(origin, size))
      const cosigned = note.ok ? parseNote(`${note.value.text}\n${answer.body}`) : note
      if (!note.ok || !cosigned.ok) throw new Error('not a note')
      const merged = mergeSignatures(note.value.signatures, cosigned.value.signatures)
      expect(verifyCheckpoint(formatNote(note.value.text, merged), rule)).toMatchObject({
        ok: true,
        value: { isWitnessed: true, timeSeconds: clock.now() / 1000, checkpoint: { size } },
      })
      const served = await cosignedCheckpoint(witness, toHex(sha256(utf8(origin))))
      expect(verifyCheckpoint(served.body, rule)).toMatchObject({ ok: true, value: { isWitnessed: true } })
    }
  })

  it('L9 answers 409 with the size that it has when the old size is another', async () => {
    const { origin, witness } = await aWitness()
    const size = { status: 409, contentType: 'text/x.tlog.size' }
    expect(await addCheckpoint(witness, await aRequest(origin, 3, 5))).toEqual({ ...size, body: '0\n' })
    await addCheckpoint(witness, await aRequest(origin, 0, 5))
    for (const [oldSize, next] of [
      [0, 7],
      [4, 5],
      [6, 7],
      [0, 5],
      [3, 4],
    ] as const) {
      expect(await addCheckpoint(witness, await aRequest(origin, oldSize, next))).toEqual({ ...size, body: '5\n' })
    }
  })

  it('L9 answers 422 where the proof does not hold, 404, 403 and 400 for what is not a request of a known log', async () => {
    const { origin, witness } = await aWitness()
    await addCheckpoint(witness, await aRequest(origin, 0, 5))
    const good = await aRequest(origin, 5, 9)
    const otherRoot = `old 5\n\n${aNote(origin, 5, rootAt(6))}`
    const proofLines = good.split('\n').slice(1, good.split('\n').indexOf(''))
    const stranger = anOrigin()
    const unsigned = aNote(origin, 9).replace(/— \S+/, '— someone-else')
    const forged = good.replace(
      /(— \S+ .{20})./,
      (whole, start: string) => `${start}${whole.endsWith('A') ? 'B' : 'A'}`,
    )
    const extended = `${formatCheckpointText({ origin, size: 9, root: rootAt(9) })}extension\n`
    const refused: [number, string][] = [
      [422, good.replace(proofLines[0] ?? '', toBase64(rootAt(1)))],
      [422, good.replace(`${proofLines[0]}\n`, '')],
      [422, otherRoot],
      [404, await aRequest(stranger, 5, 9)],
      [403, `old 5\n\n${unsigned}`],
      [403, forged],
      [400, await aRequest(origin, 5, 9).then((text) => text.replace('old 5', 'old 05'))],
      [400, good.replace('old 5', 'old 10')],
      [400, good.replace('old 5', 'old -5')],
      [400, good.replace('old 5\n', 'old 5\nnot-base64\n')],
      [400, `old 5\n${`${toBase64(rootAt(1))}\n`.repeat(64)}\n${aNote(origin, 9)}`],
      [400, ''],
      [400, 'old 5\n\n'],
      [400, good.slice(0, -1)],
      [400, `old 5\n\n${formatNote(extended, [signNote(extended, origin, seedOf(origin))])}`],
      [400, good.replace('\n9\n', '\n09\n')],
    ]
    for (const [status, request] of refused) {
      expect(await addCheckpoint(witness, request), request).toMatchObject({ status })
    }
    expect(await witness.storage.latest(origin)).toMatchObject({ size: 5 })
    expect(await addCheckpoint(witness, good)).toMatchObject({ status: 200 })
  })

  it('L9 cosigns an empty log under the root of the empty tree alone', async () => {
    const { origin, witness } = await aWitness()
    const text = `${origin}\n0\n${toBase64(rootAt(1))}\n`
    const wrong = `old 0\n\n${formatNote(text, [signNote(text, origin, seedOf(origin))])}`
    expect(await addCheckpoint(witness, wrong)).toMatchObject({ status: 422 })
    expect(await addCheckpoint(witness, `old 0\n${toBase64(rootAt(1))}\n\n${aNote(origin, 2)}`)).toMatchObject({
      status: 422,
    })
    expect(await addCheckpoint(witness, `old 0\n\n${aNote(origin, 0)}`)).toMatchObject({ status: 200 })
    expect(await addCheckpoint(witness, await aRequest(origin, 0, 4))).toMatchObject({ status: 200 })
  })

  it('L9 never cosigns for a log of its own group', async () => {
    const { origin, witness } = await aWitness()
    const own: Witness = { ...witness, group: 'members' }
    expect(await addCheckpoint(own, await aRequest(origin, 0, 5))).toMatchObject({ status: 404 })
    expect(await witness.storage.latest(origin)).toBeNull()
  })

  it('L9 decides one at a time, so that of two requests from one size one gets 409', async () => {
    const { origin, witness } = await aWitness()
    await addCheckpoint(witness, await aRequest(origin, 0, 3))
    const requests = await Promise.all([4, 5, 6, 7, 8].map((size) => aRequest(origin, 3, size)))
    const answers = await Promise.all(requests.map((request) => addCheckpoint(witness, request)))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409, 409])
    const latest = await witness.storage.latest(origin)
    for (const { status, body } of answers) if (status === 409) expect(body).toBe(`${latest?.size}\n`)
  })

  it('L13 does not cosign at a time before its last: a little back it stands still, more and it refuses', async () => {
    const { origin, clock, witness } = await aWitness()
    await addCheckpoint(witness, await aRequest(origin, 0, 3))
    const first = await witness.storage.latest(origin)
    clock.move(-60_000)
    expect(await addCheckpoint(witness, await aRequest(origin, 3, 4))).toMatchObject({ status: 200 })
    expect(await witness.storage.latest(origin)).toMatchObject({ size: 4, cosignedAt: first?.cosignedAt })
    clock.move(-1_000)
    expect(await addCheckpoint(witness, await aRequest(origin, 4, 5))).toMatchObject({ status: 503 })
    expect(await witness.storage.latest(origin)).toMatchObject({ size: 4 })
  })

  it('serves no checkpoint of a log that it never cosigned', async () => {
    const { origin, witness } = await aWitness()
    expect(await cosignedCheckpoint(witness, toHex(sha256(utf8(origin))))).toMatchObject({ status: 404 })
    expect(await cosignedCheckpoint(witness, '00')).toMatchObject({ status: 404 })
  })
})
