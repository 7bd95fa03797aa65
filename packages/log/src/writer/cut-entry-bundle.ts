import type { Bytes } from '@goodstanding/crypto'

const LENGTH_BYTES = 2

/** The first entries of a bundle, as a bundle: what a partial one of that width holds. */
export function cutEntryBundle(bundle: Bytes, width: number): Bytes {
  let end = 0
  for (let i = 0; i < width; i += 1) end += LENGTH_BYTES + (((bundle[end] ?? 0) << 8) | (bundle[end + 1] ?? 0))
  return bundle.slice(0, end)
}
