import {
  type ConsentPayload,
  formatInstant,
  type Instant,
  type Network,
  type ReadRequestStatement,
  type SliceOpening,
} from '@goodstanding/core'
import { type Bytes, fromHex, type Signer, signStatement, toHex, uuidV7 } from '@goodstanding/crypto'
import { sliceHash } from '@goodstanding/ledger'

/** One signed request to each provider of a consent's slices, resting on one header and key state. */
export function signReadRequests(
  consent: Pick<ConsentPayload, 'id' | 'reader' | 'purpose'>,
  slices: readonly SliceOpening[],
  rests: { readonly header: { readonly height: number; readonly hash: string }; readonly keyState: string },
  by: {
    readonly signer: Signer
    readonly network: Network
    readonly now: Instant
    readonly random: (bytes: number) => Bytes
  },
): readonly ReadRequestStatement[] {
  return slices.map((opening) => {
    const payload = {
      kind: 'read_request' as const,
      requestId: uuidV7(by.now, by.random(10)),
      reader: consent.reader,
      provider: opening.slice.provider,
      consent: consent.id,
      slice: toHex(sliceHash(opening, by.network)),
      purpose: consent.purpose,
      header: rests.header,
      keyState: rests.keyState,
      at: formatInstant(by.now),
    }
    const { proofs } = signStatement(payload, [by.signer], fromHex(by.network.genesisHash))
    return { payload, proofs: [...proofs] }
  })
}
