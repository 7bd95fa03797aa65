const SHAPE_MAX = 40

/**
 * The shape of a value, to say what was wrong with it without telling it: letters become A, digits 9, and what is
 * neither a letter, a digit, a space nor plain punctuation becomes a question mark.
 */
export function valueShape(text: string): string {
  const shape = text
    .slice(0, SHAPE_MAX)
    .replace(/\p{N}/gu, '9')
    .replace(/[\p{L}\p{M}]/gu, 'A')
    .replace(/[^A9 -/:-@[-`{-~]/gu, '?')
  return text.length > SHAPE_MAX ? `${shape}… (${text.length} characters)` : shape
}
