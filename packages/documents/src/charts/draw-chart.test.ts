import { describe, expect, it } from 'vitest'
import type { StackChart, WaterfallChart } from './chart-data.ts'
import { drawChart } from './draw-chart.ts'

const WATERFALL: WaterfallChart = {
  is: 'waterfall',
  from: { label: 'start', value: 521 },
  steps: [
    { label: '当前纳税状况', value: 14 },
    { label: 'late', value: -18 },
  ],
  to: { label: 'end', value: 517 },
}

const STACK: StackChart = {
  is: 'stack',
  categories: ['2026-01', '2026-02'],
  layers: [
    { name: '0 in time', sign: '0', fill: '#dbe8f4', ink: '#1b2430', values: [3, 4] },
    { name: '1 late', sign: '1', fill: '#f7dc8f', ink: '#1b2430', values: [1, 0] },
  ],
  valueName: 'accounts',
  lying: false,
  grouped: false,
  digits: 0,
}

const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text)

describe('A chart', () => {
  it('of points says each change with its sign beside its name', () => {
    expect(texts(drawChart(WATERFALL, 'a'))).toEqual(
      expect.arrayContaining(['521', '+14', '−18', '517', '当前纳税状况', 'late']),
    )
  })

  it('bears a sign in each segment that has room, so that layers are told apart without colour', () => {
    const shown = texts(drawChart(STACK, 'a'))
    // Two on-time segments and the axis's own naught; one late segment and the axis's own one.
    expect([shown.filter((text) => text === '0').length, shown.filter((text) => text === '1').length]).toEqual([3, 2])
    expect(shown).toEqual(expect.arrayContaining(['0 in time', '1 late', '2026-01']))
  })

  it('shows markup in a name as text', () => {
    const svg = drawChart({ ...WATERFALL, from: { label: '<script>&', value: 1 } }, 'a')
    expect(svg).toContain('&lt;script&gt;&amp;')
    expect(svg).not.toContain('<script')
  })

  it('is the same to the last letter for the same data, and its ids are its own', () => {
    expect(drawChart(STACK, 'a')).toBe(drawChart(STACK, 'a'))
    expect(drawChart(STACK, 'a')).not.toMatch(/zr\d|<style|ecmeta/)
    const named = { ...STACK, categories: ['zr1-bank', 'zr2-bank'] }
    expect(texts(drawChart(named, 'a'))).toEqual(expect.arrayContaining(['zr1-bank', 'zr2-bank']))
  })
})
