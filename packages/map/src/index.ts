export { type MemoryMap, memoryMap } from './memory-map.ts'
export { EMPTY_ROOT } from './nodes/node-hash.ts'
export { VALUE_BYTES_MAX } from './nodes/page-codec.ts'
export type { PageStore } from './nodes/page-store.ts'
export type { MapChange } from './nodes/update-page.ts'
export type {
  ExistenceProof,
  InnerOp,
  LeafOp,
  MapProof,
  NonExistenceProof,
} from './proofs/map-proof.ts'
export { type MapProofFault, parseMapProof } from './proofs/parse-map-proof.ts'
export { type AbsenceClaim, verifyAbsence } from './proofs/verify-absence.ts'
export { type PresenceClaim, verifyPresence } from './proofs/verify-presence.ts'
export { proveKeys } from './prove-keys.ts'
export { type MapUpdate, updateMap } from './update-map.ts'
