import type { HomeTables } from './home-tables.ts'
import type { LedgerTables } from './ledger-tables.ts'
import type { LenderTables } from './lender-tables.ts'
import type { LogTables } from './log-tables.ts'
import type { MapPageTables } from './map-page-tables.ts'
import type { ProviderTables } from './provider-tables.ts'
import type { WitnessTables } from './witness-tables.ts'

/** Every table of a member's schema; each subject's file adds its own. */
export interface Tables
  extends HomeTables,
    LedgerTables,
    LenderTables,
    LogTables,
    MapPageTables,
    ProviderTables,
    WitnessTables {}
