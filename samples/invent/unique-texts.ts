/** Gives each owner a text of its own: `make` is tried with 0, 1, 2, … until its text is not taken. */
export class UniqueTexts {
  readonly #taken = new Set<string>()
  readonly #refused: (text: string) => boolean

  constructor(refused: (text: string) => boolean = () => false) {
    this.#refused = refused
  }

  next(make: (attempt: string) => string): string {
    for (let attempt = 0; ; attempt++) {
      const text = make(String(attempt))
      if (this.#taken.has(text) || this.#refused(text)) continue
      this.#taken.add(text)
      return text
    }
  }
}
