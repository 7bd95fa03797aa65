export { encodeLogEntry, type LogEntry, type LogEntryFault, parseLogEntry } from './entries/log-entry.ts'
export {
  type ConsistencyClaim,
  consistencyProofNodes,
  proveConsistency,
  verifyConsistency,
} from './proofs/consistency.ts'
export { type InclusionClaim, inclusionProofNodes, proveInclusion, verifyInclusion } from './proofs/inclusion.ts'
export {
  type MultiproofClaim,
  multiproofNodes,
  type ProvenLeaf,
  proveMultiproof,
  verifyMultiproof,
} from './proofs/multiproof.ts'
export {
  ENTRY_LENGTH_MAX,
  type EntryBundleFault,
  encodeEntryBundle,
  parseEntryBundle,
} from './tiles/entry-bundle.ts'
export { TileError, type TileFault } from './tiles/tile-error.ts'
export { nodesFromTile } from './tiles/tile-nodes.ts'
export {
  entriesPath,
  parseTilePath,
  TILE_HEIGHT,
  TILE_WIDTH,
  type TileId,
  type TilePathFault,
  type TileResource,
  tilePath,
} from './tiles/tile-path.ts'
export { type FetchTile, tileReader } from './tiles/tile-reader.ts'
export { tileAtSize, tilesForSize } from './tiles/tiles-for-size.ts'
export {
  appendLeaf,
  type CompactRange,
  EMPTY_RANGE,
  type NodeListener,
  rangeRoot,
  readCompactRange,
  treeRoot,
} from './tree/compact-range.ts'
export { EMPTY_ROOT, leafHash, nodeHash } from './tree/hashing.ts'
export type { NodeReader } from './tree/node-reader.ts'
export { type NodeId, peakNodes } from './tree/tree-range.ts'
