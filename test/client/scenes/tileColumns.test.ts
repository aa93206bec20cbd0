// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { evenColumns } from '#client/scenes/evenColumns.ts'
import { tileColumns } from '#client/scenes/lights/tileColumns.ts'

const twelve = (name: string): readonly string[] => Array.from({ length: 12 }, () => name)

describe('tiles beside each other', () => {
  test.each([
    [12, 8, 6],
    [12, 15, 12],
    [12, 4, 4],
    [7, 4, 4],
    [5, 4, 3],
    [1, 6, 1],
    [3, 0, 1],
    [0, 4, 1],
  ])('%i where %i fit stand in %i columns', (count, fitting, columns) => {
    expect(evenColumns(count, fitting)).toBe(columns)
  })

  test('are fewer where a name is long', () => {
    expect(tileColumns(twelve('重点项目完成率'), 88.2)).toBe(4)
    expect(tileColumns(twelve('Key projects done'), 88.2)).toBe(4)
    expect(tileColumns([...twelve('短'), 'New above-scale units'], 88.2)).toBe(3)
    expect(tileColumns(twelve('重点项目完成率'), 320)).toBe(12)
  })
})
