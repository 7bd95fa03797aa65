/** The languages that documents are written in. */
export const LANGUAGES = ['en', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

/** One text in each language. */
export type Pair = readonly [en: string, zh: string]

/** A table of texts in one language. */
export type Words<T> = { readonly [K in keyof T]: string }

/** The texts of a table in this language. */
export function inLanguage<const T extends { readonly [key: string]: Pair }>(table: T, language: Language): Words<T> {
  const texts = Object.entries(table).map(([key, [en, zh]]) => [key, language === 'zh' ? zh : en])
  return Object.fromEntries(texts) as Words<T>
}

/** A text with what stands in its braces filled in. */
export function fill(text: string, values: { readonly [name: string]: string | number }): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** Texts in a row, as this language separates them. */
export function listed(texts: readonly string[], language: Language): string {
  return texts.join(language === 'zh' ? '、' : ', ')
}
