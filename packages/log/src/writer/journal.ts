import type { LogHead } from './log-storage.ts'

/**
 * Remembers, apart from the database, the newest head that was about to be signed, so that a database restored from a
 * backup can't make a log sign below or beside what it signed. Keep it out of the database's backups.
 */
export interface Journal {
  /** The newest head recorded for this origin; null where none ever was. */
  last(origin: string): Promise<LogHead | null>
  /** Durable when it resolves. */
  record(origin: string, head: LogHead): Promise<void>
}
