import {
  type AccessEntry,
  type AnswerContent,
  type AnyBody,
  type CalendarDate,
  type ConsentSlice,
  formatInstant,
  type Head,
  type IndexedType,
  type Instant,
  indexedUnder,
  logOrigin,
  type Network,
  type OpenedLeaf,
  type ReadAnswerStatement,
  type ReadRequestStatement,
  type RecordType,
  retainedUntil,
} from '@goodstanding/core'
import {
  type Bytes,
  bodyCommitment,
  ed25519Signer,
  fromHex,
  saltedCommitment,
  signStatement,
  statementDigest,
  toHex,
  uuidV7,
} from '@goodstanding/crypto'
import { accessTag } from '@goodstanding/ledger'
import { encodeLogEntry } from '@goodstanding/log'
import { type MemoryMap, memoryMap } from '@goodstanding/map'
import { answerDigest } from '../answer/answer-digest.ts'
import { bodyDue } from '../answer/body-rule.ts'
import { indexKey, indexValue } from '../answer/index-entry.ts'
import { entryOfLeaf } from '../answer/open-leaf.ts'
import { countedRandom, seedOf } from './deterministic.ts'
import { type TestLog, testLog } from './test-log.ts'
import { WITNESSES } from './test-network.ts'

/** A provider in memory, honest unless told otherwise. */
export type TestProvider = {
  readonly name: string
  readonly leaves: OpenedLeaf[]
  readonly recordLog: TestLog
  readonly accessLog: TestLog
  /** Publishes leaves in one slot, with the index root last. */
  publish(drafts: readonly LeafDraft[], atMs: number): void
  /** Takes positions out of a list, as a provider that hides would in its next slot. */
  forget(subject: string, type: IndexedType, positions: readonly number[]): void
  answer(ask: Ask): Promise<AnswerContent>
  /** Logs the access and signs the answer with its receipt. */
  log(content: AnswerContent, ask: Ask, n?: number): Promise<ReadAnswerStatement>
}

export type LeafDraft = { readonly head: Head; readonly body: object }

export type Ask = {
  readonly request: ReadRequestStatement
  readonly slice: ConsentSlice
  readonly day: CalendarDate
  readonly atMs: number
  readonly witnesses?: readonly string[]
}

type List = { positions: number[]; salt: Bytes }

