import type { FormsOfJurisdiction } from './forms-of-jurisdiction.ts'

/**
 * California Corporations Code, sections 207 (corporations), 15901.04(a) (limited partnerships: an entity distinct from
 * its partners) and 17701.04(a) (limited liability companies). General partnerships are not listed: they come into
 * being without the register.
 */
export const CALIFORNIA: FormsOfJurisdiction = {
  jurisdiction: 'US-CA',
  withPersonality: {
    H1UM: 'For-Profit Corporation General Stock',
    '7CDL': 'For-Profit Corporation Close',
    PZR6: 'For-Profit Corporation Professional',
    G1P6: 'Nonprofit Corporation Mutual Benefit',
    K7YU: 'Nonprofit Corporation Public Benefit',
    EI4J: 'Limited Liability Company',
    '5HQ4': 'Limited Partnership',
  },
  withoutPersonality: {},
}

/**
 * Delaware Code: title 8, section 106 (corporations); title 6, sections 15-201(a) (limited liability partnerships),
 * 17-201(b) (limited partnerships) and 18-201(b) (limited liability companies); title 12, section 3801 (statutory
 * trusts): each a separate legal entity.
 */
export const DELAWARE: FormsOfJurisdiction = {
  jurisdiction: 'US-DE',
  withPersonality: {
    XTIQ: 'Corporation',
    HZEH: 'Limited Liability Company',
    T91T: 'Limited Partnership',
    TGMR: 'Limited Liability Limited Partnership',
    '1HXP': 'Limited Liability Partnership',
    '4FSX': 'Statutory Trust',
  },
  withoutPersonality: {},
}

/**
 * New York Business Corporation Law, section 403; Not-for-Profit Corporation Law, section 403; Limited Liability Company
 * Law, section 203(d). Partnerships are not listed: no statute of the state makes them entities of their own.
 */
export const NEW_YORK: FormsOfJurisdiction = {
  jurisdiction: 'US-NY',
  withPersonality: {
    PJ10: 'Business Corporation',
    '51RC': 'Not-for-profit Corporation',
    SDX0: 'Limited Liability Company',
  },
  withoutPersonality: {},
}
