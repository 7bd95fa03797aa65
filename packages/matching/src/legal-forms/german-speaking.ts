import type { FormSpelling } from './form-spelling.ts'

/** Partners that can stand before "& Co." in the name of a Kommanditgesellschaft (HGB section 19(2)). */
const GENERAL_PARTNERS = [
  'GmbH',
  'Gesellschaft mit beschränkter Haftung',
  'UG (haftungsbeschränkt)',
  'UG',
  'AG',
  'SE',
  'Stiftung',
  'Ltd.',
  'B.V.',
  'mbH',
]

const withPartner = (ending: string): readonly string[] =>
  GENERAL_PARTNERS.flatMap((partner) => [`${partner} & Co. ${ending}`, `${partner} u. Co. ${ending}`])

/** Forms of Germany, Austria and the German spellings of Switzerland. */
export const GERMAN_SPEAKING: readonly FormSpelling[] = [
  {
    jurisdiction: 'DE',
    kind: 'limited',
    elf: '2HBR',
    anywhere: [
      'Gesellschaft mit beschränkter Haftung',
      'Gesellschaft mit beschraenkter Haftung',
      'Gesellschaft mit beschr. Haftung',
      'mit beschränkter Haftung',
      'Gesellschaft m.b.H.',
      'Ges.m.b.H.',
      'GmbH',
      'G.m.b.H.',
    ],
    atEnd: ['mbH'],
  },
  {
    jurisdiction: 'DE',
    kind: 'limited',
    elf: '63KS',
    anywhere: [
      'Unternehmergesellschaft',
      'Unternehmergesellschaft (haftungsbeschränkt)',
      'UG (haftungsbeschränkt)',
      'UG haftungsbeschraenkt',
      'gUG',
      'gUG (haftungsbeschränkt)',
      'gemeinnützige UG (haftungsbeschränkt)',
    ],
    atEnd: ['UG'],
  },
  {
    jurisdiction: 'DE',
    kind: 'limited',
    elf: 'SCE1',
    anywhere: ['gGmbH', 'gemeinnützige GmbH', 'gemeinnützige Gesellschaft mit beschränkter Haftung'],
  },
  { jurisdiction: 'DE', kind: 'stock', elf: '6QQB', anywhere: ['Aktiengesellschaft'], atEnd: ['AG', 'A.G.'] },
  {
    jurisdiction: 'DE',
    kind: 'stock',
    elf: 'SGST',
    anywhere: ['Societas Europaea', 'Europäische Aktiengesellschaft'],
    atEnd: ['SE'],
  },
  {
    jurisdiction: 'DE',
    kind: 'limited_partnership',
    elf: 'T0YJ',
    anywhere: ['Kommanditgesellschaft auf Aktien', 'KGaA', ...withPartner('KGaA')],
  },
  {
    jurisdiction: 'DE',
    kind: 'limited_partnership',
    elf: '8Z6G',
    anywhere: ['Kommanditgesellschaft', '& Co. KG', ...withPartner('KG'), ...withPartner('Kommanditgesellschaft')],
    atEnd: ['KG', 'Co. KG', 'GmbH & Co.'],
  },
  {
    jurisdiction: 'DE',
    kind: 'general_partnership',
    elf: '40DB',
    anywhere: ['Offene Handelsgesellschaft', 'GmbH & Co. OHG', '& Co. OHG', 'OHG'],
  },
  {
    jurisdiction: 'DE',
    kind: 'general_partnership',
    elf: 'FR3V',
    anywhere: ['Gesellschaft bürgerlichen Rechts', 'GbR', 'eGbR'],
  },
  {
    jurisdiction: 'DE',
    kind: 'liability_partnership',
    anywhere: [
      'Partnerschaftsgesellschaft',
      'Partnerschaftsgesellschaft mit beschränkter Berufshaftung',
      'Partnerschaft mit beschränkter Berufshaftung',
      'Partnerschaftsgesellschaft mbB',
      'PartG',
      'PartG mbB',
      'PartGmbB',
      'Partnerschaft mbB',
    ],
  },
  {
    jurisdiction: 'DE',
    kind: 'cooperative',
    elf: 'AZFE',
    anywhere: ['eingetragene Genossenschaft'],
    atEnd: ['eG', 'e.G.'],
  },
  { jurisdiction: 'DE', kind: 'association', elf: 'QZ3L', anywhere: ['eingetragener Verein'], atEnd: ['e.V.'] },
  {
    jurisdiction: 'DE',
    kind: 'association',
    elf: '13AV',
    anywhere: ['Versicherungsverein auf Gegenseitigkeit', 'VVaG', 'V.V.a.G.'],
  },
  {
    jurisdiction: 'DE',
    kind: 'proprietorship',
    elf: 'OL20',
    anywhere: ['eingetragener Kaufmann', 'eingetragene Kauffrau'],
    atEnd: ['e.K.', 'e.Kfm.', 'e.Kfr.'],
  },
  {
    jurisdiction: 'AT',
    kind: 'limited',
    anywhere: [
      'Gesellschaft mit beschränkter Haftung',
      'Gesellschaft m.b.H.',
      'Ges.m.b.H.',
      'GesmbH',
      'GmbH',
      'FlexKapG',
      'Flexible Kapitalgesellschaft',
    ],
  },
  { jurisdiction: 'AT', kind: 'stock', anywhere: ['Aktiengesellschaft'], atEnd: ['AG', 'SE'] },
  {
    jurisdiction: 'AT',
    kind: 'limited_partnership',
    anywhere: ['Kommanditgesellschaft', '& Co. KG', ...withPartner('KG')],
    atEnd: ['KG', 'KEG'],
  },
  { jurisdiction: 'AT', kind: 'general_partnership', anywhere: ['Offene Gesellschaft'], atEnd: ['OG', 'OEG'] },
  {
    jurisdiction: 'AT',
    kind: 'cooperative',
    anywhere: ['eingetragene Genossenschaft mit beschränkter Haftung', 'eGen'],
    atEnd: ['reg. Gen.m.b.H.'],
  },
  {
    jurisdiction: 'AT',
    kind: 'proprietorship',
    anywhere: ['eingetragener Unternehmer', 'eingetragene Unternehmerin'],
    atEnd: ['e.U.'],
  },
  { jurisdiction: 'CH', kind: 'limited', anywhere: ['GmbH', 'Sàrl', 'Sagl', 'Società a garanzia limitata', 'LLC'] },
  {
    jurisdiction: 'CH',
    kind: 'stock',
    anywhere: ['Aktiengesellschaft', 'Société anonyme', 'Società anonima'],
    atEnd: ['AG', 'SA', 'S.A.'],
  },
  {
    jurisdiction: 'CH',
    kind: 'limited_partnership',
    anywhere: ['Kommanditgesellschaft', 'Société en commandite'],
    atEnd: ['KlG', 'KmG'],
  },
  { jurisdiction: 'CH', kind: 'general_partnership', anywhere: ['Kollektivgesellschaft', 'Société en nom collectif'] },
  {
    jurisdiction: 'CH',
    kind: 'cooperative',
    anywhere: ['Genossenschaft', 'Société coopérative', 'Società cooperativa'],
  },
]
