import type { FormSpelling } from './form-spelling.ts'

/** Forms of Poland, Czechia, Russia, China and Japan. Chinese and Japanese forms stand in names without a space. */
export const EASTERN: readonly FormSpelling[] = [
  {
    jurisdiction: 'PL',
    kind: 'limited',
    anywhere: [
      'Spółka z ograniczoną odpowiedzialnością',
      'Sp. z o.o.',
      'Sp z oo',
      'Sp. z o. o.',
      'Spzoo',
      'Spółka z o.o.',
      'Sp. zoo',
    ],
  },
  {
    jurisdiction: 'PL',
    kind: 'stock',
    anywhere: ['Spółka akcyjna', 'Prosta spółka akcyjna'],
    atEnd: ['S.A.', 'P.S.A.'],
  },
  {
    jurisdiction: 'PL',
    kind: 'limited_partnership',
    anywhere: [
      'Spółka komandytowa',
      'Sp. k.',
      'Sp. z o.o. Sp. k.',
      'Sp. z o.o. spółka komandytowa',
      'Spółka komandytowo-akcyjna',
    ],
    atEnd: ['S.K.A.'],
  },
  {
    jurisdiction: 'PL',
    kind: 'general_partnership',
    anywhere: ['Spółka jawna', 'Sp. j.', 'Spółka cywilna', 'Spółka partnerska', 'Sp. p.'],
    atEnd: ['S.C.'],
  },
  { jurisdiction: 'PL', kind: 'cooperative', anywhere: ['Spółdzielnia'] },
  {
    jurisdiction: 'CZ',
    kind: 'limited',
    anywhere: ['Společnost s ručením omezeným', 'S.r.o.', 'spol. s r.o.', 'spol. s r. o.'],
  },
  { jurisdiction: 'CZ', kind: 'stock', anywhere: ['Akciová společnost'], atEnd: ['a.s.', 'akc. spol.'] },
  {
    jurisdiction: 'CZ',
    kind: 'limited_partnership',
    anywhere: ['Komanditní společnost'],
    atEnd: ['k.s.', 'kom. spol.'],
  },
  {
    jurisdiction: 'CZ',
    kind: 'general_partnership',
    anywhere: ['Veřejná obchodní společnost', 'veř. obch. spol.'],
    atEnd: ['v.o.s.'],
  },
  { jurisdiction: 'CZ', kind: 'association', anywhere: ['zapsaný spolek'], atEnd: ['z.s.'] },
  {
    jurisdiction: 'RU',
    kind: 'limited',
    anywhere: ['Общество с ограниченной ответственностью'],
    atStart: ['ООО', 'OOO'],
    atEnd: ['ООО'],
  },
  {
    jurisdiction: 'RU',
    kind: 'stock',
    anywhere: [
      'Публичное акционерное общество',
      'Открытое акционерное общество',
      'Закрытое акционерное общество',
      'Акционерное общество',
    ],
    atStart: ['PAO', 'OAO', 'ZAO'],
  },
  { jurisdiction: 'RU', kind: 'proprietorship', anywhere: ['Индивидуальный предприниматель'] },
  {
    jurisdiction: 'CN',
    kind: 'limited',
    elf: 'ECAK',
    anywhere: ['有限公司', '有限责任公司', '有限責任公司', 'Co. Ltd.', 'Company Limited', 'Ltd. Co.'],
  },
  {
    jurisdiction: 'CN',
    kind: 'stock',
    elf: 'ECAK',
    anywhere: ['股份有限公司', '股份公司', 'Joint Stock Company Limited', 'Joint Stock Company', 'JSC'],
  },
  {
    jurisdiction: 'CN',
    kind: 'limited_partnership',
    anywhere: ['合伙企业', '有限合伙', '合伙企业(有限合伙)', '普通合伙', '合伙企业(普通合伙)'],
  },
  { jurisdiction: 'CN', kind: 'cooperative', elf: 'UMCR', anywhere: ['农民专业合作社', '专业合作社'] },
  {
    jurisdiction: 'JP',
    kind: 'stock',
    anywhere: ['株式会社', '株式會社', 'Kabushiki Kaisha', 'Kabushiki Gaisha'],
    atEnd: ['K.K.', 'Co. Ltd.'],
    atStart: ['K.K.'],
  },
  {
    jurisdiction: 'JP',
    kind: 'limited',
    anywhere: ['合同会社', '有限会社', 'Godo Kaisha', 'Yugen Kaisha'],
    atEnd: ['G.K.', 'Y.K.'],
  },
  { jurisdiction: 'JP', kind: 'limited_partnership', anywhere: ['合資会社', 'Goshi Kaisha'] },
  { jurisdiction: 'JP', kind: 'general_partnership', anywhere: ['合名会社', 'Gomei Kaisha'] },
]
