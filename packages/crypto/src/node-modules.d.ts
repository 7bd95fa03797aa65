/** What `ed25519-node.ts` uses of Node, so that nothing else in this package sees Node's types. */
declare module 'node:buffer' {
  export interface Buffer extends Uint8Array {
    readonly parent: ArrayBufferLike
  }
  export const Buffer: { concat(parts: readonly Uint8Array[]): Buffer }
}

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
