import { assert, type Network } from '@goodstanding/core'
import { type Bytes, hmacSha256, tag, utf8 } from '@goodstanding/crypto'
import { genesisBytes } from '../network/genesis-hash.ts'

/** k_p, one provider's key of access tags: HMAC-SHA-256(k, tag ‖ provider). k is 256 random bits of one consent. */
export function sliceAccessKey(key: Bytes, provider: string, network: Network): Bytes {
  return hmacSha256(key, tag('access-key', genesisBytes(network)), utf8(provider))
}

/** Tag of the n-th read by one provider: HMAC-SHA-256(k_p, n as 4 bytes big-endian). It says nothing to who has not k_p. */
export function accessTag(accessKey: Bytes, n: number): Bytes {
  assert(Number.isInteger(n) && n >= 1 && n < 2 ** 32, 'reads are counted from 1')
  return hmacSha256(accessKey, new Uint8Array([n >>> 24, (n >>> 16) & 0xff, (n >>> 8) & 0xff, n & 0xff]))
}
