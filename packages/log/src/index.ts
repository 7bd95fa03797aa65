export {
  type CheckedLog,
  checkLog,
  type LogCheck,
  type LogCheckFault,
  type LogCheckOptions,
} from './check/check-log.ts'
export type { LogSource } from './check/log-source.ts'
export {
  type Checkpoint,
  type CheckpointFault,
  type CheckpointTolerance,
  formatCheckpointText,
  type ParsedCheckpoint,
  parseCheckpoint,
} from './checkpoint/checkpoint.ts'
export {
  type CheckpointRule,
  type CheckpointVerdictFault,
  verifyCheckpoint,
  type WitnessedCheckpoint,
} from './checkpoint/verify-checkpoint.ts'
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
export { addCheckpoint, type Witness, type WitnessAnswer, type WitnessedLog } from './witness/add-checkpoint.ts'
export {
  type AskedCheckpoint,
  askWitnesses,
  type CosignedSizes,
  type WitnessAddress,
  type Witnesses,
} from './witness/ask-witnesses.ts'
export { cosignedCheckpoint } from './witness/cosigned-checkpoint.ts'
export { journaledWitness } from './witness/journaled-witness.ts'
export type { WitnessDecision, WitnessedHead, WitnessStorage } from './witness/witness-storage.ts'
export { type CheckpointSigner, checkpointSigner } from './writer/checkpoint-signer.ts'
export type { Journal } from './writer/journal.ts'
export type { LogFile } from './writer/log-file.ts'
export type { LogNotice } from './writer/log-notice.ts'
export { type LogReader, logReader } from './writer/log-reader.ts'
export { LogStopped, QueueFull, type StopReason } from './writer/log-stopped.ts'
export type {
  LogClaim,
  LogHead,
  LogRows,
  LogState,
  LogStorage,
  QueuedEntry,
  StoredCheckpoint,
  StoredTile,
} from './writer/log-storage.ts'
export { type LogStatus, type LogWriter, openLog, type Slot } from './writer/log-writer.ts'
export type { AppendedEntry, FinishSlot, LogOptions } from './writer/writing.ts'
