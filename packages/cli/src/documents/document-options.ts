import type { Language, Paper } from '@goodstanding/documents'
import { type Command, Option } from 'commander'

/** How a document is to be drawn. */
export type DocumentOptions = { readonly out: string; readonly language: Language; readonly paper?: Paper }

// Named here, so that what draws documents is loaded by the commands alone that draw one.
const LANGUAGES = ['en', 'zh'] as const satisfies readonly Language[]
const PAPERS = ['a4', 'letter'] as const satisfies readonly Paper[]

/** Adds the language of a document's words. */
export function addLanguage(command: Command): Command {
  return command.addOption(
    new Option('--language <language>', 'language of its words').choices(LANGUAGES).default('en'),
  )
}

/** Adds the paper that a PDF is laid out for. */
export function addPaper(command: Command): Command {
  return command.addOption(new Option('--paper <paper>', 'paper of the PDF').choices(PAPERS).default('a4'))
}
