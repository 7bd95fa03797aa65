/** Short spellings that only their own script, dots or capitals tell from words: "SpA" is a form, "Nail & SPA" is not. */
const SPELT_OUT: readonly (readonly [RegExp, string])[] = [
  [/\(株\)/g, '株式会社'],
  [/\(有\)/g, '有限会社'],
  [/\(同\)/g, '合同会社'],
  [/\(주\)/g, ' 주식회사 '],
  [/(?<![\p{L}\p{N}])I\/S(?![\p{L}\p{N}])/gu, 'Interessentskab'],
  [/(?<!\p{L})АО(?!\p{L})/gu, 'Акционерное общество'],
  [/(?<!\p{L})ИП(?!\p{L})/gu, 'Индивидуальный предприниматель'],
  [
    /(?<![\p{L}\p{N}])(?:S\.\s?p\.\s?A\.?|s\.\s?p\.\s?a\.?|S\.\s?P\.\s?A\.?|SpA)(?![\p{L}\p{N}])/gu,
    'Società per azioni',
  ],
]

/** Legal forms that are written without a space after the name, longest first. */
const UNSPACED =
  /合伙企业\((?:有限|普通)合伙\)|农民专业合作社|股份有限公司|有限责任公司|有限責任公司|专业合作社|股份公司|有限公司|合伙企业|有限合伙|普通合伙|株式会社|株式會社|주식회사|유한회사|合同会社|有限会社|合資会社|合名会社/gu

/** Sets legal forms apart that cannot be told any more once a name is written in Latin letters. */
export function spellOutForms(text: string): string {
  const joined = text.replace(/(?<=\p{Script=Han})\s(?=\p{Script=Han})/gu, '')
  const spelt = SPELT_OUT.reduce((before, [short, long]) => before.replace(short, long), joined)
  return spelt.replace(UNSPACED, ' $& ')
}
