import { createHmac } from 'node:crypto'
import type { Bytes } from '@goodstanding/crypto'

/** HMAC-SHA-256 by Node: several for each row that is published, so that the portable one would be felt. */
export function hmac(key: Bytes, ...parts: readonly Bytes[]): Bytes {
  const mac = createHmac('sha256', key)
  for (const part of parts) mac.update(part)
  return new Uint8Array(mac.digest())
}
