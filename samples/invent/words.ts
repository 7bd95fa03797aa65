/** Parts of coined words: no list of names was used, and what they make means nothing. */
export const ONSETS = [
  ...['Bar', 'Bel', 'Bran', 'Cal', 'Cor', 'Dal', 'Del', 'Dor', 'El', 'Fen', 'Fal', 'Gar', 'Hal', 'Har', 'Hel', 'Is'],
  ...['Jar', 'Kel', 'Kor', 'Lan', 'Lor', 'Mar', 'Mel', 'Mor', 'Nar', 'Nor', 'Or', 'Pel', 'Quel', 'Ran', 'Rel', 'Sel'],
  ...['Sor', 'Tal', 'Tam', 'Tor', 'Ul', 'Val', 'Vel', 'Vor', 'Wel', 'Wen', 'Yar', 'Zel'],
] as const

export const MIDDLES = [
  'a',
  'e',
  'i',
  'o',
  'u',
  'an',
  'en',
  'in',
  'or',
  'ar',
  'is',
  'us',
  'am',
  'em',
  'ir',
  'ev',
] as const

export const ENDINGS = [
  ...['bar', 'bec', 'dale', 'dane', 'den', 'dor', 'fax', 'gan', 'gard', 'lan', 'lex', 'lin', 'low', 'mar', 'mede'],
  ...['mont', 'nex', 'nor', 'pel', 'quin', 'rant', 'ren', 'rick', 'ron', 'sett', 'sil', 'ston', 'tane', 'tek', 'ten'],
  ...['tide', 'ton', 'vane', 'vaux', 'vern', 'vik', 'wick', 'win', 'xel', 'zane'],
] as const

/** Words of a trade, by the first two digits of its NAICS code. */
export const TRADES: { readonly [sector: string]: readonly string[] } = {
  '11': ['Orchards', 'Growers', 'Farms'],
  '21': ['Quarries', 'Minerals'],
  '22': ['Waterworks', 'Power Services'],
  '23': ['Builders', 'Roofing', 'Construction', 'Electric', 'Plumbing'],
  '31': ['Foods', 'Bakeries', 'Textiles'],
  '32': ['Printing', 'Plastics', 'Millwork'],
  '33': ['Machine Works', 'Metalcraft', 'Instruments'],
  '42': ['Wholesale', 'Supply', 'Distributors'],
  '44': ['Stores', 'Markets', 'Auto Parts'],
  '45': ['Books', 'Sporting Goods', 'Florists'],
  '48': ['Freight', 'Trucking', 'Transport'],
  '49': ['Warehousing', 'Couriers'],
  '51': ['Publishing', 'Software', 'Studios'],
  '52': ['Insurance Services', 'Capital'],
  '53': ['Rentals', 'Properties'],
  '54': ['Engineering', 'Design', 'Consulting', 'Laboratories'],
  '55': ['Holdings'],
  '56': ['Landscaping', 'Cleaning', 'Staffing'],
  '61': ['Academy', 'Learning'],
  '62': ['Dental', 'Clinic', 'Care'],
  '71': ['Fitness', 'Recreation'],
  '72': ['Kitchens', 'Cafe', 'Inn', 'Catering'],
  '81': ['Auto Repair', 'Dry Cleaning', 'Salon'],
  '92': ['Services'],
}

export const ANY_TRADE = ['Enterprises', 'Trading', 'Industries', 'Partners', 'Group', 'Services', 'Products'] as const

export const STREETS = [
  ...['Alder', 'Birch', 'Cedar', 'Foundry', 'Harbor', 'Juniper', 'Lantern', 'Mill', 'Orchard', 'Quarry', 'Sycamore'],
  ...['Tannery', 'Wharf', 'Willow', 'Wren'],
] as const

export const STREET_KINDS = ['Avenue', 'Road', 'Street', 'Lane', 'Way'] as const

export const TOWN_ENDINGS = [
  'Bay',
  'Cove',
  'Falls',
  'Grove',
  'Heights',
  'Landing',
  'Mills',
  'Point',
  'Springs',
] as const