export function testProvider(name: string, network: Network): TestProvider {
  const genesis = fromHex(network.genesisHash)
  const random = countedRandom(name)
  const recordLog = testLog(logOrigin(network, 'records', name), seedOf(`${name} records`))
  const accessLog = testLog(logOrigin(network, 'access', name), seedOf(`${name} access`))
  const signer = ed25519Signer(seedOf(`${name} statements`))
  const leaves: OpenedLeaf[] = []
  const lists = new Map<string, List>()
  const firsts: { note: string; positions: number[] }[] = []
  let index: MemoryMap = memoryMap()
  let checkpoint = ''

  const setList = (subject: string, type: IndexedType, positions: number[]): void => {
    const salt = random(32)
    lists.set(`${subject} ${type}`, { positions, salt })
    const value = positions.length === 0 ? null : indexValue(salt, positions, genesis)
    index = index.with([{ key: indexKey(subject, type, genesis), value }])
  }
  const endSlot = (positions: number[], atMs: number): void => {
    recordLog.append(encodeLogEntry({ kind: 'index_root', root: index.root() }))
    checkpoint = recordLog.checkpoint(WITNESSES, atMs)
    firsts.push({ note: checkpoint, positions })
  }

  return {
    name,
    leaves,
    recordLog,
    accessLog,
    publish(drafts, atMs) {
      const positions = drafts.map(({ head, body }) => {
        const opened = { body: body as never, salt: toHex(random(32)) }
        const leaf: OpenedLeaf = {
          position: recordLog.size(),
          head,
          headSalt: toHex(random(32)),
          bodyCommitment: null,
          opened,
        }
        recordLog.append(entryOfLeaf(leaf, genesis) ?? new Uint8Array())
        leaves.push(leaf)
        const type = indexedUnder(head)
        setList(head.subject, type, [...(lists.get(`${head.subject} ${type}`)?.positions ?? []), leaf.position])
        return leaf.position
      })
      endSlot(positions, atMs)
    },
    forget(subject, type, positions) {
      const kept = (lists.get(`${subject} ${type}`)?.positions ?? []).filter(
        (position) => !positions.includes(position),
      )
      setList(subject, type, kept)
      endSlot([], Date.parse('2026-03-02T10:00:00.000Z'))
    },
    async answer({ request, slice, day, atMs }) {
      const types: IndexedType[] = [...slice.types, 'link']
      const asked = slice.subjects.flatMap((subject) => types.map((type) => ({ subject, type })))
      const shown = asked.map(({ subject, type }) => {
        const list = lists.get(`${subject} ${type}`)
        const isThere = list !== undefined && list.positions.length > 0
        return {
          subject,
          type,
          list: isThere ? { salt: toHex(list.salt), positions: list.positions } : null,
          proof: index.prove(indexKey(subject, type, genesis)) as never,
        }
      })
      const opened = shown.flatMap(({ list }) => {
        const inList = leaves.filter(({ position }) => list?.positions.includes(position))
        return inList.map((leaf) => (bodyDue(leaf, inList, slice, day) === 'open' ? leaf : closed(leaf, genesis)))
      })
      const positions = opened.map(({ position }) => position)
      return {
        kind: 'read_answer',
        provider: name,
        request: toHex(statementDigest(request.payload, genesis)),
        at: formatInstant(atMs as Instant),
        recordLog: {
          checkpoint,
          indexRoot: toHex(index.root()),
          multiproof: await recordLog.multiproof([...positions, recordLog.size() - 1]),
        },
        index: shown,
        leaves: opened,
        firstCheckpoints: firsts.flatMap(({ note, positions: of }) => {
          const covered = of.filter((position) =>
            opened.some((leaf) => leaf.position === position && leaf.opened !== null),
          )
          return covered.length === 0 ? [] : [{ checkpoint: note, positions: covered }]
        }),
      }
    },
    async log(content, { request, slice, atMs, witnesses = WITNESSES }, n = 1) {
      const { requestId, reader, consent, purpose, header } = request.payload
      const entry: AccessEntry = {
        kind: 'access',
        consent,
        reader,
        provider: name,
        purpose,
        types: [...slice.types],
        answerDigest: toHex(answerDigest(content, genesis)),
        requestId,
        header,
        at: formatInstant(atMs as Instant),
      }
      const salt = random(32)
      const commitment = saltedCommitment('access', salt, entry, genesis)
      const position = accessLog.append(
        encodeLogEntry({ kind: 'access', tag: accessTag(fromHex(slice.accessKey), n), commitment }),
      )
      const proof = {
        checkpoint: accessLog.checkpoint(witnesses, atMs),
        inclusion: await accessLog.inclusion(position),
      }
      const receipt = { entry, salt: toHex(salt), n, position, proof }
      const { payload, proofs } = signStatement({ ...content, receipt }, [signer], genesis)
      return { payload, proofs: [...proofs] }
    },
  }
}

function closed(leaf: OpenedLeaf, genesis: Bytes): OpenedLeaf {
  if (leaf.opened === null) return leaf
  const commitment = bodyCommitment(fromHex(leaf.opened.salt), leaf.opened.body, genesis)
  return { ...leaf, opened: null, bodyCommitment: toHex(commitment) }
}

/** A record as a provider's node would make it. */
export function recordDraft(draft: {
  readonly provider: string
  readonly subject: string
  readonly type: RecordType
  readonly asOf: CalendarDate
  readonly issuedMs: number
  readonly body: AnyBody
  readonly supersedes?: string
}): LeafDraft {
  const { provider, subject, type, asOf, issuedMs, body, supersedes = null } = draft
  return {
    body,
    head: {
      type,
      version: 1,
      id: uuidV7(issuedMs, seedOf(`${provider} ${type} ${asOf} ${issuedMs} ${supersedes}`).slice(0, 10)),
      provider,
      subject,
      asOf,
      issued: formatInstant(issuedMs as Instant),
      supersedes,
      until: retainedUntil(type, asOf, body),
    },
  }
}
