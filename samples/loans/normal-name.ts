const FORMS = /\b(INCORPORATED|INC|LLC|LC|LTD|CORPORATION|CORP|CO|COMPANY|LIMITED|LLP|LP|PC|PLLC|PA)\b/g

/** A name by which two spellings of one borrower are the same: capitals, no punctuation, no legal form. */
export function normalName(name: string): string {
  return name
    .toUpperCase()
    .replaceAll('&', ' AND ')
    .replace(/[.']/g, '')
    .replace(/[^A-Z0-9]+/g, ' ')
    .replace(FORMS, '')
    .replace(/ +/g, ' ')
    .trim()
}
