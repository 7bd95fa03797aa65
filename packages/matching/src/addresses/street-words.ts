/** Words of streets by their full spelling, with what they are cut to; English as in USPS Publication 28, appendix C. */
const LAST =
  'street: st str strt; avenue: ave av aven; road: rd; drive: dr drv; lane: ln; court: ct crt; place: pl; ' +
  'boulevard: blvd boul bd boulv; highway: hwy hiway; parkway: pkwy pkway pky; circle: cir circ; terrace: ter terr; ' +
  'square: sq sqr; trail: trl; turnpike: tpke trnpk; expressway: expy; freeway: fwy; plaza: plz; alley: aly; ' +
  'crossing: xing; center: ctr centre cntr; heights: hts; close: cl; crescent: cres; gardens: gdns; grove: grv; ' +
  'route: rte'

/** Kinds of street that stand before the name, as in French and Spanish. */
const FIRST =
  'avenue: av ave; boulevard: bd blvd boul; place: pl; chemin: che chem; allee: all; impasse: imp; quai: qu; ' +
  'faubourg: fbg fg; route: rte; saint: st; sainte: ste; calle: c cl'

const POINTS = 'north: n; south: s; east: e; west: w; northeast: ne; northwest: nw; southeast: se; southwest: sw'

const UNITS =
  'unit:; apartment: apt appt; suite: ste; room: rm; floor: fl flr; building: bldg bld; batiment: bat; etage:; ' +
  'department: dept; lot:; space: spc; office: ofc'

/** Full word of each spelling, itself among them, where the word stands last in a street, or before its number. */
export const LAST_WORDS: ReadonlyMap<string, string> = spellings(LAST)
/** Full word of each spelling where the word stands first in a street. */
export const FIRST_WORDS: ReadonlyMap<string, string> = spellings(FIRST)
/** Points of the compass in English addresses. */
export const COMPASS_POINTS: ReadonlyMap<string, string> = spellings(POINTS)
/** What a part of a building is called. */
export const UNIT_WORDS: ReadonlyMap<string, string> = spellings(UNITS)

function spellings(table: string): ReadonlyMap<string, string> {
  const entries = table.split('; ').flatMap((line): (readonly [string, string])[] => {
    const [word = '', cut = ''] = line.split(':')
    return [word, ...cut.split(' ').filter((short) => short !== '')].map((short) => [short, word])
  })
  return new Map(entries)
}
