import { findMember, type Network } from '@goodstanding/core'
import { witnessVerifiers } from '@goodstanding/ledger'
import type { Witnesses } from '@goodstanding/log'
import { readBounded } from '../clients/bounded-body.ts'
import { targetUri } from '../http-signature/signed-components.ts'

const TIMEOUT_MS = 5_000
const ANSWER_BYTES_MAX = 65_536

/** The witnesses whose cosignatures count for a log of this group, asked over HTTP. */
export function networkWitnesses(network: Network, group: string): Witnesses {
  return {
    list: witnessVerifiers(network, group).flatMap((verifier) => {
      const member = findMember(network, verifier.name)
      return member === undefined ? [] : [{ url: targetUri(member.baseUrl, '/witness'), verifier }]
    }),
    k: network.descriptor.witnesses.k,
    post,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref()),
    timeoutMs: TIMEOUT_MS,
  }
}

async function post(url: string, body: string): Promise<{ readonly status: number; readonly body: string }> {
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  const headers = { 'content-type': 'text/plain; charset=utf-8' }
  const response = await fetch(url, { method: 'POST', body, headers, redirect: 'error', signal })
  const answer = await readBounded(response, ANSWER_BYTES_MAX)
  if (answer === null) throw new Error('its answer is too long')
  return { status: response.status, body: Buffer.from(answer).toString('utf8') }
}
