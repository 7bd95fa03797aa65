import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The two weights that documents are set in; both have Latin, Greek, Cyrillic and Chinese letters. */
export type Weight = 'regular' | 'bold'

const FILES: { readonly [W in Weight]: string } = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
}

const loaded = new Map<Weight, Uint8Array>()

/** The file of a font, read once in a process: it has ten megabytes, of which a document takes the letters that it needs. */
export function fontFile(weight: Weight): Uint8Array {
  const known = loaded.get(weight)
  if (known !== undefined) return known
  const bytes = readFileSync(createRequire(import.meta.url).resolve(FILES[weight]))
  loaded.set(weight, bytes)
  return bytes
}
