import type { ReadBody } from '@goodstanding/api'
import type { ConsentPayload, SliceOpening } from '@goodstanding/core'
import { ed25519Signer, fromHex, type Signer, toHex } from '@goodstanding/crypto'
import { sliceHash } from '@goodstanding/ledger'
import { type GivenConsent, headerOf, type ProviderWorld, sign, stapleOf } from '../provider/provider-world.ts'

/** The statement key of a member: with it that member can sign whatever it likes. */
export function statementKeyOf({ net }: ProviderWorld, member: string): Signer {
  return ed25519Signer(fromHex(net.seeds(member).statement))
}

/** The request with other fields, signed by whoever; by the lender that asked unless said. */
export function bentRequest(
  world: ProviderWorld,
  body: ReadBody,
  change: Partial<ReadBody['request']['payload']>,
  signer: Signer = statementKeyOf(world, 'harborlend'),
): ReadBody {
  return { ...body, request: sign(world, { ...body.request.payload, ...change }, signer) }
}

/** The consent with other terms, signed by whoever: the ledger does not know it. */
export function bentConsent(
  world: ProviderWorld,
  body: ReadBody,
  change: Partial<ConsentPayload>,
  signer: Signer,
): ReadBody {
  const statement = sign(world, { ...body.consent.statement.payload, ...change }, signer)
  return { ...body, consent: { ...body.consent, statement } }
}

/** Another slice in the place of the consent's, asked for by the reader. */
export function bentSlice(world: ProviderWorld, body: ReadBody, change: Partial<SliceOpening['slice']>): ReadBody {
  const { slice } = body.consent
  const opening = { ...slice, slice: { ...slice.slice, ...change } }
  const asked = bentRequest(world, body, { slice: toHex(sliceHash(opening, world.net.network)) })
  return { ...asked, consent: { ...asked.consent, slice: opening } }
}

/** The request resting on the newest header, with whatever the ledger says there. */
export async function restedAnew(
  world: ProviderWorld,
  body: ReadBody,
  consent: GivenConsent,
  change: Partial<ReadBody['request']['payload']> = {},
): Promise<ReadBody> {
  const staple = await stapleOf(world, consent)
  return bentRequest(world, { ...body, staple }, { header: headerOf(staple, world.net.network), ...change })
}
