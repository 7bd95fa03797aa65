import { createCipheriv, createDecipheriv } from 'node:crypto'
import { type Bytes, utf8 } from '@goodstanding/crypto'
import type { Random } from '../../../random.ts'
import { hmac } from './hmac.ts'

const NONCE_BYTES = 12
const MAC_BYTES = 16

/**
 * Seals a value of JSON for whoever holds the month's key: AES-256-GCM under a key of its own, HMAC-SHA-256(month's
 * key, name), so that no two values share key and nonce however many a month has. `name` is bound to it.
 */
export function seal(value: unknown, name: string, monthKey: Bytes, random: Random): Bytes {
  const nonce = random(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', hmac(monthKey, utf8(name)), nonce)
  const sealed = cipher.update(JSON.stringify(value), 'utf8')
  return new Uint8Array(Buffer.concat([nonce, sealed, cipher.final(), cipher.getAuthTag()]))
}

/** What `seal` has sealed. Throws where the key, the name or a byte is another. */
export function unseal(sealed: Bytes, name: string, monthKey: Bytes): unknown {
  const decipher = createDecipheriv('aes-256-gcm', hmac(monthKey, utf8(name)), sealed.subarray(0, NONCE_BYTES))
  decipher.setAuthTag(sealed.subarray(sealed.length - MAC_BYTES))
  const text = decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - MAC_BYTES))
  return JSON.parse(Buffer.concat([text, decipher.final()]).toString('utf8'))
}
