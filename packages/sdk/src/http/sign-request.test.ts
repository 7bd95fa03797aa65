import { instantOfMs } from '@goodstanding/core'
import { fromHex, parseBase64, sha256, toBase64, utf8, verifyEd25519 } from '@goodstanding/crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TEST_KEY } from '../testing/scripted-node.ts'
import { signatureHeaders } from './sign-request.ts'

const key = { keyId: 'member:bank', signer: TEST_KEY }
const at = { now: instantOfMs(1_790_000_000_999), nonce: new Uint8Array(16).fill(3) }

describe('the signature of a request', () => {
  it('covers method, target and body, with a time in whole seconds and a nonce', () => {
    const headers = signatureHeaders({ method: 'POST', url: 'https://a.example/v1/x', body: utf8('{}') }, key, at)
    expect(headers['content-digest']).toBe(`sha-256=:${toBase64(sha256(utf8('{}')))}:`)
    expect(headers['signature-input']).toBe(
      `sig=("@method" "@target-uri" "content-digest");created=1790000000;nonce="${'03'.repeat(16)}";keyid="member:bank";alg="ed25519"`,
    )
  })

  it('holds over the base of RFC 9421 for every request', () => {
    fc.assert(
      fc.property(fc.constantFrom('GET', 'POST'), fc.webUrl(), fc.uint8Array(), (method, url, body) => {
        const headers = signatureHeaders({ method, url, body }, key, at)
        const parameters = headers['signature-input']?.slice('sig='.length)
        const base = [
          `"@method": ${method}`,
          `"@target-uri": ${url}`,
          `"content-digest": ${headers['content-digest']}`,
          `"@signature-params": ${parameters}`,
        ].join('\n')
        const signature = parseBase64(headers.signature?.slice('sig=:'.length, -1) ?? '')
        if (!signature.ok) throw new Error('not base64')
        return verifyEd25519(fromHex(TEST_KEY.publicKey), utf8(base), signature.value)
      }),
      { numRuns: 25 },
    )
  })
})
