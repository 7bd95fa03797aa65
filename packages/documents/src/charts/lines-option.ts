import { INK, MUTED_INK } from '../model/tone.ts'
import { LABEL, numberText, valueAxis } from './axis-style.ts'
import type { ChartLine, LineChart } from './chart-data.ts'

/** Lines over two axes of numbers, each with a mark and dashes of its own, with whiskers where points have bounds. */
export function linesOption({ xName, yName, xMax, yMax, tick, digits, lines }: LineChart) {
  const format = { ...LABEL, formatter: (value: number) => numberText(value, digits) }
  return {
    legend: { top: 0, left: 'center', selectedMode: false, textStyle: LABEL, data: lines.map(legendItem) },
    grid: { left: 8, right: 32, top: 50, bottom: 26, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      ...valueAxis(xName, digits),
      nameLocation: 'middle',
      nameTextStyle: { color: MUTED_INK, fontSize: 12, align: 'center' },
      nameGap: 28,
      min: 0,
      max: xMax,
      interval: tick,
      axisLabel: format,
    },
    yAxis: { ...valueAxis(yName, digits), min: 0, max: yMax, interval: tick, axisLabel: format },
    series: lines.flatMap((line) => [seriesOf(line), ...whiskersOf(line)]),
  }
}

/** In the legend too a line without marks has none, and marks without a line have none. */
function legendItem({ name, mark, dash }: ChartLine) {
  return {
    name,
    ...(mark === 'none' ? { itemStyle: { opacity: 0 } } : {}),
    ...(dash === 'none' ? { lineStyle: { opacity: 0 } } : {}),
  }
}

function seriesOf({ name, mark, dash, colour, points }: ChartLine) {
  return {
    type: 'line',
    name,
    symbol: mark,
    showSymbol: mark !== 'none',
    symbolSize: 7,
    lineStyle: { color: colour, width: dash === 'none' ? 0 : 1.8, type: dash === 'none' ? 'solid' : dash },
    itemStyle: { color: colour },
    data: points.map(({ x, y }) => [x, y]),
  }
}

type Api = { value(index: number): number; coord(point: readonly number[]): readonly number[] }

function whiskersOf({ points }: ChartLine) {
  const data = points.flatMap(({ x, low, high }) => (low === undefined || high === undefined ? [] : [[x, low, high]]))
  if (data.length === 0) return []
  const renderItem = (_: unknown, api: Api) => {
    const [x = 0, low = 0] = api.coord([api.value(0), api.value(1)])
    const [, high = 0] = api.coord([api.value(0), api.value(2)])
    const stroke = { stroke: INK, lineWidth: 1, fill: 'none' }
    const line = (x1: number, y1: number, x2: number, y2: number) => ({
      type: 'line',
      shape: { x1, y1, x2, y2 },
      style: stroke,
    })
    return {
      type: 'group',
      children: [line(x, low, x, high), line(x - 4, low, x + 4, low), line(x - 4, high, x + 4, high)],
    }
  }
  return [{ type: 'custom', renderItem, silent: true, encode: { x: 0, y: [1, 2] }, data }]
}
