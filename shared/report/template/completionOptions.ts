import { REPORT_FILTERS, reportFilter } from '#shared/report/filters/filterTable.ts'
import { REPORT_WORDS } from '#shared/report/reportWordTable.ts'
import { isTagName, TAG_NAMES, type TagName } from '#shared/report/template/tag.ts'
import { PICTURE_FORMS, type PictureForm } from '#shared/report/template/template.ts'
import { fittingFilters, type TemplateGround } from '#shared/report/template/templateGround.ts'

/** One thing that may be written, and what it is. */
export interface Completion {
  readonly text: string
  readonly what: 'figure' | 'word' | 'filter' | 'argument' | 'block' | 'form' | 'domain' | 'room' | 'view'
  readonly zh: string
  readonly en: string
}

/** What may follow `inside`, the part of a tag before the word that is typed; `before` is the text before the tag. */
export function optionsFor(inside: string, before: string, ground: TemplateGround): readonly Completion[] {
  const tag = inside.trimStart()
  if (tag === '') return [...figures(ground), ...words(), ...starts(before)]
  if (tag === '#') return TAG_NAMES.map((name) => block(name, name))
  if (tag === '/') return stillOpen(before).map((name) => block(name, name))
  const [, mark, name = '', rest = ''] = /^([#/])\s*([a-z]+)\s+(.*)$/s.exec(tag) ?? []
  if (mark === '#' && isTagName(name)) return argumentsOf(name, rest.match(/[^\s,]+/g) ?? [], ground)
  return mark ? [] : afterBar(tag, ground)
}

const figures = ({ catalogue }: TemplateGround): readonly Completion[] =>
  catalogue.indicators.map(({ code, zh, en }) => ({ text: code, what: 'figure', zh, en }))

const words = (): readonly Completion[] =>
  REPORT_WORDS.map(({ code, zh, en }) => ({ text: code, what: 'word', zh, en }))

const starts = (before: string): readonly Completion[] => [
  ...TAG_NAMES.map((name) => block(name, `#${name}`)),
  ...(stillOpen(before).length > 0
    ? [
        { text: 'else', what: 'block', zh: '否则', en: 'otherwise' } as const,
        ...stillOpen(before).map((name) => block(name, `/${name}`)),
      ]
    : []),
]

const BLOCKS: Readonly<Record<TagName, Pick<Completion, 'zh' | 'en'>>> = {
  need: { zh: '各数据均有值才输出', en: 'only where all have a value' },
  full: { zh: '办结数等于总数', en: 'where all is done that was to be done' },
  same: { zh: '两值相等', en: 'where two values are equal' },
  picture: { zh: '图', en: 'a picture' },
  analysis: { zh: '一个领域的分析', en: 'what there is to say of a domain' },
  view: { zh: '专班视图的表', en: "a table of a room's view" },
}
const block = (name: TagName, text: string): Completion => ({ text, what: 'block', ...BLOCKS[name] })

/** Names of the blocks that have begun and not ended before a place, the innermost first. */
function stillOpen(before: string): readonly TagName[] {
  const open: TagName[] = []
  for (const [, mark, name = ''] of before.matchAll(/\{\{([#/])\s*([a-z]+)/g))
    if (isTagName(name)) {
      if (mark === '#') open.unshift(name)
      else if (open[0] === name) open.shift()
    }
  return open.slice(0, 1)
}

/** What follows the name of a block, by what stands there already. */
function argumentsOf(
  name: TagName,
  written: readonly string[],
  ground: TemplateGround,
): readonly Completion[] {
  const [first] = written
  switch (name) {
    case 'analysis':
      return written.length > 0
        ? []
        : ground.catalogue.domains.map(({ code, zh, en }) => ({ text: code, what: 'domain', zh, en }))
    case 'view': {
      const of = first === undefined ? ground.rooms : ground.rooms?.find(({ code }) => code === first)?.views
      if (written.length > 1) return []
      const what = first === undefined ? 'room' : 'view'
      return (of ?? []).map(({ code, zh = code, en = code }) => ({ text: code, what, zh, en }))
    }
    case 'picture':
      return first === undefined
        ? PICTURE_FORMS.map((form) => ({ text: form, what: 'form', ...FORMS[form] }))
        : figures(ground)
    case 'need':
    case 'full':
    case 'same':
      return figures(ground)
  }
}

const FORMS: Readonly<Record<PictureForm, Pick<Completion, 'zh' | 'en'>>> = {
  trend: { zh: '走势', en: 'course over the periods' },
  levels: { zh: '水平', en: 'levels as bars' },
  ranking: { zh: '各区县位次', en: 'the districts in their places' },
  progress: { zh: '进度与序时', en: 'progress beside the schedule' },
  contributions: { zh: '拉动', en: 'contributions to a growth' },
}

/** The filters that print the figure of the slot, or what follows the colon of one. */
function afterBar(tag: string, { catalogue }: TemplateGround): readonly Completion[] {
  const [code = '', ...filters] = tag.split('|').map((part) => part.trim())
  const last = filters.at(-1)
  if (last === undefined) return []
  const colon = last.indexOf(':')
  if (colon >= 0)
    return (reportFilter(last.slice(0, colon).trim())?.takes ?? []).map((text) => ({
      text,
      what: 'argument',
      zh: text,
      en: text,
    }))
  const indicator = catalogue.indicator(code)
  const unit = indicator && catalogue.unit(indicator.unit)
  const isBefore = filters.length === 1 && indicator !== undefined
  const offered =
    indicator && unit
      ? [
          ...fittingFilters(indicator, unit),
          ...REPORT_FILTERS.filter(
            ({ role, fits }) => isBefore && role === 'before' && fits(indicator, unit) === 'fits',
          ),
        ]
      : code.startsWith('report.')
        ? REPORT_FILTERS.filter(({ role }) => role === 'day')
        : REPORT_FILTERS
  return offered.map(({ name, takes, zh, en }) => ({
    text: takes ? `${name}:` : name,
    what: 'filter',
    zh,
    en,
  }))
}
