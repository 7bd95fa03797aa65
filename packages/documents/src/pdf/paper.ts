/** The papers that documents are laid out for, in points of 1/72 inch (ISO 216; ANSI/ASME Y14.1). */
export const PAPERS = { a4: [595.28, 841.89], letter: [612, 792] } as const
export type Paper = keyof typeof PAPERS
