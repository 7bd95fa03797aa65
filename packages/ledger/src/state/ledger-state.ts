import type { CalendarDate, ConsentState, Header, Network } from '@goodstanding/core'
import { toHex } from '@goodstanding/crypto'
import { type MapChange, type MemoryMap, memoryMap } from '@goodstanding/map'
import { EMPTY_TRIE, type HashTrie, trieDelete, trieGet, trieSet } from './hash-trie.ts'
import type { EnterpriseEntry, LedgerChange, LedgerView } from './ledger-view.ts'
import { stateKey } from './state-key.ts'
import { consentValue, enterpriseValue, memberValue } from './state-value.ts'

/** A header with its hash. */
export type Head = { readonly header: Header; readonly hash: string }

/** The ledger after a block: never changed once made, so that a staple can be made at an earlier header. */
export type LedgerState = {
  readonly network: Network
  /** Null before the first block. */
  readonly head: Head | null
  /** What the state root is of. */
  readonly map: MemoryMap
  /** By revocation hash. */
  readonly consents: HashTrie<ConsentState>
  /** By state key. */
  readonly enterprises: HashTrie<EnterpriseEntry>
  /** Revocation hashes of the consents by their last day, for their deletion. */
  readonly consentDays: ReadonlyMap<CalendarDate, HashTrie<true>>
}

/** The state before the first block: the members of genesis are in it. */
export function genesisState(network: Network): LedgerState {
  const members = network.descriptor.members.map((member) => ({
    key: stateKey(`member/${member.name}`, network),
    value: memberValue(member, network),
  }))
  return {
    network,
    head: null,
    map: memoryMap().with(members),
    consents: EMPTY_TRIE,
    enterprises: EMPTY_TRIE,
    consentDays: new Map(),
  }
}

/** Root of the state's map, in hexadecimal. */
export function stateRoot({ map }: LedgerState): string {
  return toHex(map.root())
}

/** What transitions may look at of this state. */
export function ledgerView({ network, consents, enterprises }: LedgerState): LedgerView {
  return {
    consent: (revocationHash) => trieGet(consents, revocationHash),
    enterprise: (id) => trieGet(enterprises, enterpriseKey(id, network)),
  }
}

/** The state with these changes, in their order; its head is still the one before. */
export function applyChanges(state: LedgerState, changes: readonly LedgerChange[]): LedgerState {
  if (changes.length === 0) return state
  const tables = changes.reduce(changeTables, state)
  return { ...tables, map: state.map.with(changes.map((change) => mapChange(change, state.network))) }
}

function changeTables(state: LedgerState, change: LedgerChange): LedgerState {
  if (change.kind === 'put_enterprise') {
    const key = enterpriseKey(change.enterprise, state.network)
    return { ...state, enterprises: trieSet(state.enterprises, key, change.entry) }
  }
  const { revocationHash } = change
  if (change.kind === 'put_consent') {
    const { expiresOn } = change.consent
    const hashes = trieSet<true>(state.consentDays.get(expiresOn) ?? EMPTY_TRIE, revocationHash, true)
    const consents = trieSet(state.consents, revocationHash, change.consent)
    return { ...state, consents, consentDays: new Map(state.consentDays).set(expiresOn, hashes) }
  }
  const consents = trieDelete(state.consents, revocationHash)
  return { ...state, consents, consentDays: withoutHash(state, revocationHash) }
}

function withoutHash({ consents, consentDays }: LedgerState, revocationHash: string): LedgerState['consentDays'] {
  const day = trieGet(consents, revocationHash)?.expiresOn
  const hashes = day === undefined ? undefined : consentDays.get(day)
  if (day === undefined || hashes === undefined) return consentDays
  const left = trieDelete(hashes, revocationHash)
  const days = new Map(consentDays)
  if (left.root === null) days.delete(day)
  else days.set(day, left)
  return days
}

function mapChange(change: LedgerChange, network: Network): MapChange {
  switch (change.kind) {
    case 'put_consent':
      return { key: stateKey(`consent/${change.revocationHash}`, network), value: consentValue(change.consent) }
    case 'delete_consent':
      return { key: stateKey(`consent/${change.revocationHash}`, network), value: null }
    case 'put_enterprise':
      return { key: stateKey(`enterprise/${change.enterprise}`, network), value: enterpriseValue(change.entry) }
  }
}

function enterpriseKey(id: string, network: Network): string {
  return toHex(stateKey(`enterprise/${id}`, network))
}
