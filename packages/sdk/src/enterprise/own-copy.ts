import { ownReportContract, ownStapleContract } from '@goodstanding/api'
import type { ConsentPayload, Network, Report, SliceOpening } from '@goodstanding/core'
import { ed25519Signer, fromHex } from '@goodstanding/crypto'
import { signReadRequests } from '@goodstanding/report'
import type { Client } from '../http/client.ts'
import type { EnterpriseKeys } from './new-enterprise.ts'

/** The enterprise's own look at all that is recorded about it, under a consent that it gave to itself. */
export async function readOwnCopy(
  consent: ConsentPayload,
  slices: readonly SliceOpening[],
  { client, keys, network }: { readonly client: Client; readonly keys: EnterpriseKeys; readonly network: Network },
): Promise<Report> {
  const params = { id: keys.enterprise }
  const rests = await client.call(ownStapleContract, { params: { ...params, consent: consent.id } })
  const { now, random } = client.surroundings
  const signer = ed25519Signer(fromHex(keys.signerSeed))
  const requests = signReadRequests(consent, slices, rests, { signer, network, now: now(), random })
  const body = { consent: consent.id, staple: rests.staple, requests: [...requests] }
  return client.call(ownReportContract, { params, body })
}
