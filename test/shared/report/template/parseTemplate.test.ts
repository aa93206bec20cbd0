import { expect, test } from 'vitest'
import { parseTemplate } from '#shared/report/template/parseTemplate.ts'
import { walkTemplate } from '#shared/report/template/walkTemplate.ts'
import { HALF_YEAR, onlyLine } from '#test/shared/report/template/aTemplate.ts'

const slot = (code: string, ...filters: readonly (readonly [string, string | null])[]) => ({
  type: 'slot',
  code: { code },
  filters: filters.map(([name, argument]) => ({ name, argument })),
})

test('a slot has a code and filters, the argument of a filter after its colon', () => {
  expect(onlyLine('共{{party.visits.members | approx:余 | 名}}。')).toMatchObject({
    type: 'paragraph',
    children: [
      { type: 'text', text: '共' },
      slot('party.visits.members', ['approx', '余'], ['名', null]),
      { type: 'text', text: '。' },
    ],
  })
})

test('headings, items and paragraphs are lines; blank ones and comments are nothing', () => {
  const { template, faults } = parseTemplate(
    '<!-- for\nthe staff {{ -->\n# a\n\n## b\n### c\n#### d\r\n1. e\n- f\n　　g\n\n12.5% stays text\n',
  )
  expect(faults).toEqual([])
  expect(template.lines).toMatchObject([
    { type: 'heading', level: 1 },
    { type: 'heading', level: 2 },
    { type: 'heading', level: 3 },
    { type: 'heading', level: 4, children: [{ text: 'd' }] },
    { type: 'item', number: 1 },
    { type: 'item', number: null },
    { type: 'paragraph', children: [{ text: 'g' }] },
    { type: 'paragraph', children: [{ text: '12.5% stays text' }] },
  ])
})

test('blocks stand in blocks, with strong words and an else', () => {
  expect(onlyLine('{{#need a, b}}x{{#full a}}**y**{{else}}z{{/full}}{{/need}}')).toMatchObject({
    children: [
      {
        ...{ type: 'block', test: 'need', codes: [{ code: 'a' }, { code: 'b' }], otherwise: null },
        children: [
          { text: 'x' },
          {
            ...{ type: 'block', test: 'full' },
            children: [{ type: 'strong', children: [{ text: 'y' }] }],
            otherwise: [{ text: 'z' }],
          },
        ],
      },
    ],
  })
})

test('a block on lines of its own holds whole lines', () => {
  expect(
    onlyLine('{{#need a}}\n## t\n\n| h |\n|---|\n| {{a | 家}} |\n{{else}}\n- none\n{{/need}}'),
  ).toMatchObject({
    type: 'block',
    children: [{ type: 'heading' }, { type: 'table', head: [[{ text: 'h' }]], rows: [[[{ type: 'slot' }]]] }],
    otherwise: [{ type: 'item' }],
  })
})

test('bars within slots do not part the cells of a table', () => {
  expect(
    onlyLine(
      '| a | b |\n|---|---:|\n| {{x | span}} | {{y | 亿元}}左右 |\n| | {{#need z}}{{z | 家}}{{/need}} |',
    ),
  ).toMatchObject({
    head: [[{ text: 'a' }], [{ text: 'b' }]],
    rows: [
      [[slot('x', ['span', null])], [slot('y', ['亿元', null]), { text: '左右' }]],
      [[], [{ type: 'block' }]],
    ],
  })
})

test('pictures, analyses and views of rooms stand alone on their lines', () => {
  expect(onlyLine('{{#picture trend a, b}}至{{report.span}}的走势{{/picture}}')).toMatchObject({
    ...{ type: 'picture', form: 'trend', codes: [{ code: 'a' }, { code: 'b' }] },
    title: [{ text: '至' }, { type: 'slot' }, { text: '的走势' }],
  })
  expect(onlyLine('{{#analysis economy}}{{/analysis}}')).toMatchObject({ domain: { code: 'economy' } })
  const view = { type: 'view', room: { code: 'projects' }, view: { code: 'behind' } }
  expect(onlyLine('{{#view projects behind 10}}慢的{{/view}}')).toMatchObject({ ...view, most: 10 })
  expect(onlyLine('{{#view projects behind}}{{/view}}')).toMatchObject({ ...view, most: null, title: [] })
})

test('every node of the half-year report says where it stands', () => {
  const { template } = parseTemplate(HALF_YEAR)
  const nodes = [...walkTemplate(template)]
  expect(nodes.length).toBeGreaterThan(300)
  for (const node of nodes) {
    const written = HALF_YEAR.slice(node.at, node.end)
    if (node.type === 'text') expect(written).toBe(node.text)
    if (node.type === 'slot') expect(HALF_YEAR.slice(node.code.at, node.code.end)).toBe(node.code.code)
    if (node.type === 'slot' || node.type === 'block') expect(written).toMatch(/^\{\{.*\}\}$/s)
    if (node.type === 'strong') expect(written).toMatch(/^\*\*.*\*\*$/s)
  }
})
