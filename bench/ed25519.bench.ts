/** Verifying a statement in Node, against the same in a browser's library: both give one verdict, at different cost. */
import { ed25519PublicKey, signEd25519, utf8, verifyEd25519 } from '@goodstanding/crypto'
import { ed25519 } from '@noble/curves/ed25519.js'
import { medianSeconds, printRatio } from './measure.ts'

const COUNT = 500
const seed = new Uint8Array(32).fill(7)
const key = ed25519PublicKey(seed)
const message = utf8('a statement’s digest of thirty-two')
const signature = signEd25519(seed, message)

const ours = await medianSeconds(5, () => {
  for (let i = 0; i < COUNT; i++) verifyEd25519(key, message, signature)
})
const noble = await medianSeconds(3, () => {
  for (let i = 0; i < COUNT; i++) ed25519.verify(signature, message, key, { zip215: false })
})
printRatio(
  { name: 'verify, Node', perSecond: COUNT / ours },
  { name: 'verify, @noble/curves alone', perSecond: COUNT / noble },
)
