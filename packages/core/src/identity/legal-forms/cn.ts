import type { FormsOfJurisdiction } from './forms-of-jurisdiction.ts'

/**
 * Civil Code, articles 76 (enterprises as for-profit legal persons), 100 (cooperatives) and 54 (individual businesses,
 * which are natural persons). The code 企业 also covers partnership and sole-investor enterprises, which are not legal
 * persons (article 102): only the name tells, see `nameFitsForm`.
 */
export const CHINA: FormsOfJurisdiction = {
  jurisdiction: 'CN',
  withPersonality: { ECAK: '企业', UMCR: '农民专业合作社' },
  withoutPersonality: { RV48: '个体工商户' },
}
