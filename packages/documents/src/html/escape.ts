const ENTITIES: { readonly [letter: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand in HTML, between tags and in quoted attributes; what turns the reading direction or steers is shown as �. */
export function escapeHtml(text: string): string {
  return readable(text).replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter)
}

/** Text without letters that no reader sees but that change what is seen: names and codes come from others' files. */
export function readable(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '\u{fffd}')
}
