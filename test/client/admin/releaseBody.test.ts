import { describe, expect, it } from 'vitest'
import { cellAt, releaseBody } from '#client/admin/releaseBody.ts'
import { releaseTitle } from '#client/admin/releaseTitle.ts'
import { judgeSheet } from '#client/admin/judgeSheet.ts'
import type { Entry } from '#client/admin/rowState.ts'
import { boardOf, CATALOGUE, home, homeCell, rowsOf, typedInto } from '#test/client/admin/sheet.ts'

const PUBLISHED = boardOf([['investment.growth', '2020-05', 8.1]])
const typed = (text: string, more: Partial<Entry> = {}): Entry => ({ text, seen: 0, ...more })

describe('the release made of what is ready', () => {
  const rows = rowsOf(PUBLISHED)
  const entries = new Map([
    [homeCell('investment.growth'), typed('8.4', { seen: 1 })],
    [homeCell('sales.level'), typed('一百')],
    [homeCell('sales.growth'), typed('—', { missing: 'not-published' as const })],
  ])
  const sheet = typedInto(PUBLISHED, entries, { commonReason: '省局反馈' })
  const judged = judgeSheet([{ group: null, rows }], sheet).flatMap((section) => section.rows)

  it('takes only those rows, each upon the vintage that was seen', () => {
    expect(releaseBody(judged, ' 标题 ', '省局反馈')).toEqual({
      title: '标题',
      observations: [
        { series: home('investment.growth'), period: '2020-05', value: 8.4, basedOn: 1, reason: '省局反馈' },
        {
          series: home('sales.growth'),
          period: '2020-05',
          value: null,
          basedOn: 0,
          status: 'missing',
          missing: 'not-published',
        },
      ],
    })
  })

  it('is called as official practice would', () => {
    expect(releaseTitle(rows.slice(0, 3), CATALOGUE, false)).toBe('2020年1—5月固定资产投资增速等 3 项指标')
    expect(releaseTitle(rows.slice(0, 1), CATALOGUE, true)).toBe('修订2020年1—5月固定资产投资增速')
  })

  it('finds the row of a problem by its pointer', () => {
    const cells = [homeCell('investment.growth'), homeCell('sales.growth')]
    expect(cellAt('/observations/1/value', cells)).toBe(homeCell('sales.growth'))
    expect(cellAt('/observations/1', cells)).toBe(homeCell('sales.growth'))
    expect(cellAt('/title', cells)).toBeUndefined()
  })
})
