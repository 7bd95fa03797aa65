import { layout } from '../banks/layouts.ts'
import { formatCsv } from '../write-csv.ts'
import type { Registry } from './registry.ts'

const usDay = (day: string | null): string => (day === null ? '' : layout(day, 'MM/DD/YYYY'))

/** The Californian registry exports comma-separated tables with US days. */
export const california: Registry = {
  member: 'california-registry',
  title: 'Business registry, California (invented)',
  state: 'CA',
  jurisdiction: 'US-CA',
  authority: 'RA000598',
  ending: 'csv',
  writeEntries(entries, day) {
    const columns = [
      ...['EXTRACT_DATE', 'ENTITY_NUM', 'ENTITY_NAME', 'ENTITY_TYPE', 'FORMED', 'STATUS', 'STATUS_DATE'],
      ...['ADDR_LINE', 'ADDR_CITY', 'ADDR_STATE', 'ADDR_ZIP', 'NAICS'],
    ]
    const rows = entries.map(({ enterprise, address, ...entry }) => [
      usDay(day),
      entry.number,
      enterprise.name.toUpperCase(),
      enterprise.kind === 'llc' ? 'LLC - DOM' : 'CORP - STOCK',
      usDay(entry.incorporatedOn),
      { registered: 'ACTIVE', dissolved: 'DISSOLVED', moved_away: 'CONVERTED OUT' }[entry.status],
      usDay(entry.endedOn),
      address.line,
      address.town,
      'CA',
      address.zip,
      enterprise.naics,
    ])
    return Buffer.from(formatCsv(columns, rows))
  },
  writeLiens(liens, day) {
    const columns = ['EXTRACT_DATE', 'FILE_NUM', 'DEBTOR_NUM', 'FILED', 'LAPSED_OR_TERMINATED', 'MAX_PRINCIPAL']
    const rows = liens.map((lien) => [
      usDay(day),
      lien.number,
      lien.entry.number,
      usDay(lien.filedOn),
      usDay(lien.terminatedOn),
      String(lien.amount),
    ])
    return Buffer.from(formatCsv(columns, rows))
  },
  writeInsolvencies(insolvencies, day) {
    const columns = ['EXTRACT_DATE', 'CASE_NUM', 'ENTITY_NUM', 'CHAPTER', 'PETITION_DATE', 'CLOSED_DATE']
    const rows = insolvencies.map((found) => [
      usDay(day),
      found.number,
      found.entry.number,
      found.procedure === 'liquidation' ? '7' : '11',
      usDay(found.openedOn),
      usDay(found.closedOn),
    ])
    return Buffer.from(formatCsv(columns, rows))
  },
}
