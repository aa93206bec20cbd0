import { describe, expect, it } from 'vitest'
import { editOf, formOf } from '#client/admin/screens/screenForm.ts'
import { ScreenEdit } from '#shared/contract/screens.ts'
import { DEFAULT_SCREEN, type ScreenSettings } from '#shared/screens/screen.ts'

const LEFT_HALF: ScreenSettings = {
  ...DEFAULT_SCREEN,
  playlist: 'all-day',
  distance: 8,
  margins: { top: 1.5, right: 0, bottom: 2, left: 0 },
  part: { wall: '指挥中心', columns: 3, rows: 2, column: 2, row: 1, gapX: 0.012, gapY: 0 },
  dim: { from: '19:00', until: '07:30', light: 0.35 },
  voice: true,
}

describe('the form of a screen', () => {
  it('asks for nothing else than what stands where nothing was typed', () => {
    for (const settings of [DEFAULT_SCREEN, LEFT_HALF]) {
      const screen = { name: '大屏 1', place: '三楼', settings }
      expect(editOf(formOf(screen))).toEqual(screen)
    }
  })
  it('counts parts from 1 and shares in percent, as people do', () => {
    expect(formOf({ settings: LEFT_HALF })).toMatchObject({
      part: { column: 3, row: 2, gapX: 1.2 },
      dim: { light: 35 },
    })
  })
  it('is what the server takes, of a new screen too', () => {
    const form = { ...formOf({}), name: ' 大厅 ', isPart: true, isDimmed: true }
    form.part.wall = '大厅'
    expect(ScreenEdit.parse(editOf(form))).toMatchObject({
      name: '大厅',
      settings: { playlist: null, part: { column: 0, row: 0 }, dim: { light: 0.4 } },
    })
  })
})
