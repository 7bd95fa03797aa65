/** The shape of a value, to say what was wrong with it without telling it: letters become A, digits 9. */
export function valueShape(text: string): string {
  const shape = text
    .replace(/\p{L}/gu, 'A')
    .replace(/\p{Nd}/gu, '9')
    .replace(/\p{Cc}/gu, '?')
  return shape.length > 40 ? `${shape.slice(0, 40)}… (${text.length} characters)` : shape
}
