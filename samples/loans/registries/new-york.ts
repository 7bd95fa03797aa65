import type { Registry } from './registry.ts'

/** The registry of New York exports one JSON object a line, nested, and leaves nothing out: `null` says none. */
export const newYork: Registry = {
  member: 'newyork-registry',
  title: 'Business registry, New York (invented)',
  state: 'NY',
  jurisdiction: 'US-NY',
  authority: 'RA000628',
  ending: 'ndjson',
  writeEntries(entries, day) {
    return lines(
      entries.map(({ enterprise, address, movedFrom, ...entry }) => ({
        asOf: day,
        dosId: entry.number,
        name: enterprise.name,
        type: enterprise.kind === 'llc' ? 'DLLC' : 'DBC',
        formed: entry.incorporatedOn,
        state: { code: { registered: 'A', dissolved: 'D', moved_away: 'M' }[entry.status], since: entry.endedOn },
        office: { line: address.line, city: address.town, zip: address.zip },
        industry: { naics: enterprise.naics === '' ? null : enterprise.naics },
        formerEntry:
          movedFrom === null
            ? null
            : { authority: movedFrom.registry, number: movedFrom.number, event: 'domestication', date: movedFrom.on },
      })),
    )
  },
  writeLiens(liens, day) {
    return lines(
      liens.map((lien) => ({
        asOf: day,
        filing: { number: lien.number, date: lien.filedOn, ended: lien.terminatedOn },
        debtor: { dosId: lien.entry.number },
        secures: { cents: lien.amount * 100 },
      })),
    )
  },
  writeInsolvencies(insolvencies, day) {
    return lines(
      insolvencies.map((found) => ({
        asOf: day,
        case: { number: found.number, chapter: found.procedure === 'liquidation' ? 7 : 11 },
        entity: { dosId: found.entry.number },
        opened: found.openedOn,
        closed: found.closedOn,
      })),
    )
  },
}

function lines(rows: readonly object[]): Buffer {
  return Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
}
