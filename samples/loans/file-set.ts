import type { Mapping } from '@goodstanding/mapping'
import type { ManifestFile, Origin } from './manifest.ts'

type Added = Pick<ManifestFile, 'member' | 'path' | 'mapping' | 'rows'> & { readonly step?: ManifestFile['step'] }

/** The files of a split as they come: each with a copy of its mapping that says where the rows come from. */
export class FileSet {
  readonly listed: ManifestFile[] = []
  readonly #bytes = new Map<string, Uint8Array>()
  readonly #origin: Origin
  readonly #readMapping: (name: string) => Mapping

  constructor(origin: Origin, readMapping: (name: string) => Mapping) {
    this.#origin = origin
    this.#readMapping = readMapping
  }

  /** Loans are of the source's origin; what public offices keep is always generated. */
  add({ step = 'start', ...file }: Added, bytes: Uint8Array): void {
    const found = this.#readMapping(file.mapping)
    const origin = found.type === 'tradeline' ? this.#origin : 'generated'
    const mapping = `mappings/${file.mapping}.json`
    this.#bytes.set(mapping, jsonBytes({ ...found, origin }))
    this.#bytes.set(file.path, bytes)
    this.listed.push({ ...file, mapping, type: found.type, origin, step })
  }

  withJson(documents: { readonly [path: string]: unknown }): ReadonlyMap<string, Uint8Array> {
    for (const [path, document] of Object.entries(documents)) this.#bytes.set(path, jsonBytes(document))
    return this.#bytes
  }
}

function jsonBytes(document: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(document, null, 2)}\n`)
}
