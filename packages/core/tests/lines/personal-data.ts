/** Numbers of natural persons, means of contact and free words, each as people write it. */
export const PERSONAL_VALUES: readonly (readonly [what: string, value: string])[] = [
  ['social security number (US)', '078-05-1120'],
  ['individual taxpayer number (US)', '900-70-0000'],
  ['national insurance number (GB)', 'QQ123456C'],
  ['national insurance number (GB)', 'AB 12 34 56 C'],
  ['resident identity card (CN)', '11010519491231002X'],
  ['social insurance number (FR)', '255081416802538'],
  ['tax identification number (DE)', '36574261809'],
  ['national identity number (ES)', '54362315K'],
  ['passport', 'C01X00T47'],
  ['driving licence', 'MORGA657054SM9IJ'],
  ['e-mail address', 'jo.public@example.com'],
  ['telephone number', '+1 415 555 0100'],
  ['date of birth', '31/01/1970'],
  ['account on a network', '@jo_public'],
  ['web address', 'https://example.com/jo'],
  ['place on earth', '37.7749,-122.4194'],
  ['name', 'Jo Public'],
  ['opinion', 'pays late when it rains'],
  ['words', 'Friend of the mayor; see file.'],
]

/** Words that no name of a field may hold: natural persons, opinions, conduct, place, online accounts, scores, free text. */
export const PERSONAL_WORDS: ReadonlySet<string> = new Set(
  [
    'person people individual human citizen resident proprietor trader household family spouse child',
    'director officer owner shareholder guarantor signatory representative employee manager beneficiary ubo',
    'ssn itin nino passport licence license biometric fingerprint face photo iris dna identity',
    'birth born birthday age gender sex race ethnicity nationality religion marital',
    'firstname lastname surname forename givenname familyname maiden nickname title',
    'email phone telephone mobile fax username login ip device cookie account handle profile location geo latitude',
    'opinion political politics party union health criminal conviction social behaviour conduct association speech',
    'note notes remark remarks comment comments description text memo free words',
    'score rating grade rank pd probability risk watchlist tag label',
  ].flatMap((line) => line.split(' ')),
)

/** The words in a name such as `legalName` or `statusByMonth`. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
}
