/**
 * How a figure or sign is set off. Tones are never the only sign: each stands with a word or a letter. Lateness darkens
 * from `on_time` to `lost`, so that the steps are told apart in grey too.
 */
export const TONES = [
  'plain',
  'muted',
  'good',
  'warn',
  'bad',
  'on_time',
  'late_1',
  'late_2',
  'late_3',
  'late_4',
  'lost',
  'unknown',
] as const
export type Tone = (typeof TONES)[number]

/** Colours of a tone, as `#rrggbb`; ink on fill has a contrast of 4.5 or more (WCAG 2.2, 1.4.3). */
export const TONE_COLOURS: { readonly [T in Tone]: { readonly fill: string; readonly ink: string } } = {
  plain: { fill: '#ffffff', ink: '#1b2430' },
  muted: { fill: '#f1f4f8', ink: '#4d5866' },
  good: { fill: '#dcefe3', ink: '#14532d' },
  warn: { fill: '#fdf0d0', ink: '#6b4200' },
  bad: { fill: '#f9dcdc', ink: '#7f1d1d' },
  on_time: { fill: '#dbe8f4', ink: '#1b2430' },
  late_1: { fill: '#f7dc8f', ink: '#1b2430' },
  late_2: { fill: '#f0ab5e', ink: '#1b2430' },
  late_3: { fill: '#dc6b3c', ink: '#101010' },
  late_4: { fill: '#a3262a', ink: '#ffffff' },
  lost: { fill: '#4a0f14', ink: '#ffffff' },
  unknown: { fill: '#ffffff', ink: '#4d5866' },
}

export const INK = '#1b2430'
export const MUTED_INK = '#4d5866'
export const RULE = '#c9d1db'
export const ACCENT = '#1f4e79'
