import { INK, MUTED_INK, RULE } from '../model/tone.ts'

export const LABEL = { color: INK, fontSize: 12 } as const

/** An axis that names categories: no ticks, since the bars stand on their names. */
export function categoryAxis(data: readonly string[]) {
  return {
    type: 'category',
    data: [...data],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: MUTED_INK } },
    axisLabel: { ...LABEL },
  } as const
}

export function valueAxis(name: string, digits: number) {
  return {
    type: 'value',
    name,
    nameTextStyle: { color: MUTED_INK, fontSize: 12, align: 'left' },
    axisLine: { show: false },
    splitLine: { lineStyle: { color: RULE } },
    axisLabel: { ...LABEL, formatter: (value: number) => numberText(value, digits) },
  } as const
}

/** A number on an axis or in a bar: no more digits than asked, thousands apart, a true minus. */
export function numberText(value: number, digits: number): string {
  const [units = '', fraction] = Math.abs(value).toFixed(digits).split('.')
  const grouped = units.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${value < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

/** A label that fits its chart, its beginning and its end kept; the whole name stands in the table. */
export function shortened(label: string, widthMax: number): string {
  const letters = [...label]
  const whole = widthOf(letters)
  if (whole <= widthMax) return label
  const [head, tail] = [taken(letters, widthMax * 0.6), taken(letters.toReversed(), widthMax * 0.4 - 1).toReversed()]
  return `${head.join('')}…${tail.join('')}`
}

function taken(letters: readonly string[], widthMax: number): string[] {
  let count = 0
  while (count < letters.length && widthOf(letters.slice(0, count + 1)) <= widthMax) count++
  return letters.slice(0, count)
}

/** In widths of a Latin letter; Chinese ones are twice as wide. */
function widthOf(letters: readonly string[]): number {
  return letters.reduce((sum, letter) => sum + (letter > '⺀' ? 2 : 1), 0)
}

/** Rows that a legend takes over the width of a chart. */
export function legendRows(names: readonly string[], width: number): number {
  const needed = names.reduce((sum, name) => sum + widthOf([...name]) * 6.4 + 30, 0)
  return Math.max(1, Math.ceil(needed / width))
}

/** Room that a row of a legend takes. */
export const LEGEND_ROW = 18
