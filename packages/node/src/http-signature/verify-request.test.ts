import { addMs, type Instant, instantOfMs } from '@goodstanding/core'
import { ed25519Signer, fromHex } from '@goodstanding/crypto'
import { describe, expect, it } from 'vitest'
import { createNonces } from './nonces.ts'
import { signRequest } from './sign-request.ts'
import { verifyRequest } from './verify-request.ts'

const NOW = instantOfMs(1_183_161_600_250)
const KEY = ed25519Signer(new Uint8Array(32).fill(7))
const OTHER_KEY = ed25519Signer(new Uint8Array(32).fill(8))
const BODY = new TextEncoder().encode('{"a":1}')
const URL_SIGNED = 'https://bank.example/v1/things?x=1'

let counter = 0
const random = (size: number) => {
  counter += 1
  return new Uint8Array(size).fill(counter)
}

async function sign(overrides: { readonly key?: typeof KEY; readonly at?: Instant; readonly url?: string } = {}) {
  const { key = KEY, at = NOW, url = URL_SIGNED } = overrides
  return signRequest(
    { method: 'POST', url, body: BODY },
    { keyId: 'member:bank', key },
    { clock: { now: () => at }, random },
  )
}

function verifier(nonces = createNonces(100)) {
  const keyOf = async (keyId: string) => (keyId === 'member:bank' ? fromHex(KEY.publicKey) : null)
  return { keyOf, nonces, now: NOW, since: addMs(NOW, -600_000) }
}

const request = (headers: Record<string, string>) => ({ method: 'POST', url: URL_SIGNED, headers })

describe('A signed request', () => {
  it('is told to be its key’s', async () => {
    expect(await verifyRequest(request(await sign()), verifier())).toEqual({ ok: true, value: 'member:bank' })
  })

  it('is taken once', async () => {
    const headers = await sign()
    const by = verifier()
    await verifyRequest(request(headers), by)
    expect(await verifyRequest(request(headers), by)).toEqual({ ok: false, fault: 'signature_replayed' })
  })

  it.each([
    ['method', { method: 'PUT' }],
    ['target', { url: 'https://bank.example/v1/things?x=2' }],
    ['receiver', { url: 'https://other.example/v1/things?x=1' }],
  ])('is refused for another %s', async (_what, change) => {
    const verified = await verifyRequest({ ...request(await sign()), ...change }, verifier())
    expect(verified).toEqual({ ok: false, fault: 'signature_invalid' })
  })

  it('is refused with another digest, or another key', async () => {
    const headers = await sign()
    const changed = { ...headers, 'content-digest': 'sha-256=:AAAA:' }
    expect(await verifyRequest(request(changed), verifier())).toEqual({ ok: false, fault: 'signature_invalid' })
    const forged = await sign({ key: OTHER_KEY })
    expect(await verifyRequest(request(forged), verifier())).toEqual({ ok: false, fault: 'signature_invalid' })
  })

  it.each([-61_000, 62_000])('is refused when created %i ms from now', async (ms) => {
    const headers = await sign({ at: addMs(NOW, ms) })
    expect(await verifyRequest(request(headers), verifier())).toEqual({ ok: false, fault: 'signature_expired' })
  })

  it('is refused when created before this process could remember nonces, but not within the second of its start', async () => {
    const headers = await sign({ at: addMs(NOW, -200) })
    const justStarted = { ...verifier(), since: NOW }
    expect((await verifyRequest(request(headers), justStarted)).ok).toBe(true)
    const earlier = await sign({ at: addMs(NOW, -2_000) })
    expect(await verifyRequest(request(earlier), justStarted)).toEqual({ ok: false, fault: 'signature_expired' })
  })

  it('is refused with an unknown key', async () => {
    const headers = await signRequest(
      { method: 'POST', url: URL_SIGNED, body: BODY },
      { keyId: 'member:nobody', key: KEY },
      { clock: { now: () => NOW }, random },
    )
    expect(await verifyRequest(request(headers), verifier())).toEqual({ ok: false, fault: 'unauthorized' })
  })

  it.each(['"@method"', '"@target-uri"', '"content-digest"'])(
    'is refused when it does not cover %s',
    async (component) => {
      const headers = await sign()
      const input = headers['Signature-Input'] ?? ''
      const fewer = {
        ...headers,
        'Signature-Input': input.replace(component, '').replaceAll('  ', ' ').replace('( ', '('),
      }
      expect((await verifyRequest(request(fewer), verifier())).ok).toBe(false)
    },
  )

  it('is refused with two signatures, be one of them good', async () => {
    const headers = await sign()
    const second = await sign()
    const both = {
      ...headers,
      'Signature-Input': `${headers['Signature-Input']}, ${second['Signature-Input']?.replace('sig=', 'sig2=')}`,
      Signature: `${headers.Signature}, ${second.Signature?.replace('sig=', 'sig2=')}`,
    }
    expect((await verifyRequest(request(both), verifier())).ok).toBe(false)
  })

  it('is refused when nonces cannot be remembered any more', async () => {
    const by = verifier(createNonces(0))
    expect(await verifyRequest(request(await sign()), by)).toEqual({ ok: false, fault: 'unavailable' })
  })

  it.each(['', 'sig', 'sig=()', 'sig=("@method");created="x"', '%%%'])(
    'is refused with the input %j',
    async (input) => {
      const headers = { ...(await sign()), 'Signature-Input': input }
      expect((await verifyRequest(request(headers), verifier())).ok).toBe(false)
    },
  )
})
