import { ACCENT, INK, TONE_COLOURS } from '../model/tone.ts'
import { categoryAxis, numberText, shortened, valueAxis } from './axis-style.ts'
import type { WaterfallChart } from './chart-data.ts'

type Bar = {
  readonly label: string
  readonly from: number
  readonly to: number
  readonly text: string
  readonly colour: string
}

/** Bars from top to bottom: where it starts, each step with its sign, where it ends. */
export function waterfallOption({ from, steps, to }: WaterfallChart) {
  const bars = barsOf({ from, steps, to })
  const levels = bars.flatMap((bar) => [bar.from, bar.to])
  const changes = [from.value, to.value, ...levels.filter((level) => level !== 0)]
  const [low, high] = [Math.min(...changes), Math.max(...changes)]
  const room = Math.max(10, (high - low) * 0.15)
  const floor = Math.floor((low - room) / 10) * 10
  return {
    grid: { left: 8, right: 24, top: 8, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { ...valueAxis('', 0), min: floor, max: Math.ceil((high + room) / 10) * 10 },
    yAxis: { ...categoryAxis(bars.map(({ label }) => shortened(label, 46))), inverse: true },
    series: [
      {
        type: 'bar',
        stack: 'steps',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: bars.map((bar) => Math.max(floor, Math.min(bar.from, bar.to))),
      },
      {
        type: 'bar',
        stack: 'steps',
        barWidth: 15,
        label: {
          show: true,
          position: 'right',
          color: INK,
          fontSize: 12,
          formatter: ({ dataIndex }: { dataIndex: number }) => bars[dataIndex]?.text ?? '',
        },
        data: bars.map((bar) => ({
          value: Math.max(bar.from, bar.to) - Math.max(floor, Math.min(bar.from, bar.to)),
          itemStyle: { color: bar.colour, borderColor: INK, borderWidth: 0.5 },
        })),
      },
    ],
  }
}

function barsOf({ from, steps, to }: Omit<WaterfallChart, 'is'>): readonly Bar[] {
  const total = (label: string, value: number): Bar => ({
    label,
    from: 0,
    to: value,
    text: numberText(value, 0),
    colour: ACCENT,
  })
  let level = from.value
  const changes = steps.map(({ label, value }): Bar => {
    const start = level
    level += value
    const sign = value > 0 ? '+' : ''
    const colour = value < 0 ? TONE_COLOURS.late_3.fill : '#6fa8d6'
    return { label, from: start, to: level, text: `${sign}${numberText(value, 0)}`, colour }
  })
  return [total(from.label, from.value), ...changes, total(to.label, to.value)]
}
