import { BarChart, CustomChart, LineChart as EchartsLineChart } from 'echarts/charts'
import { GridComponent, LegendComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { LEGEND_ROW, legendRows } from './axis-style.ts'
import type { ChartData } from './chart-data.ts'
import { linesOption } from './lines-option.ts'
import { stackOption } from './stack-option.ts'
import { waterfallOption } from './waterfall-option.ts'

use([BarChart, CustomChart, EchartsLineChart, GridComponent, LegendComponent, SVGRenderer])

/** Size of a chart in CSS pixels. */
export type ChartSize = { readonly width: number; readonly height: number }

const WIDTH = 680

/** Draws a chart as SVG. The same data and name give the same SVG to the last byte; `name` keeps ids of charts on one page apart. */
export function drawChart(data: ChartData, name: string): string {
  const { width, height } = chartSize(data)
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  chart.setOption({ animation: false, textStyle: { fontFamily: CHART_FONTS }, ...optionOf(data) })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return settled(svg, name)
}

/** How large a chart is drawn: as wide as the page, as high as what it shows needs. */
export function chartSize(data: ChartData): ChartSize {
  return { width: WIDTH, height: heightOf(data) }
}

/** Fonts as CSS names them, without quotation marks, since they stand in a style attribute. */
const CHART_FONTS = 'Goodstanding,Noto Sans SC,PingFang SC,Microsoft YaHei,sans-serif'

function optionOf(data: ChartData): EChartsCoreOption {
  switch (data.is) {
    case 'waterfall':
      return waterfallOption(data)
    case 'stack':
      return stackOption(data, WIDTH)
    case 'lines':
      return linesOption(data)
  }
}

function heightOf(data: ChartData): number {
  if (data.is === 'waterfall') return 70 + 24 * (data.steps.length + 2)
  if (data.is === 'lines') return 340
  const legend =
    LEGEND_ROW *
    legendRows(
      data.layers.map(({ name }) => name),
      WIDTH,
    )
  const bars = data.categories.length * (data.grouped ? data.layers.length : 1)
  return legend + (data.lying ? 60 + 34 * bars : 232)
}

/** Without what only a live chart needs, and without the counters that the renderer keeps from one chart to the next. */
function settled(svg: string, name: string): string {
  return svg
    .replace(/<style\b[\s\S]*?<\/style>\n?/g, '')
    .replace(/ (?:class="zr\d+-cls-\d+"|pointer-events="visible"|ecmeta_\w+="\w*")/g, '')
    .replace(/( id="|url\(#|href="#)zr\d+-/g, `$1${name}-`)
}
