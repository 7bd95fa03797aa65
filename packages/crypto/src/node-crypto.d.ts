/** What `ed25519-node.ts` uses of Node, so that this package needs no Node types anywhere else. */
declare module 'node:crypto' {
  export interface KeyObject {
    export(options: { format: 'der'; type: 'spki' }): Uint8Array
  }
  type KeyInput = { key: Uint8Array; format: 'der'; type: 'spki' | 'pkcs8' }
  export function createPublicKey(key: KeyInput | KeyObject): KeyObject
  export function createPrivateKey(key: KeyInput): KeyObject
  export function sign(algorithm: null, data: Uint8Array, key: KeyObject): Uint8Array
  export function verify(algorithm: null, data: Uint8Array, key: KeyObject, signature: Uint8Array): boolean
}
