/**
 * Words that no characteristic's name may hold: places, names of anyone, and what stands for people or groups of them.
 * Words are those between capitals, digits and signs, and any two neighbours joined.
 */
export const NEVER_AN_INPUT = {
  place: [
    ['place', 'location', 'locality', 'address', 'street', 'road', 'building', 'neighbourhood', 'neighborhood'],
    ['city', 'town', 'village', 'municipality', 'borough', 'suburb', 'district', 'ward', 'prefecture', 'county'],
    ['state', 'province', 'region', 'territory', 'canton', 'department', 'country', 'jurisdiction', 'nuts', 'lau'],
    ['postcode', 'postal', 'zip', 'zipcode', 'plz', 'fips', 'census', 'tract', 'msa', 'metro', 'metropolitan'],
    ['urban', 'rural', 'latitude', 'longitude', 'lat', 'lon', 'lng', 'geo', 'geocode', 'geohash', 'coordinates'],
    ['urbanrural', 'bankstate', 'statecode', 'countrycode', 'regioncode', 'citycode'],
  ].flat(),
  name: [
    ['name', 'names', 'brand', 'borrower', 'customer', 'debtor', 'bank', 'lender', 'branch', 'banker'],
    ['bankname', 'borrowername', 'companyname', 'legalname', 'tradename', 'lendername', 'cityname'],
  ].flat(),
  person: [
    ['person', 'people', 'individual', 'human', 'citizen', 'resident', 'proprietor', 'household', 'family'],
    ['director', 'officer', 'owner', 'founder', 'shareholder', 'guarantor', 'signatory', 'representative', 'manager'],
    ['gender', 'sex', 'female', 'male', 'women', 'woman', 'men', 'man', 'minority', 'veteran', 'immigrant'],
    ['race', 'racial', 'ethnicity', 'ethnic', 'hispanic', 'nationality', 'religion', 'religious', 'language', 'tribe'],
    ['birth', 'birthday', 'birthdate', 'dob', 'marital', 'spouse', 'disability', 'health', 'pregnancy'],
    ['ssn', 'itin', 'nino', 'passport', 'surname', 'forename', 'firstname', 'lastname', 'nickname'],
    ['email', 'phone', 'telephone', 'mobile', 'device', 'ip', 'cookie', 'social', 'political', 'opinion', 'criminal'],
  ].flat(),
} as const

/** Why a name may never be an input. */
export type NeverReason = keyof typeof NEVER_AN_INPUT

const REASONS = new Map<string, NeverReason>(
  (['place', 'name', 'person'] as const).flatMap((reason) => NEVER_AN_INPUT[reason].map((word) => [word, reason])),
)

/** Whether a name of an input or column speaks of a place, a name or people, and which; null where it may be an input. */
export function isNeverAnInput(name: string): NeverReason | null {
  const words = wordsOf(name)
  const pairs = words.slice(1).map((word, i) => `${words[i]}${word}`)
  for (const word of [...words, ...pairs]) {
    const reason = REASONS.get(word) ?? REASONS.get(word.replace(/s$/, '')) ?? REASONS.get(word.replace(/ies$/, 'y'))
    if (reason !== undefined) return reason
  }
  return null
}

function wordsOf(name: string): readonly string[] {
  return name
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
}
