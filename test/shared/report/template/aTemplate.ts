import { readFileSync } from 'node:fs'
import { readTemplate } from '#shared/report/template/checkTemplate.ts'
import { parseTemplate } from '#shared/report/template/parseTemplate.ts'
import type { LineNode } from '#shared/report/template/template.ts'
import type { TemplateFault } from '#shared/report/template/templateFault.ts'
import type { TemplateRooms } from '#shared/report/template/templateGround.ts'
import { catalogue } from '#test/support/boardFixture.ts'

const FOLDER = new URL('../../../../shared/catalogue/templates/', import.meta.url)
export const delivered = (code: string): string => readFileSync(new URL(`${code}.md`, FOLDER), 'utf8')
export const HALF_YEAR = delivered('half-year')

export const ROOMS: TemplateRooms = [
  { code: 'projects', views: [{ code: 'behind' }, { code: 'stages' }] },
  { code: 'meetings', views: [{ code: 'decisions' }] },
]
export const ground = { catalogue, rooms: ROOMS }

/** A line as the body of a report that is all right otherwise. */
const TITLE = '# 标题\n'
export const faultsOf = (body: string): readonly TemplateFault[] =>
  readTemplate(TITLE + body, ground).faults.map((fault) => ({
    ...fault,
    ...{ at: fault.at - TITLE.length, end: fault.end - TITLE.length, line: fault.line - 1 },
  }))

/** `code line:column [what it is about] → what is suggested`, one for each fault. */
export const said = (body: string): readonly string[] =>
  faultsOf(body).map(
    ({ code, line, column, at, end, suggestion }) =>
      `${code} ${line}:${column} [${body.slice(at, end)}]${suggestion === undefined ? '' : ` → ${suggestion}`}`,
  )

export function onlyLine(text: string): LineNode {
  const { template, faults } = parseTemplate(text)
  const [line, more] = template.lines
  if (!line || more || faults.length > 0) throw new Error(`not one line without faults: ${text}`)
  return line
}

/** The text with what a fault suggests put in its place. */
export const mended = (text: string, { at, end, suggestion = '' }: TemplateFault): string =>
  text.slice(0, at) + suggestion + text.slice(end)
