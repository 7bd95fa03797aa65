/** First and last division of each section, the same in ISIC Rev. 4 (UN Statistical Papers M 4 rev. 4) and NACE Rev. 2 (Regulation (EC) No 1893/2006, annex I). */
const SECTIONS =
  'A 01 03;B 05 09;C 10 33;D 35 35;E 36 39;F 41 43;G 45 47;H 49 53;I 55 56;J 58 63;K 64 66;L 68 68;M 69 75;N 77 82;' +
  'O 84 84;P 85 85;Q 86 88;R 90 93;S 94 96;T 97 98;U 99 99'

/**
 * Sections that a NAICS sector or a part of it falls under, by our reading of the titles of NAICS (US Census Bureau,
 * manuals of 1997 to 2022) beside those of ISIC Rev. 4; the longest beginning that is listed counts. A sector that falls
 * apart lists every section that a large part of it goes to.
 */
const SECTIONS_OF_NAICS: ReadonlyMap<string, string> = new Map(
  (
    '11:A;21:B;22:DE;2211:D;2212:D;2213:E;22133:D;23:F;2372:FL;31:C;32:C;33:C;42:G;44:G;45:G;48:H;49:H;51:J;514:JR;51412:R;' +
    '519:JR;51912:R;51921:R;52:K;53:LN;531:L;532:N;533:N;54:JM;541:JM;5411:M;5412:M;5413:M;5414:M;5415:J;5416:M;' +
    '5417:M;5418:M;5419:M;55:KM;551111:K;551112:K;551114:M;56:EN;561:N;562:E;61:P;62:Q;71:R;72:I;81:CGS;811:CGS;' +
    '8111:G;8112:CS;8113:C;8114:S;812:S;81292:M;81293:H;813:S;814:T;92:OU;921:O;922:O;923:O;924:O;925:O;926:O;927:O;928:OU;92811:O;92812:OU'
  )
    .split(';')
    .map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
)

/** The section of a division of ISIC or NACE; undefined where there is no such division. */
export function sectionOfDivision(division: string): string | undefined {
  if (!/^\d\d$/.test(division)) return undefined
  const line = SECTIONS.split(';').find((range) => range.slice(2, 4) <= division && division <= range.slice(5))
  return line?.slice(0, 1)
}

/** The sections of ISIC and NACE that a NAICS code may fall under; none where there is no such sector. */
export function sectionsOfNaics(code: string): readonly string[] {
  for (let length = code.length; length >= 2; length--) {
    const sections = SECTIONS_OF_NAICS.get(code.slice(0, length))
    if (sections !== undefined) return [...sections]
  }
  return []
}

/** Sectors that have more than one beginning: manufacturing, retail trade, transportation and warehousing. */
const SECTOR_OF: Readonly<Record<string, string>> = { 32: '31', 33: '31', 45: '44', 49: '48' }

/** The sector of a NAICS code by its first beginning, so that 32 and 33 are 31. */
export function sectorOfNaics(code: string): string {
  const beginning = code.slice(0, 2)
  return SECTOR_OF[beginning] ?? beginning
}
