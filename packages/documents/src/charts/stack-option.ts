import { INK } from '../model/tone.ts'
import { categoryAxis, LABEL, LEGEND_ROW, legendRows, numberText, shortened, valueAxis } from './axis-style.ts'
import type { Layer, StackChart } from './chart-data.ts'

/** Stacked or grouped bars; a segment that is large enough bears its sign. */
export function stackOption(chart: StackChart, width: number) {
  const names = categoryAxis(chart.categories.map((category) => shortened(category, 30)))
  const values = valueAxis(chart.lying ? '' : chart.valueName, chart.digits)
  // Whole things have no halves on their axis.
  const whole = chart.digits === 0 ? { ...values, minInterval: 1 } : values
  const largest = largestOf(chart)
  return {
    legend: {
      top: 0,
      left: 'center',
      itemWidth: 14,
      itemHeight: 10,
      selectedMode: false,
      itemStyle: { borderWidth: 0.5 },
      textStyle: LABEL,
      data: chart.layers.map(({ name }) => name),
    },
    grid: {
      left: 8,
      right: 24,
      top:
        24 +
        LEGEND_ROW *
          legendRows(
            chart.layers.map(({ name }) => name),
            width,
          ),
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: chart.lying ? whole : { ...names, axisLabel: { ...LABEL, interval: chart.categories.length > 12 ? 2 : 0 } },
    yAxis: chart.lying ? { ...names, inverse: true } : whole,
    series: chart.layers.map((layer) => seriesOf(layer, chart, largest)),
  }
}

function seriesOf(layer: Layer, chart: StackChart, largest: number) {
  return {
    type: 'bar',
    name: layer.name,
    ...(chart.grouped ? {} : { stack: 'all' }),
    barMaxWidth: chart.lying ? 22 : 34,
    itemStyle: { color: layer.fill, borderColor: INK, borderWidth: 0.5 },
    label: {
      show: true,
      color: chart.grouped ? INK : layer.ink,
      fontSize: 11,
      position: chart.grouped ? (chart.lying ? 'right' : 'top') : 'inside',
      formatter: ({ value }: { value: number }) => labelOf(value, layer, chart, largest),
    },
    data: layer.values.map((value) => (value === 0 && !chart.grouped ? null : value)),
  }
}

/** The sign, and in a lying bar the figure too, where the segment has room for it. */
function labelOf(value: number, layer: Layer, chart: StackChart, largest: number): string {
  if (chart.grouped) return numberText(value, chart.digits)
  if (value === 0 || value < largest / (chart.lying ? 24 : 16)) return ''
  return chart.lying && value >= largest / 8 ? `${layer.sign} ${numberText(value, chart.digits)}` : layer.sign
}

function largestOf({ categories, layers, grouped }: StackChart): number {
  const totals = categories.map((_, i) =>
    layers.reduce((sum, { values }) => (grouped ? Math.max(sum, values[i] ?? 0) : sum + (values[i] ?? 0)), 0),
  )
  return Math.max(...totals, 0)
}
