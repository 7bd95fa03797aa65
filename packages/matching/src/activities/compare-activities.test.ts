import { ACTIVITY_SCHEMES, type ActivityScheme, parseActivity } from '@goodstanding/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIVITY_LEVELS, compareActivities } from './compare-activities.ts'

const anyActivity = fc.record({
  scheme: fc.constantFrom(...ACTIVITY_SCHEMES),
  code: fc.oneof(fc.string(), fc.stringMatching(/^\d{2,6}$/), fc.stringMatching(/^\d\d\.\d{1,2}$/)),
})

describe('Two activities', () => {
  it.each<[ActivityScheme, string, ActivityScheme, string, string, string]>([
    ['naics2017', '722511', 'naics2017', '722511', 'subclass', 'subclass'],
    ['naics2017', '722511', 'naics2017', '722513', 'class', 'subclass'],
    ['naics2017', '722511', 'naics2017', '7225', 'group', 'group'],
    ['naics2017', '722511', 'naics2017', '721110', 'section', 'subclass'],
    ['naics2017', '311811', 'naics2017', '339999', 'section', 'subclass'],
    ['naics2017', '423110', 'naics2017', '441110', 'none', 'subclass'],
    ['naics2012', '722511', 'naics2017', '722511', 'division', 'division'],
    ['naics2017', '448110', 'naics2022', '458110', 'section', 'section'],
    ['nace2', '62.01', 'nace2', '62.02', 'group', 'class'],
    ['nace2', '62.01', 'nace2', '62.0', 'group', 'group'],
    ['isic4', '6201', 'isic4', '6201', 'class', 'class'],
    ['nace2', '62.01', 'isic4', '6201', 'division', 'division'],
    ['nace2', '62.01', 'isic4', '6311', 'section', 'division'],
    ['nace2', '56.10', 'naics2017', '722511', 'section', 'section'],
    ['isic4', '6201', 'naics2017', '541511', 'section', 'section'],
    ['isic4', '6910', 'naics2017', '541511', 'none', 'section'],
    ['nace2', '45.20', 'naics2017', '811111', 'section', 'section'],
    ['nace2', '04', 'nace2', '04', 'none', 'none'],
    ['naics2017', '99', 'naics2017', '99', 'none', 'none'],
    ['naics2017', '', 'isic4', 'sixty', 'none', 'none'],
  ])('%s %s and %s %s agree at %s of %s', (leftScheme, left, rightScheme, right, agreesAt, comparableTo) => {
    const agreement = compareActivities({ scheme: leftScheme, code: left }, { scheme: rightScheme, code: right })
    expect(agreement).toEqual({ agreesAt, comparableTo })
  })

  it('compare the same from either side, and never agree more finely than they can be compared', () => {
    fc.assert(
      fc.property(anyActivity, anyActivity, (left, right) => {
        const { agreesAt, comparableTo } = compareActivities(left, right)
        expect(compareActivities(right, left)).toEqual({ agreesAt, comparableTo })
        expect(ACTIVITY_LEVELS.indexOf(agreesAt)).toBeLessThanOrEqual(ACTIVITY_LEVELS.indexOf(comparableTo))
      }),
    )
  })

  it('agree wholly with themselves, and every activity that the core reads has a section', () => {
    fc.assert(
      fc.property(anyActivity, (activity) => {
        const { agreesAt, comparableTo } = compareActivities(activity, activity)
        expect(agreesAt).toBe(comparableTo)
        if (parseActivity(activity).ok) expect(agreesAt).not.toBe('none')
      }),
      { numRuns: 1_000 },
    )
  })

  it('meet every section of ISIC from some NAICS sector but the households that are no legal entity', () => {
    const divisionOf = 'A01 B05 C10 D35 E36 F41 G45 H49 I55 J58 K64 L68 M69 N77 O84 P85 Q86 R90 S94 U99'.split(' ')
    const sectors = '11 21 22 23 31 42 44 48 51 519 52 53 54 55 56 61 62 71 72 81 92'.split(' ')
    for (const division of divisionOf) {
      const isic = { scheme: 'isic4', code: division.slice(1) } as const
      const met = sectors.filter(
        (code) => compareActivities(isic, { scheme: 'naics2017', code }).agreesAt === 'section',
      )
      expect(met, division).not.toEqual([])
    }
  })
})
