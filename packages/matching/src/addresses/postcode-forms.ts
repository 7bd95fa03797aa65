/** How a country writes postcodes: one or two groups once all spaces are dropped, what joins them, how long a district is. */
export type PostcodeForm = {
  readonly compact: RegExp
  readonly joint: string
  readonly districtLength: number
  readonly leadingZero: boolean
}

/** Forms as the Universal Postal Union's addressing sheets of the countries describe them. */
export const POSTCODE_FORMS: Readonly<Record<string, PostcodeForm>> = {
  AT: digits(4, 2),
  AU: digits(4, 2),
  BE: digits(4, 2),
  BR: form(/^(\d{5})(\d{3})$/, '-', 5),
  CA: form(/^([ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z])(\d[ABCEGHJ-NPRSTV-Z]\d)$/, ' ', 3),
  CH: digits(4, 2),
  CN: digits(6, 4),
  CZ: form(/^([1-7]\d{2})(\d{2})$/, ' ', 3),
  DE: { ...digits(5, 2), leadingZero: true },
  DK: digits(4, 2),
  // Two digits of the province, as of the département in France.
  ES: { ...form(/^((?:0[1-9]|[1-4]\d|5[0-2])\d{3})$/, '', 2), leadingZero: true },
  FI: digits(5, 2),
  FR: { ...form(/^((?:0[1-9]|[1-8]\d|9[0-8])\d{3})$/, '', 2), leadingZero: true },
  GB: form(/^(GIR(?=0AA)|[A-PR-UWYZ](?:\d[\dA-HJKPS-UW]?|[A-HK-Y]\d[\dABEHMNPRV-Y]?))(\d[ABD-HJLNP-UW-Z]{2})$/, ' ', 4),
  IE: form(/^([AC-FHKNPRTV-Y]\d[\dW])([\dAC-FHKNPRTV-Y]{4})$/, ' ', 3),
  IN: form(/^([1-9]\d{5})$/, '', 3),
  IT: { ...digits(5, 2), leadingZero: true },
  JP: form(/^(\d{3})(\d{4})$/, '-', 3),
  KR: digits(5, 3),
  NL: form(/^([1-9]\d{3})((?!S[ADS])[A-Z]{2})$/, ' ', 4),
  NO: digits(4, 2),
  PL: form(/^(\d{2})(\d{3})$/, '-', 2),
  PT: form(/^([1-9]\d{3})(\d{3})$/, '-', 4),
  SE: form(/^([1-9]\d{2})(\d{2})$/, ' ', 3),
  // A ZIP code, or ZIP+4; both agree at the ZIP code.
  US: { ...form(/^(\d{5})(\d{4})?$/, '-', 5), leadingZero: true },
}

function form(compact: RegExp, joint: string, districtLength: number): PostcodeForm {
  return { compact, joint, districtLength, leadingZero: false }
}

function digits(count: number, districtLength: number): PostcodeForm {
  return form(new RegExp(`^(\\d{${count}})$`), '', districtLength)
}
