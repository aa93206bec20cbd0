import { describe, expect, test } from 'vitest'
import { parseTemplate } from '#shared/report/template/parseTemplate.ts'
import { readTemplate } from '#shared/report/template/checkTemplate.ts'
import { MOST_TEMPLATE_LENGTH } from '#shared/report/template/templateFault.ts'
import { ground, HALF_YEAR, mended, said } from '#test/shared/report/template/aTemplate.ts'
import { UNFIT, UNREADABLE } from '#test/shared/report/template/faultyTemplates.ts'

describe('a fault is told with its place and what may have been meant', () => {
  test.each([...UNREADABLE, ...UNFIT])('%s', (_, body, ...expected) => {
    expect(said(body)).toEqual(expected)
  })
})

test('several faults of several kinds are told at once, in the order of the text', () => {
  const body = [
    '## 一{{report.yaer}}',
    '{{#need economy.gdp.levle}}总量{{economy.gdp.level | 家}}，{{/full}}{{/need}}',
    '| a | b |',
    '|---|---|',
    '| {{economy.gdp.level |亿元 |}} | {{economy.gdp.growth | speed | x',
    '**完{{else}}',
  ].join('\n')
  expect(said(body).map((line) => line.split(' [')[0])).toEqual([
    'unknown-report-word 1:7',
    'unknown-figure 2:9',
    'wrong-unit 2:52',
    'unopened-block 2:56',
    'unexpected 5:27',
    'unclosed-slot 5:33',
    'unexpected 5:61',
    'unknown-filter 5:64',
    'unexpected 6:1',
    'unexpected 6:4',
  ])
})

test('a template without a title is told how one is written', () => {
  const [fault] = readTemplate('一', ground).faults
  expect(fault).toMatchObject({ code: 'title', at: 0, end: 0, line: 1, column: 1 })
  expect(readTemplate(fault ? mended('一', fault) : '', ground).faults).toEqual([])
})

test('what is too long is not read', () => {
  const { template, faults } = readTemplate('{{'.repeat(MOST_TEMPLATE_LENGTH / 2 + 1), ground)
  expect(template.lines).toEqual([])
  expect(faults).toMatchObject([{ code: 'too-large', line: 1, at: MOST_TEMPLATE_LENGTH }])
})

test('the longest wrong text is read at once, and so is the real one', () => {
  const timed = (text: string): number => {
    const begun = performance.now()
    readTemplate(text, ground)
    return performance.now() - begun
  }
  expect(timed(HALF_YEAR)).toBeLessThan(500)
  for (const odd of [
    '{{#need a}}\n',
    '{{',
    '|\n\n',
    '{{#need a}}',
    '**',
    '{{economy.gdp.leve | pct}}',
    '<!--',
    '｛',
  ])
    expect(timed(odd.repeat(Math.floor(MOST_TEMPLATE_LENGTH / odd.length))), odd).toBeLessThan(3000)
})

test('a tag that is not closed still opens its block', () => {
  expect(parseTemplate('{{#need a，一{{/need}}').faults).toMatchObject([
    { code: 'unclosed-slot', at: 0, end: 9 },
  ])
})
