import type { FormsOfJurisdiction } from './forms-of-jurisdiction.ts'

/**
 * Companies Act 2006, section 16; Limited Liability Partnerships Act 2000, section 1(2); Co-operative and Community
 * Benefit Societies Act 2014, section 3; Charities Act 2011, section 205. A limited partnership has no personality
 * in England, Wales and Northern Ireland; it has in Scotland, but one code stands for all. Sole traders have no form.
 */
export const UNITED_KINGDOM: FormsOfJurisdiction = {
  jurisdiction: 'GB',
  withPersonality: {
    H0PO: 'Private Limited Company',
    B6ES: 'Public Limited Company',
    '4GJI': 'Private Limited by Guarantee',
    G12F: 'Private Limited by Guarantee/No Share Capital',
    '57V7': 'Private Unlimited',
    '60IF': 'Private Unlimited/No Share Capital',
    '17R0': 'Community Interest Company',
    Z0EY: 'Limited Liability Partnership',
    '7T8N': 'Charitable Incorporated Organisation',
    XLZV: 'Registered Society',
    ZZGG: 'Co-operative Society',
    IYXU: 'Community Benefit Society',
    '468Q': 'United Kingdom Societas',
    VYF8: 'United Kingdom Economic Interest Grouping',
    ZQ6S: 'Old Public Company',
    '9B78': 'Royal Charter Company',
  },
  withoutPersonality: { ID30: 'Limited Partnership' },
}

/** Companies Act 2006, section 1(1)(b); Co-operative and Community Benefit Societies Act (Northern Ireland) 1969. */
export const NORTHERN_IRELAND: FormsOfJurisdiction = {
  jurisdiction: 'GB-NIR',
  withPersonality: {
    '4A3J': 'Northern Ireland Company',
    '7VVZ': 'Co-operative Society (Northern Ireland)',
    UTY8: 'Community Benefit Society (Northern Ireland)',
  },
  withoutPersonality: {},
}

/** Charities and Trustee Investment (Scotland) Act 2005, section 49. */
export const SCOTLAND: FormsOfJurisdiction = {
  jurisdiction: 'GB-SCT',
  withPersonality: { STX7: 'Scottish Charitable Incorporated Organisation' },
  withoutPersonality: {},
}
