import { type OperationReceipt, submitOperationContract } from '@goodstanding/api'
import { type Operation, parseDate } from '@goodstanding/core'
import { ed25519Signer, fromHex, sha256, signStatement, toHex, utf8 } from '@goodstanding/crypto'
import { genesisBytes, operationHash } from '@goodstanding/ledger'
import { testEnterprise } from '../test-enterprise.ts'
import { callProcess } from './call-process.ts'
import { type CrashNetwork, SIGNING_HOME } from './crash-network.ts'
import { type StreamStep, untilAnswered } from './load-streams.ts'
import { seededChance } from './seeded-chance.ts'

/** Operations that the ledger has acknowledged, by their hash, with the block in which they are said to stand. */
export type AcknowledgedOperations = Map<string, OperationReceipt>

/** A stream of new enterprises and consents, sent to the sequencer itself or by way of the provider's node. */
export function operationStream(
  net: CrashNetwork,
  name: string,
  seed: number,
  acknowledged: AcknowledgedOperations,
): StreamStep {
  const chance = seededChance(seed, name)
  let made = 0
  return async () => {
    made += 1
    const label = `${name} ${made}`
    const operation = chance.oneIn(2) ? createOf(net, label) : grantOf(net, label)
    const to = chance.oneIn(3) ? net.cast.provider : net.cast.sequencer
    const receipt = await submit(net, to, operation)
    acknowledged.set(operationHash(operation.payload, net.network), receipt)
    if (!chance.oneIn(8)) return
    const again = await submit(net, to, operation)
    if (again.height !== receipt.height || again.header !== receipt.header) {
      throw new Error(`an operation of block ${receipt.height} is said to be in block ${again.height}`)
    }
  }
}

function submit(net: CrashNetwork, to: string, body: Operation): Promise<OperationReceipt> {
  return untilAnswered(
    () => callProcess(net, to, submitOperationContract, { body, as: 'home' }),
    (json) => json as OperationReceipt,
  )
}

function createOf({ network }: CrashNetwork, label: string): Operation {
  const { payload, proofs } = testEnterprise(network, label, SIGNING_HOME).create
  return { payload, proofs: [...proofs] }
}

function grantOf({ network, seeds }: CrashNetwork, label: string): Operation {
  const expiresOn = parseDate('2026-12-31')
  if (!expiresOn.ok) throw new Error(expiresOn.fault)
  const payload = {
    kind: 'consent.grant' as const,
    member: SIGNING_HOME,
    commitment: toHex(sha256(utf8(`consent ${label}`))),
    revocationHash: toHex(sha256(utf8(`code ${label}`))),
    expiresOn: expiresOn.value,
  }
  const signer = ed25519Signer(fromHex(seeds(SIGNING_HOME).statement))
  return { payload, proofs: [...signStatement(payload, [signer], genesisBytes(network)).proofs] }
}
