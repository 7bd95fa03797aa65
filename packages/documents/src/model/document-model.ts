import type { ChartData } from '../charts/chart-data.ts'
import type { Language } from '../words/language.ts'
import type { Tone } from './tone.ts'

/**
 * A document without any layout: what it says, in order. Page and paper are both drawn from it, so that no figure can
 * differ between them.
 */
export type DocumentModel = {
  readonly language: Language
  readonly title: string
  /** Whom or what it is about. */
  readonly subtitle: string
  /** Said on every page: that a network is a test network, that a scorecard was trained on generated rows. */
  readonly notices: readonly string[]
  readonly facts: readonly NamedValue[]
  readonly sections: readonly Section[]
  /** At the foot of every page. */
  readonly footer: string
  /** When it says that it was made, an instant; no clock is read. */
  readonly madeAt: string
}

/** A part under a heading, or without one where its title is empty; `id` is unique in its document and of lower-case words. */
export type Section = { readonly id: string; readonly title: string; readonly blocks: readonly Block[] }

export type Block =
  | TextBlock
  | LinesBlock
  | ListBlock
  | NoteBlock
  | FactsBlock
  | BoxesBlock
  | TableBlock
  | MatrixBlock
  | ChartBlock

export type TextBlock = { readonly is: 'text'; readonly text: string }

/** Lines that stand as they are, such as an address. */
export type LinesBlock = { readonly is: 'lines'; readonly lines: readonly string[] }

export type ListBlock = { readonly is: 'list'; readonly items: readonly string[] }

/** Something to be noticed; `sign` is the word that says so without colour. */
export type NoteBlock = { readonly is: 'note'; readonly tone: Tone; readonly sign: string; readonly text: string }

export type NamedValue = { readonly name: string; readonly value: Cell }

export type FactsBlock = { readonly is: 'facts'; readonly items: readonly NamedValue[] }

/** The figures to be seen first, each in a box. */
export type BoxesBlock = {
  readonly is: 'boxes'
  readonly boxes: readonly {
    readonly label: string
    readonly value: Cell
    readonly note: string
  }[]
}

/** Text of a cell; `value` is the exact number or text that it shows, as the JSON has it. */
export type Cell = { readonly text: string; readonly value?: number | string; readonly tone?: Tone }

export type Column = { readonly title: string; readonly align: 'left' | 'right' }

export type TableBlock = {
  readonly is: 'table'
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A table of small signs, such as one sign a month; `key` says in words what each sign means. */
export type MatrixBlock = {
  readonly is: 'matrix'
  readonly caption: string
  readonly corner: string
  /** Heading of the notes beside the rows; null where no row has one. */
  readonly noteTitle: string | null
  readonly columns: readonly MatrixColumn[]
  readonly rows: readonly MatrixRow[]
  readonly key: readonly MatrixCell[]
}

/** Columns in a row that are of one group (the months of a year) stand under one heading. */
export type MatrixColumn = { readonly label: string; readonly group: string }
export type MatrixRow = { readonly head: string; readonly note: string; readonly cells: readonly MatrixCell[] }
/** `says` is the sign in words. */
export type MatrixCell = { readonly sign: string; readonly tone: Tone; readonly says: string }

/** A chart with its words and the table of all that it shows. */
export type ChartBlock = {
  readonly is: 'chart'
  readonly title: string
  /** What is to be seen, for who does not see it. */
  readonly summary: string
  readonly chart: ChartData
  readonly table: TableBlock
}
