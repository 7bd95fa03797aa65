/** What a chart shows, without size or place. Every number of it stands in its table too. */
export type ChartData = WaterfallChart | StackChart | LineChart

/** A total, what each step adds or takes, and the total that results. */
export type WaterfallChart = {
  readonly is: 'waterfall'
  readonly from: { readonly label: string; readonly value: number }
  readonly steps: readonly { readonly label: string; readonly value: number }[]
  readonly to: { readonly label: string; readonly value: number }
}

/** One layer of a stack; `sign` is written into its segments, so that they are told apart without colour. */
export type Layer = {
  readonly name: string
  readonly sign: string
  readonly fill: string
  readonly ink: string
  readonly values: readonly number[]
}

/** Layers on one another for each category; `lying` draws them from left to right. `grouped` sets them side by side. */
export type StackChart = {
  readonly is: 'stack'
  readonly categories: readonly string[]
  readonly layers: readonly Layer[]
  readonly valueName: string
  readonly lying: boolean
  readonly grouped: boolean
  /** Digits after the point of the figures on the axis and in the segments. */
  readonly digits: number
}

export type LineChart = {
  readonly is: 'lines'
  readonly xName: string
  readonly yName: string
  readonly xMax: number
  readonly yMax: number
  /** Between two figures of either axis. */
  readonly tick: number
  readonly digits: number
  readonly lines: readonly ChartLine[]
}

/** A line through points; with `low` and `high` each point has a whisker. `mark` and `dash` tell lines apart. */
export type ChartLine = {
  readonly name: string
  readonly mark: 'circle' | 'rect' | 'triangle' | 'none'
  readonly dash: 'solid' | 'dashed' | 'dotted' | 'none'
  readonly colour: string
  readonly points: readonly {
    readonly x: number
    readonly y: number
    readonly low?: number
    readonly high?: number
  }[]
}
