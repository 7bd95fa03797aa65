import type { NodeReader } from '../tree/node-reader.ts'
import { type LogFile, logFile } from './log-file.ts'
import type { LogRows, StoredCheckpoint } from './log-storage.ts'
import { storedNodes } from './stored-nodes.ts'

/** Reads a log: checkpoints, nodes for proofs, and the files that others follow it by. */
export interface LogReader {
  readonly origin: string
  /** The newest published checkpoint, with the cosignatures that it has. */
  checkpoint(): Promise<StoredCheckpoint | null>
  /** The newest checkpoint that k witnesses have cosigned, with their newest cosignatures. */
  witnessedCheckpoint(): Promise<StoredCheckpoint | null>
  /** The first witnessed checkpoint with `size > position`, as it was then: kept for good. */
  firstWitnessedCovering(position: number): Promise<StoredCheckpoint | null>
  /** For proofs at any size up to the newest. */
  readonly readNode: NodeReader
  /** Answers a GET below the log's prefix, such as `checkpoint`, `tile/0/000.p/3` or `tile/entries/000`. */
  file(path: string): Promise<LogFile>
}

/** A log as any process of its member can read it, also where another one writes it. */
export function logReader(rows: LogRows): LogReader {
  return {
    origin: rows.origin,
    checkpoint: () => rows.newestCheckpoint(),
    witnessedCheckpoint: () => rows.newestWitnessed(),
    firstWitnessedCovering: (position) => rows.firstWitnessedCovering(position),
    readNode: storedNodes(rows),
    file: (path) => logFile(rows, path),
  }
}
