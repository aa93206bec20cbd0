import { describe, expect, it } from 'vitest'
import { paintedLine, remarkLines } from '#client/admin/reports/editor/paintedLine.ts'
import {
  faultAt,
  faultNear,
  lineStarts,
  nextFault,
  positionAt,
} from '#client/admin/reports/editor/positions.ts'

describe('a line of a template', () => {
  it('is coloured by what it looks like, with what is wrong in it marked', () => {
    const line = '同比{{economy.gdp.growth | grwth}}，{{#need a}}**好**{{/need}}'
    const wrong = line.indexOf('grwth')
    const painted = paintedLine(line, 100, [{ at: 100 + wrong, end: 100 + wrong + 5 }])
    expect(painted.map(({ text }) => text).join('')).toBe(line)
    expect(painted.filter(({ isWrong }) => isWrong)).toEqual([
      { text: 'grwth', ink: 'filter', isWrong: true },
    ])
    expect(painted.map(({ ink }) => ink)).toEqual([
      ...['plain', 'slot', 'filter', 'filter', 'filter', 'plain', 'block', 'strong', 'block'],
    ])
  })

  it('shows a fault that stands at its end, and one that began on a line before', () => {
    expect(paintedLine('{{a', 0, [{ at: 3, end: 3 }]).at(-1)).toMatchObject({ text: 'a', isWrong: true })
    expect(paintedLine('b}}', 10, [{ at: 4, end: 11 }])[0]).toMatchObject({ text: 'b', isWrong: true })
    expect(paintedLine('', 10, [{ at: 10, end: 10 }])).toEqual([])
  })

  it('knows remarks', () => {
    expect(remarkLines(['<!-- a', 'b', 'c -->', 'd'])).toEqual([true, true, true, false])
  })
})

describe('places in a text', () => {
  const faults = [
    { at: 20, end: 25 },
    { at: 4, end: 8 },
  ]
  it('have a line and a column', () => {
    expect(positionAt('ab\ncd', 4)).toEqual({ line: 2, column: 2 })
    expect(lineStarts('ab\n\ncd')).toEqual([0, 3, 4])
  })
  it('lead to the fault that they are in, to the next and round to the first', () => {
    expect(faultAt(faults, 8)?.at).toBe(4)
    expect(faultNear(faults, 12)?.at).toBe(20)
    expect([nextFault(faults, 20)?.at, nextFault(faults, 20, true)?.at, nextFault([], 3)]).toEqual([
      ...[4, 4, undefined],
    ])
  })
})
