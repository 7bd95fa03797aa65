/** Byte strings as a parameter for `decode(…, 'hex')`: arrays of text both drivers pass alike, arrays of bytes not. */
export function hexArray(values: readonly Uint8Array[]): string[] {
  return values.map((value) => Buffer.from(value.buffer, value.byteOffset, value.length).toString('hex'))
}
