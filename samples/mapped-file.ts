import { type Candidate, type Mapping, mapFile, type Reject } from '@goodstanding/mapping'

/** A whole small file through its mapping. */
export async function mapWhole(
  path: string,
  mapping: Mapping,
): Promise<{
  readonly candidates: readonly Candidate[]
  readonly rejects: readonly Reject[]
  readonly skipped: number
}> {
  const candidates: Candidate[] = []
  const rejects: Reject[] = []
  let skipped = 0
  for await (const batch of mapFile(path, mapping)) {
    candidates.push(...batch.candidates)
    rejects.push(...batch.rejects)
    skipped += batch.skipped
  }
  return { candidates, rejects, skipped }
}
