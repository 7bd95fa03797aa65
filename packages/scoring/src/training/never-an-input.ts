/**
 * Words that no characteristic's name may hold: places, names of anyone, and what stands for people or groups of them.
 * Words are those between capitals, digits and signs, and any two neighbours joined; accents do not count.
 */
export const NEVER_AN_INPUT = {
  place: [
    ['place', 'location', 'locality', 'address', 'street', 'neighbourhood', 'neighborhood', 'hometown'],
    ['city', 'town', 'village', 'municipality', 'borough', 'suburb', 'district', 'ward', 'prefecture', 'county'],
    ['state', 'province', 'region', 'territory', 'canton', 'country', 'jurisdiction', 'nuts', 'lau'],
    ['postcode', 'postal', 'zip', 'zipcode', 'fips', 'census', 'tract', 'msa', 'metro', 'metropolitan'],
    ['urban', 'rural', 'urbanrural', 'latitude', 'longitude', 'lat', 'lon', 'lng', 'geo', 'geocode', 'geohash'],
    ['bankstate', 'statecode', 'countrycode', 'regioncode', 'citycode', 'coordinates'],
    ['plz', 'postleitzahl', 'stadt', 'gemeinde', 'bundesland', 'landkreis', 'strasse', 'adresse'],
    ['pcode', 'cbsa', 'congressional', 'domicile', 'timezone', 'borrstate', 'kanton', 'cidade'],
    ['ville', 'commune', 'departement', 'pays', 'ciudad', 'provincia', 'municipio', 'comune', 'direccion'],
  ].flat(),
  name: [
    ['name', 'brand', 'borrower', 'debtor', 'bankname', 'borrowername', 'companyname', 'legalname', 'tradename'],
    ['fullname', 'username', 'website', 'lei', 'duns', 'taxid', 'uscc', 'euid'],
    ['lendername', 'cityname', 'customername', 'firmenname', 'nom', 'nombre'],
  ].flat(),
  person: [
    ['person', 'people', 'individual', 'human', 'citizen', 'resident', 'proprietor', 'household', 'family'],
    ['director', 'officer', 'owner', 'founder', 'shareholder', 'guarantor', 'signatory', 'representative', 'manager'],
    ['gender', 'sex', 'female', 'male', 'women', 'woman', 'men', 'man', 'minority', 'veteran', 'immigrant'],
    ['race', 'racial', 'ethnicity', 'ethnic', 'hispanic', 'nationality', 'religion', 'religious', 'language', 'tribe'],
    ['birth', 'birthday', 'birthdate', 'dob', 'marital', 'spouse', 'disability', 'health', 'pregnancy'],
    ['ssn', 'itin', 'nino', 'passport', 'surname', 'forename', 'firstname', 'lastname', 'nickname', 'socialmedia'],
    ['email', 'phone', 'telephone', 'mobile', 'device', 'ip', 'cookie', 'political', 'opinion', 'criminal'],
    ['ceo', 'cfo', 'chairman', 'ownerage', 'applicantage', 'soletrader', 'raceethnicity', 'isfemale', 'femaleowned'],
    ['ipaddress', 'useragent', 'browser', 'twitter', 'facebook', 'linkedin', 'wechat', 'weibo'],
    ['geschlecht', 'vorname', 'nachname', 'inhaber', 'sexe', 'prenom', 'genero', 'apellido', 'nacionalidad'],
  ].flat(),
} as const

/** Why a name may never be an input. */
export type NeverReason = keyof typeof NEVER_AN_INPUT

/** As `NEVER_AN_INPUT`, in Chinese, which has no gaps between words: the text must not stand anywhere in the name. */
export const NEVER_WITHIN: Readonly<Record<NeverReason, readonly string[]>> = {
  place: [
    '省份',
    '城市',
    '地市',
    '县',
    '地区',
    '区域',
    '地址',
    '街道',
    '邮编',
    '邮政编码',
    '国家',
    '籍贯',
    '户籍',
    '所在地',
    '所在省',
    '所在市',
  ],
  name: ['名称', '姓名', '银行名', '客户名'],
  person: [
    '法定代表人',
    '法人代表',
    '实际控制人',
    '股东',
    '性别',
    '民族',
    '宗教',
    '婚姻',
    '身份证',
    '出生',
    '手机',
    '电话',
    '邮箱',
  ],
}

/** Words that name an organisation where they are all that a name says, as `Bank` or `LenderID`; `bank_debt` does not. */
const ORGANISATIONS: ReadonlySet<string> = new Set(['bank', 'banker', 'lender', 'branch', 'customer', 'client'])
const LABELS_OF_CODES: ReadonlySet<string> = new Set(['id', 'no', 'nr', 'num', 'number', 'code', 'key', 'the'])

const REASON_OF_WORD = new Map<string, NeverReason>(
  (['place', 'name', 'person'] as const).flatMap((reason) => NEVER_AN_INPUT[reason].map((word) => [word, reason])),
)

/** Whether a name of an input or column speaks of a place, a name or people, and which; null where it may be an input. */
export function isNeverAnInput(name: string): NeverReason | null {
  const words = wordsOf(name)
  const pairs = words.slice(1).map((word, i) => `${words[i]}${word}`)
  for (const word of [...words, ...pairs]) {
    const reason = singulars(word).find((each) => REASON_OF_WORD.has(each))
    if (reason !== undefined) return REASON_OF_WORD.get(reason) ?? null
  }
  const within = (['place', 'name', 'person'] as const).find((reason) =>
    NEVER_WITHIN[reason].some((text) => name.includes(text)),
  )
  return within ?? (isOrganisation(words) ? 'name' : null)
}

function isOrganisation(words: readonly string[]): boolean {
  const rest = words.filter((word) => !LABELS_OF_CODES.has(word))
  return rest.length > 0 && rest.every((word) => singulars(word).some((each) => ORGANISATIONS.has(each)))
}

function singulars(word: string): readonly string[] {
  return [word, word.replace(/s$/, ''), word.replace(/ies$/, 'y')]
}

function wordsOf(name: string): readonly string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
}
