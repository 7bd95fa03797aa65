import { drawChart } from '../charts/draw-chart.ts'
import type {
  Block,
  BoxesBlock,
  Cell,
  ChartBlock,
  Column,
  FactsBlock,
  MatrixBlock,
  MatrixCell,
  TableBlock,
} from '../model/document-model.ts'
import { escapeHtml } from './escape.ts'

/** A block as HTML; `name` is unique on the page. */
export function htmlBlock(block: Block, name: string): string {
  switch (block.is) {
    case 'text':
      return `<p>${escapeHtml(block.text)}</p>`
    case 'lines':
      return `<p>${block.lines.map(escapeHtml).join('<br>')}</p>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`
    case 'note':
      return `<p class="note ${block.tone}"><strong>${escapeHtml(block.sign)}</strong> ${escapeHtml(block.text)}</p>`
    case 'facts':
      return htmlFacts(block)
    case 'boxes':
      return htmlBoxes(block)
    case 'table':
      return htmlTable(block)
    case 'matrix':
      return htmlMatrix(block)
    case 'chart':
      return htmlChart(block, name)
  }
}

/** Names and what they stand for. */
export function htmlFacts({ items }: Pick<FactsBlock, 'items'>): string {
  const lines = items.map(({ name, value }) => `<dt>${escapeHtml(name)}</dt><dd>${htmlCell(value)}</dd>`)
  return `<dl>${lines.join('')}</dl>`
}

function htmlBoxes({ boxes }: BoxesBlock): string {
  const items = boxes.map(
    ({ label, value, note }) =>
      `<li><span>${escapeHtml(label)}</span><strong${classOf(value)}>${htmlCell({ ...value, tone: 'plain' })}</strong><span>${escapeHtml(note)}</span></li>`,
  )
  return `<ul class="boxes">${items.join('')}</ul>`
}

/** A table of more columns is set smaller. */
const WIDE = 8

function htmlTable({ caption, columns, rows }: TableBlock): string {
  const head = columns.map((column) => `<th scope="col"${side(column)}>${escapeHtml(column.title)}</th>`)
  const body = rows.map((row) => {
    const cells = row.map((cell, i) => {
      const [tag, scope] = i === 0 ? ['th', ' scope="row"'] : ['td', '']
      return `<${tag}${scope}${side(columns[i], cell)}>${htmlCell(cell)}</${tag}>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<div class="scroll" tabindex="0" role="group" aria-label="${escapeHtml(caption)}"><table${columns.length > WIDE ? ' class="wide"' : ''}><caption>${escapeHtml(caption)}</caption><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
}

function htmlMatrix(matrix: MatrixBlock): string {
  const { caption, corner, noteTitle, columns, rows, key } = matrix
  const groups = groupsOf(columns).map(
    ({ group, span }) => `<th scope="colgroup" colspan="${span}">${escapeHtml(group)}</th>`,
  )
  const note = noteTitle === null ? '' : `<th scope="col" rowspan="2">${escapeHtml(noteTitle)}</th>`
  const labels = columns.map(({ label }) => `<th scope="col">${escapeHtml(label)}</th>`)
  const body = rows.map((row) => {
    const said = noteTitle === null ? '' : `<td>${escapeHtml(row.note)}</td>`
    return `<tr><th scope="row">${escapeHtml(row.head)}</th>${row.cells.map(htmlSign).join('')}${said}</tr>`
  })
  const words = key.map(
    (cell) => `<li><b class="${cell.tone}">${escapeHtml(cell.sign)}&#8203;</b>${escapeHtml(cell.says)}</li>`,
  )
  return `<div class="scroll" tabindex="0" role="group" aria-label="${escapeHtml(caption)}"><table class="matrix"><caption>${escapeHtml(caption)}</caption><thead><tr><th scope="col" rowspan="2">${escapeHtml(corner)}</th>${groups.join('')}${note}</tr><tr>${labels.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div><ul class="key">${words.join('')}</ul>`
}

function htmlSign({ sign, tone, says }: MatrixCell): string {
  return `<td class="sign ${tone}" title="${escapeHtml(says)}">${escapeHtml(sign)}</td>`
}

/** Runs of columns under one heading. */
export function groupsOf(
  columns: MatrixBlock['columns'],
): readonly { readonly group: string; readonly span: number }[] {
  const groups: { group: string; span: number }[] = []
  for (const { group } of columns) {
    const last = groups.at(-1)
    if (last?.group === group) last.span += 1
    else groups.push({ group, span: 1 })
  }
  return groups
}

function htmlChart({ title, summary, chart, table }: ChartBlock, name: string): string {
  const svg = drawChart(chart, name)
  const said = svg.replace('<svg ', `<svg role="img" aria-labelledby="${name}-title" `)
  return `<figure><figcaption id="${name}-title">${escapeHtml(title)}</figcaption><p class="summary">${escapeHtml(summary)}</p>${said}${htmlTable(table)}</figure>`
}

function htmlCell(cell: Cell): string {
  const { text, value, tone } = cell
  const inner = escapeHtml(text)
  if (value !== undefined)
    return `<data value="${escapeHtml(String(value))}"${tone === 'plain' ? '' : classOf(cell)}>${inner}</data>`
  return tone === undefined || tone === 'plain' ? inner : `<span${classOf(cell)}>${inner}</span>`
}

function classOf({ tone }: Cell): string {
  return tone === undefined ? '' : ` class="${tone}"`
}

/** Figures stand on the right; a date, a span of days or a short word is not broken over lines. */
function side(column: Column | undefined, cell?: Cell): string {
  if (column?.align === 'right') return ' class="right"'
  return cell !== undefined && (cell.text.length <= 10 || /^[\d –-]+$/.test(cell.text)) ? ' class="short"' : ''
}
