import { describe, expect, test } from 'vitest'
import { judgeFigure } from '#shared/light/judgeFigure.ts'
import { lightRulesOf, type LightRules } from '#shared/light/lightRule.ts'
import { worstOf } from '#shared/light/worst.ts'
import { applyReleases } from '#shared/applyRelease.ts'
import { emptyBoard } from '#shared/board.ts'
import { asPeriod } from '#shared/period.ts'
import { projectStanding } from '#shared/projectStanding.ts'
import type { RecordFields } from '#shared/release.ts'
import { boardOf, catalogue } from '#test/support/boardFixture.ts'
import { projectsRelease } from '#test/support/projects.ts'

const { home, city } = catalogue.site
const day = asPeriod

describe('which rules are for a figure', () => {
  const { rules } = catalogue.lightRules
  const data: LightRules = {
    rules,
    defaults: [{ of: 'count-ytd', rules: ['behind-schedule'] }],
    overrides: [{ of: 'projects.key', rules: ['score-sheet-2020', 'to-be-whole'] }],
  }
  const codes = (code: string) => lightRulesOf(data, code, 'count-ytd').map((rule) => rule.code)

  test('the bureau’s usual ones, or those of its own code or of the list that it belongs to', () => {
    expect(codes('economy.x')).toEqual(['behind-schedule'])
    expect(codes('projects.key')).toEqual(['score-sheet-2020', 'to-be-whole'])
    expect(codes('projects.key.invested-ytd')).toEqual(['score-sheet-2020', 'to-be-whole'])
    expect(codes('projects.keys')).toEqual(['behind-schedule'])
  })

  test('a growth rate is held against its target and against the city, each with its own sum', () => {
    const code = 'economy.retail-sales.growth'
    const indicator = catalogue.indicator(code)
    if (!indicator) throw new Error(`no ${code}`)
    const judge = (target: number) => {
      const board = boardOf({
        [`${code}@${home}`]: { '2020-05': 6.3 },
        [`${code}@${city}`]: { '2020-05': 7.1 },
        [`${code}-target@${home}`]: { '2020': target },
      })
      return judgeFigure({ board, catalogue, indicator, subject: home })
    }
    const judgements = judge(9.5)
    expect(judgements.map(({ rule, light, amount }) => [rule.code, light, amount])).toEqual([
      ['growth-below-target', 'red', 3.2],
      ['growth-below-city', 'yellow', 0.8],
    ])
    expect(worstOf(judgements)?.rule.code).toBe('growth-below-target')
    expect(worstOf(judge(6.5))?.rule.code, 'of two yellow ones the larger').toBe('growth-below-city')
  })
})

describe('a project', () => {
  const standing = (fields: RecordFields, done = 45) => {
    const board = applyReleases(emptyBoard('fixture'), [projectsRelease(1, { P1: done }, '2020-06')])
    const record = { id: 'P1', version: 1, fields: { state: 'pre-work', ...fields } }
    return projectStanding(board, catalogue, record, day('2020-07-18'))
  }

  test('has the worst light of all its rules, and every rule can be shown', () => {
    const { light, judgement, judgements } = standing({ plannedStartOn: '2020-03-01' })
    expect(light).toBe('red')
    expect(judgement?.rule.code).toBe('not-started')
    expect(judgements.map(({ rule, light: own }) => [rule.code, own])).toEqual([
      ['behind-schedule', 'green'],
      ['not-started', 'red'],
      ['not-listed', 'grey'],
    ])
  })

  test('goes by the months of its own plan where it has one', () => {
    const planCurve = [0, 0, 5, 10, 20, 30, 40, 50, 60, 70, 85, 100]
    expect(standing({ startedOn: '2020-03-01' }, 35).light).toBe('yellow')
    expect(standing({ startedOn: '2020-03-01', planCurve }, 35)).toMatchObject({
      light: 'green',
      progress: { scheduled: 30, gap: 5 },
    })
  })
})
