import { expect, test } from 'vitest'
import { completions } from '#shared/report/template/completions.ts'
import { ROOMS } from '#test/shared/report/template/aTemplate.ts'
import { catalogue } from '#test/support/boardFixture.ts'

/** What is offered where the text has a `^`. */
function offered(marked: string, rooms = ROOMS): readonly string[] | null {
  const at = marked.indexOf('^')
  const found = completions(marked.replace('^', ''), at, catalogue, rooms)
  return found && found.items.map(({ text }) => text)
}

test('a figure is found by its code, a part of it or its name', () => {
  expect(offered('共{{economy.gdp.^')).toContain('economy.gdp.growth')
  expect(offered('{{gdp^')?.slice(0, 2)).toEqual(['economy.gdp.level', 'economy.gdp.growth'])
  expect(offered('{{地区生产总值^}}')).toContain('economy.gdp.level')
  expect(offered('{{report.y^')).toEqual(['report.year'])
})

test('behind the bar stand the filters that print the figure, its unit first, and no others', () => {
  expect(offered('{{economy.gdp.level | ^')).toEqual(['亿元', '万元', '元', 'own', 'span', 'asof', 'approx:'])
  expect(offered('{{economy.gdp.growth | gr^}}')?.[0]).toBe('growth')
  expect(offered('{{party.visits.members | approx:^')).toEqual(['余', '多', '近', '约'])
  expect(offered('{{party.visits.members | approx:余 | ^')).not.toContain('approx:')
  expect(offered('{{report.issued | ^')).toEqual(['date'])
})

test('blocks, and what they are of, are offered; what has begun may end', () => {
  expect(offered('{{#^')).toEqual(['need', 'full', 'same', 'picture', 'analysis', 'view'])
  expect(offered('{{#need a}}{{#full b}}{{/^')).toEqual(['full'])
  expect(offered('{{#need a}}{{#full b}}x{{/full}}{{/^')).toEqual(['need'])
  expect(offered('{{#need economy.gdp.level, economy.gdp.gr^')).toEqual([
    'economy.gdp.growth',
    'economy.gdp.growth-target',
  ])
  expect(offered('{{#picture ^')).toEqual(['trend', 'levels', 'ranking', 'progress', 'contributions'])
  expect(offered('{{#picture trend economy.gdp.le^')).toEqual(['economy.gdp.level'])
  expect(offered('{{#analysis eco^')).toEqual(['economy', 'ecology', 'recovery'])
  expect(offered('{{#view ^')).toEqual(['projects', 'meetings'])
  expect(offered('{{#view projects ^')).toEqual(['behind', 'stages'])
  expect(offered('{{#view projects behind ^')).toEqual([])
})

test('nothing is offered in plain text, or behind a slot', () => {
  expect(offered('economy.gdp.^')).toBeNull()
  expect(offered('{{economy.gdp.level | 亿元}}^')).toBeNull()
  expect(offered('{{economy\n^')).toBeNull()
})

test('the whole word under the caret is replaced', () => {
  expect(completions('{{economy.gdp.levle | 亿元}}', 12, catalogue)).toMatchObject({ at: 2, end: 19 })
})
