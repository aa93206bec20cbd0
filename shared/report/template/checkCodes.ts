import { comparability, seriesTraits } from '#shared/comparability.ts'
import { indicatorAt, isReportWord } from '#shared/report/template/checkNames.ts'
import { nearest } from '#shared/report/template/nearest.ts'
import type {
  AnalysisNode,
  BlockNode,
  CodeRef,
  PictureNode,
  Placed,
  ViewNode,
} from '#shared/report/template/template.ts'
import type { TemplateFaultCode } from '#shared/report/template/templateFault.ts'
import type { TemplateFaults } from '#shared/report/template/templateFaults.ts'
import type { TemplateGround } from '#shared/report/template/templateGround.ts'
import { differenceWords } from '#shared/wording/difference.ts'
import { areComparable } from '#shared/unit.ts'

/** How many figures a block or picture is of. */
const COUNTS = {
  need: { least: 1, most: Infinity, zh: '至少一个数据', en: 'at least one figure' },
  full: { least: 1, most: 1, zh: '一个数据', en: 'one figure' },
  same: { least: 2, most: 2, zh: '两个数据', en: 'two figures' },
  trend: { least: 1, most: 6, zh: '一至六个数据', en: 'one to six figures' },
  levels: { least: 1, most: 12, zh: '一至十二个数据', en: 'one to twelve figures' },
  ranking: { least: 1, most: 1, zh: '一个数据', en: 'one figure' },
  progress: { least: 1, most: 12, zh: '一至十二个数据', en: 'one to twelve figures' },
  contributions: { least: 1, most: 13, zh: '总量和至多十二个分项', en: 'a total and up to twelve parts' },
} as const

/** A block names as many figures as it looks at, and they can be looked at so. */
export function checkBlock(
  { test, codes, ...block }: BlockNode<unknown>,
  ground: TemplateGround,
  faults: TemplateFaults,
): void {
  checkCount(test, codes, openingOf(block, faults), faults)
  checkFigures(codes, ground, faults)
  if (test === 'same') checkSameUnit(codes, ground, faults)
  const [first] = codes
  const indicator = first && ground.catalogue.indicator(first.code)
  if (test === 'full' && indicator && indicator.unit !== 'percent')
    faults.add('wrong-kind', first, {
      zh: `“#full”只看完成率、办结率一类的百分数，“${indicator.zh}”不是`,
      en: `"#full" looks at rates of completion in percent, "${indicator.en}" is none`,
    })
}

/** What stands alone on its line names what there is. */
export function checkLine(
  node: PictureNode | AnalysisNode | ViewNode,
  ground: TemplateGround,
  faults: TemplateFaults,
): void {
  switch (node.type) {
    case 'picture': {
      checkCount(node.form, node.codes, openingOf(node, faults), faults)
      checkFigures(node.codes, ground, faults)
      if (node.form === 'trend' || node.form === 'levels') checkSameAxis(node.codes, ground, faults)
      return
    }
    case 'analysis': {
      const domains = ground.catalogue.domains.map(({ code }) => code)
      checkName('unknown-domain', node.domain, domains, { zh: '领域', en: 'domain' }, faults)
      return
    }
    case 'view': {
      if (!ground.rooms) return
      const rooms = ground.rooms.map(({ code }) => code)
      if (!checkName('unknown-view', node.room, rooms, { zh: '专班', en: 'room' }, faults)) return
      const views = ground.rooms.find(({ code }) => code === node.room.code)?.views.map(({ code }) => code)
      checkName('unknown-view', node.view, views ?? [], { zh: '视图', en: 'view' }, faults)
    }
  }
}

/** The tag alone that something begins with. */
function openingOf({ at, end }: Placed, { text }: TemplateFaults): Placed {
  const close = text.indexOf('}}', at)
  return { at, end: close < 0 ? end : Math.min(close + 2, end) }
}

function checkCount(
  of: keyof typeof COUNTS,
  codes: readonly CodeRef[],
  opening: Placed,
  faults: TemplateFaults,
): void {
  const { least, most, zh, en } = COUNTS[of]
  if (codes.length < least || codes.length > most)
    faults.add('codes', codes[most] ?? opening, {
      zh: `“${of}”后面写${zh}，现有${codes.length}个`,
      en: `"${of}" takes ${en}, not ${codes.length}`,
    })
  const twice = codes.find(({ code }, i) => codes.findIndex((other) => other.code === code) < i)
  if (twice)
    faults.add('codes', twice, { zh: `“${twice.code}”写了两次`, en: `"${twice.code}" is named twice` })
}

function checkFigures(codes: readonly CodeRef[], ground: TemplateGround, faults: TemplateFaults): void {
  for (const ref of codes)
    if (isReportWord(ref))
      faults.add('codes', ref, {
        zh: `“${ref.code}”是报告的词，这里要写数据`,
        en: `"${ref.code}" is a word of the report; a figure is wanted here`,
      })
    else indicatorAt(ref, ground, faults)
}

/** Two values that are held to be equal are measured alike. */
function checkSameUnit(
  codes: readonly CodeRef[],
  { catalogue }: TemplateGround,
  faults: TemplateFaults,
): void {
  const [first, ...others] = codes.flatMap((ref) => {
    const indicator = catalogue.indicator(ref.code)
    return indicator ? [{ ref, unit: catalogue.unit(indicator.unit) }] : []
  })
  for (const { ref, unit } of others)
    if (first && !areComparable(first.unit, unit))
      faults.add('wrong-unit', ref, {
        zh: `单位“${unit.zh}”与前面的“${first.unit.zh}”不同，不能相比`,
        en: `its unit is ${unit.en}, that of the first is ${first.unit.en}: they cannot be compared`,
      })
}

/** A picture draws only what may share its axis; the rest would be left out without a word. */
function checkSameAxis(
  codes: readonly CodeRef[],
  { catalogue }: TemplateGround,
  faults: TemplateFaults,
): void {
  const [first, ...others] = codes.flatMap((ref) => {
    const indicator = catalogue.indicator(ref.code)
    return indicator ? [{ ref, traits: seriesTraits(catalogue, indicator, catalogue.site.home) }] : []
  })
  for (const { ref, traits } of others) {
    const [barrier] = first ? comparability(first.traits, traits, 'axis').barriers : []
    if (barrier)
      faults.add(barrier.in === 'unit' ? 'wrong-unit' : 'wrong-kind', ref, {
        zh: `不能与第一个数据画在一起，${differenceWords(barrier, { locale: 'zh-CN' })}`,
        en: `it cannot be drawn with the first figure. ${differenceWords(barrier, { locale: 'en' })}`,
      })
  }
}

function checkName(
  fault: TemplateFaultCode,
  ref: CodeRef,
  known: readonly string[],
  what: { readonly zh: string; readonly en: string },
  faults: TemplateFaults,
): boolean {
  if (known.includes(ref.code)) return true
  const list = known.slice(0, 30)
  const meant = nearest(ref.code, known)
  const isNamed = ref.code !== ''
  faults.add(
    fault,
    ref,
    {
      zh: `${isNamed ? `没有${what.zh}“${ref.code}”` : `没有写${what.zh}`}，有：${list.join('、')}`,
      en: `${isNamed ? `there is no ${what.en} "${ref.code}"` : `the ${what.en} is not named`}; there are ${list.join(', ')}`,
    },
    ...(meant === undefined || !isNamed ? [] : [meant]),
  )
  return false
}
