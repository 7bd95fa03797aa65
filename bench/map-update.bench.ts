/** Updating keys of a large map, against the least hashing that any binary Merkle map of this size needs. */
import { sha256, utf8 } from '@goodstanding/crypto'
import { memoryMap } from '@goodstanding/map'
import { medianSeconds, printRatio } from './measure.ts'

const SIZE = 50_000
const CHANGES = 1_000
const key = (i: number) => sha256(utf8(`key ${i}`))
const value = sha256(utf8('value'))
const full = memoryMap().with(Array.from({ length: SIZE }, (_, i) => ({ key: key(i), value })))
let round = 0

const update = await medianSeconds(5, () => {
  round++
  const changed = sha256(utf8(`value ${round}`))
  return full.with(Array.from({ length: CHANGES }, (_, i) => ({ key: key(i * 37), value: changed })))
})
// Two hashes for key and value, one for the leaf, and one for each level above, shared by none.
const depth = Math.ceil(Math.log2(SIZE))
const block = new Uint8Array(65)
const hash = await medianSeconds(5, () => {
  for (let i = 0; i < CHANGES * (depth + 3); i++) sha256(block)
})
printRatio(
  { name: `change a key of ${SIZE}`, perSecond: CHANGES / update },
  { name: 'its hashes alone', perSecond: CHANGES / hash },
)
