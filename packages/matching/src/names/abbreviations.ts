/** Words that are written short and long: the first of each line stands for all. */
const SAME_WORD: readonly (readonly string[])[] = [
  ['and', 'und', 'et'],
  ['co', 'company', 'coy'],
  ['cos', 'companies'],
  ['corp', 'corporation'],
  ['inc', 'incorporated', 'incorporate', 'incorporat', 'incorpor', 'incorpo', 'incorp'],
  ['ltd', 'limited', 'lmtd', 'lim'],
  ['intl', 'international', 'internatl', 'internl'],
  ['natl', 'national', 'nat'],
  ['mfg', 'manufacturing', 'manuf', 'manufg', 'mfrg'],
  ['mfr', 'manufacturer', 'manufacturers', 'mfrs'],
  ['svc', 'service', 'services', 'svcs', 'serv', 'servs', 'srvcs', 'srvc'],
  ['bros', 'brothers', 'brother', 'bro'],
  ['assoc', 'associates', 'association', 'associate', 'associated', 'assocs', 'assn', 'assocn'],
  ['mgmt', 'management', 'mgt', 'mngmt'],
  ['ctr', 'center', 'centre', 'cntr', 'centers', 'centres'],
  ['dept', 'department', 'dpt'],
  ['dist', 'distribution', 'distributing', 'distributors', 'distributor', 'distr'],
  ['engr', 'engineering', 'eng', 'engrg'],
  ['ent', 'enterprises', 'enterprise', 'entps', 'entpr'],
  ['equip', 'equipment', 'eqpt'],
  ['grp', 'group'],
  ['hldg', 'holding', 'holdings', 'hldgs'],
  ['ind', 'industries', 'industry', 'inds', 'industrial', 'indus'],
  ['ins', 'insurance', 'insur'],
  ['inv', 'investment', 'investments', 'invs', 'invest'],
  ['lab', 'laboratory', 'laboratories', 'labs'],
  ['mkt', 'market', 'mkts', 'markets'],
  ['mktg', 'marketing'],
  ['constr', 'construction', 'const', 'constrn'],
  ['contr', 'contractor', 'contractors', 'contracting', 'contrs'],
  ['dev', 'development', 'developments', 'devel', 'devt'],
  ['prod', 'product', 'products', 'prods'],
  ['prop', 'property', 'properties', 'props'],
  ['rest', 'restaurant', 'restaurants'],
  ['sol', 'solution', 'solutions', 'solns'],
  ['sys', 'system', 'systems', 'syst'],
  ['tech', 'technology', 'technologies', 'techs', 'technical'],
  ['trans', 'transport', 'transportation', 'transp'],
  ['univ', 'university'],
  ['whsl', 'wholesale', 'whlse'],
]

const SHORT = new Map(SAME_WORD.flatMap(([short = '', ...others]) => others.map((word) => [word, short] as const)))

/** The one form of a word that is commonly abbreviated; any other word as it is. */
export function oneForm(word: string): string {
  return SHORT.get(word) ?? word
}
