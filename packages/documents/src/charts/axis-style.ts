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
    nameTextStyle: { color: MUTED_INK, fontSize: 12 },
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

/** A label that fits its chart; the whole name stands in the table. */
export function shortened(label: string, widthMax: number): string {
  let width = 0
  let kept = ''
  for (const letter of label) {
    // Chinese letters are twice as wide as Latin ones.
    width += letter > '⺀' ? 2 : 1
    if (width > widthMax) return `${kept}…`
    kept += letter
  }
  return kept
}
