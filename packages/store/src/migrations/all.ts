import type { Migration } from 'kysely/migration'
import { createLogs } from './0001-logs.ts'
import { createMapPages } from './0002-map-pages.ts'
import { createWitness } from './0003-witness.ts'
import { createLedger } from './0010-ledger.ts'
import { createProvider } from './0020-provider.ts'
import { createHome } from './0030-home.ts'
import { createLender } from './0040-lender.ts'
import { indexKeyMonths } from './0041-key-months.ts'
import { addLinkEnders } from './0042-link-enders.ts'
import { createLinksAnew } from './0043-links-anew.ts'

/** Each change of the schema in its order, by the name that is remembered once it has run. Names never change. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-logs': createLogs,
  '0002-map-pages': createMapPages,
  '0003-witness': createWitness,
  '0010-ledger': createLedger,
  '0020-provider': createProvider,
  '0030-home': createHome,
  '0040-lender': createLender,
  '0041-key-months': indexKeyMonths,
  '0042-link-enders': addLinkEnders,
  '0043-links-anew': createLinksAnew,
}
