import { parseDate, type RecordType } from '@goodstanding/core'
import type { Fact } from '@goodstanding/report'
import { element } from './element.ts'
import { COLUMNS, TYPE_TITLES } from './record-columns.ts'
import { fieldText, isFigure, wordsOf } from './value-text.ts'

/** Records of one type: the main fields as a table, all of them below it. */
export function recordTable(type: RecordType, facts: readonly Fact[]): HTMLElement {
  const columns = COLUMNS[type]
  const title = TYPE_TITLES[type]
  const names = ['asOf', ...columns]
  const head = element('tr', { role: 'row' }, ...names.map((name) => headerOf(name, facts)))
  const rows = facts.map(({ head: { asOf }, body }) =>
    element('tr', { role: 'row' }, ...names.map((name) => cellOf(name === 'asOf' ? { asOf } : body, name))),
  )
  // The roles are said out, since a narrow screen lays the cells out one below the other.
  const table = element(
    'table',
    { role: 'table' },
    element('thead', { role: 'rowgroup' }, head),
    element('tbody', { role: 'rowgroup' }, ...rows),
  )
  return element(
    'div',
    { class: 'records', 'data-type': type },
    element('h4', {}, title),
    // A region that scrolls must be reachable by keyboard.
    element('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': title }, table),
    element('details', {}, element('summary', {}, allFields(facts.length)), ...facts.map(fieldList)),
  )
}

function allFields(count: number): string {
  return count === 1 ? 'All fields of this record' : `All fields of these ${count} records`
}

/** How a cell is set: amounts flush right, days in one piece. */
function kindOf(value: unknown): string {
  if (isFigure(value)) return 'figure'
  return typeof value === 'string' && parseDate(value).ok ? 'day' : 'text'
}

/** Over amounts a column's name is flush right as they are. */
function headerOf(name: string, facts: readonly Fact[]): HTMLElement {
  const kind = facts.some(({ body }) => isFigure(bodyValue(body, name))) ? 'figure' : 'text'
  return element('th', { scope: 'col', role: 'columnheader', class: kind }, labelOf(name))
}

function bodyValue(body: object, name: string): unknown {
  return name.split('.').reduce<unknown>((inner, step) => Object(inner)[step], body)
}

function cellOf(body: object, name: string): HTMLElement {
  const value = bodyValue(body, name)
  const kind = value === undefined ? 'none' : kindOf(value)
  const text = value === undefined ? absenceOf(body, name) : fieldText(name, value)
  return element('td', { class: kind, role: 'cell', 'data-label': labelOf(name) }, element('span', {}, text))
}

/** Why a field is not there: a dash where it does not apply, words where the provider does not have it. */
function absenceOf(body: object, name: string): string {
  const reason: unknown = Object(Object(body).absent)[name]
  return reason === 'not_reported' ? 'not reported' : '–'
}

function fieldList({ head, body }: Fact): HTMLElement {
  const { absent, ...fields } = body
  const entries = [
    ['record', head.id],
    ['as of', head.asOf],
    ['issued', head.issued],
    ['kept until', head.until ?? 'open'],
    ...Object.entries(fields).map(([name, value]) => [wordsOf(name), fieldText(name, value) || 'none']),
    ...Object.entries(absent).map(([name, reason]) => [wordsOf(name), wordsOf(reason)]),
  ]
  return element(
    'dl',
    { class: 'facts' },
    ...entries.flatMap(([name = '', value = '']) => [element('dt', {}, name), element('dd', {}, value)]),
  )
}

function labelOf(name: string): string {
  return wordsOf(name.slice(name.lastIndexOf('.') + 1))
}
