import { type EnterpriseCreate, type Network, SCOPES } from '@goodstanding/core'
import { ed25519Signer, fromHex, type Signer, type Statement, signStatement, toHex } from '@goodstanding/crypto'
import { enterpriseIdOf } from '@goodstanding/ledger'
import type { RequestSigner } from '../src/http-signature/sign-request.ts'
import { seededRandom } from './test-network.ts'

/** An enterprise with one rotation key and one signer of every scope. */
export type TestEnterprise = {
  readonly id: string
  readonly rotation: Signer
  readonly signer: Signer
  /** Signs its HTTP requests. */
  readonly request: RequestSigner
  /** Its first key operation: not yet on the ledger. */
  readonly create: Statement<EnterpriseCreate>
}

/** Keys from the label alone: the same label is the same enterprise. */
export function testEnterprise(network: Network, label: string, home: string): TestEnterprise {
  const random = seededRandom(`enterprise ${label}`)
  const rotation = ed25519Signer(random(32))
  const signer = ed25519Signer(random(32))
  const payload: EnterpriseCreate = {
    kind: 'enterprise.create',
    rotationKeys: [rotation.publicKey],
    signers: [{ key: signer.publicKey, scopes: [...SCOPES], until: null }],
    thresholds: { consent: 1, claim: 1, dispute: 1, read: 1 },
    home,
    salt: toHex(random(32)),
  }
  const id = enterpriseIdOf(payload, network)
  return {
    id,
    rotation,
    signer,
    request: { keyId: `enterprise:${id}#${signer.publicKey}`, key: signer },
    create: signStatement(payload, [rotation], fromHex(network.genesisHash)),
  }
}
