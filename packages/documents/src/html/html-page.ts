import type { DocumentModel } from '../model/document-model.ts'
import { escapeHtml } from './escape.ts'
import { fontFaces } from './font-face.ts'
import { htmlBlock, htmlFacts } from './html-blocks.ts'
import { styleSheet } from './style-sheet.ts'

/** The document as one page that asks nothing of a network and runs no script. */
export function htmlPage(model: DocumentModel): string {
  const { language, title, subtitle, notices, facts, sections, footer } = model
  const said =
    notices.length === 0 ? '' : `<div class="notice bad" role="note">${escapeHtml(notices.join(' · '))}</div>`
  const links = sections
    .filter((section) => section.title !== '')
    .map(({ id, title: name }) => `<li><a href="#${id}">${escapeHtml(name)}</a></li>`)
  const parts = sections.map(({ id, title: name, blocks }) => {
    const inner = blocks.map((block, i) => htmlBlock(block, `${id}-${i}`))
    if (name === '') return `<section id="${id}">${inner.join('\n')}</section>`
    return `<section id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${escapeHtml(name)}</h2>${inner.join('\n')}</section>`
  })
  const body = `${said}<header><h1>${escapeHtml(title)}</h1><p class="subtitle">${escapeHtml(subtitle)}</p>${htmlFacts({ items: facts })}
<nav aria-label="${CONTENTS[language]}"><ul>${links.join('')}</ul></nav></header>
<main>${parts.join('\n')}</main><footer>${escapeHtml(footer)}</footer>`
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-Hans' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'">
<title>${escapeHtml(`${title}: ${subtitle}`)}</title><style>${styleSheet(notices, fontFaces(body, language))}</style></head>
<body>${body}</body></html>
`
}

const CONTENTS = { en: 'Contents', zh: '目录' } as const
