export { FolderHeld } from './folder-lock.ts'
export { CommitAmbiguous, type MemberStore, openMemberStore, type StoreTransaction } from './member-store.ts'
export { type DatabaseHandle, type DatabaseLocation, type HeldName, openDatabase } from './open-database.ts'
export type { Tables } from './tables.ts'
