import type { FormsOfJurisdiction } from './forms-of-jurisdiction.ts'

/**
 * Juristic persons: GmbHG section 13(1), AktG sections 1(1) and 278(1), GenG section 17(1), BGB sections 21, 22 and 80,
 * VAG section 171, Regulations (EC) 2157/2001 article 1(3) and 1435/2003 article 1(5). Partnerships have legal capacity
 * (HGB section 105(2), BGB section 705(2)) but are not juristic persons, and their partners can be natural persons;
 * the code of the KG is also that of the GmbH & Co. KG.
 */
export const GERMANY: FormsOfJurisdiction = {
  jurisdiction: 'DE',
  withPersonality: {
    '2HBR': 'Gesellschaft mit beschränkter Haftung',
    '63KS': 'Unternehmergesellschaft',
    SCE1: 'Gemeinnützige Gesellschaft mit beschränkter Haftung',
    '6QQB': 'Aktiengesellschaft',
    YA01: 'Gemeinnützige Aktiengesellschaft',
    AMKW: 'REIT-Aktiengesellschaft',
    T0YJ: 'Kommanditgesellschaft auf Aktien',
    SGST: 'Europäische Aktiengesellschaft',
    SUA1: 'Europäische Genossenschaft',
    AZFE: 'Eingetragene Genossenschaft',
    QZ3L: 'eingetragener Verein',
    '7J3S': 'Wirtschaftlicher Verein',
    '13AV': 'Versicherungsverein auf Gegenseitigkeit',
    V2YH: 'Stiftung des privaten Rechts',
  },
  withoutPersonality: {
    OL20: 'Einzelunternehmen, eingetragener Kaufmann, eingetragene Kauffrau',
    '40DB': 'Offene Handelsgesellschaft',
    '8Z6G': 'Kommanditgesellschaft',
    FR3V: 'Gesellschaft bürgerlichen Rechts',
    '8CM0': 'Partnerschaftsgesellschaft',
    '2YZO': 'Partnerschaftsgesellschaft mit beschränkter Berufshaftung',
    JNDX: 'Europäische wirtschaftliche Interessenvereinigung',
    '79H0': 'Nicht eingetragener Verein',
  },
}
