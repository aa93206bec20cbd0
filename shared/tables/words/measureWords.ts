import type { Measure, Span } from '#shared/tables/mapping.ts'

/** What the words of a header or name say about the kind of number, and what is left of the text without them. */
export interface MeasureWords {
  readonly rest: string
  readonly measure?: Measure
  readonly span?: Span
  /** It stands there to be compared with: 上年同期, 上月. */
  readonly comparison?: true
}

type Meaning = Omit<MeasureWords, 'rest'>

/** Tried in this order: 比上年同期增长 is a growth and no 上年同期, 完成计划% no plan. */
const WORDS: readonly (readonly [RegExp, Meaning])[] = [
  [/位次变化|排名变化|位次升降/, { measure: 'rank-change' }],
  [/(?:在?全市|在?全省|在?全国|市内)?(?:增速)?(?:位次|排名|名次|排位|排序)|\brank\b/, { measure: 'rank' }],
  [
    /两年平均(?:增速|增长)?|(?:环比|[比较]上[月期季])(?:增长率?|增速|增减|±|变动)?|\bmom\b/,
    { measure: 'difference' },
  ],
  [
    /(?:同比|[比较](?:上年|去年)(?:同期)?)?(?:增减[额量值]|增加?额|增加(?!值)|减少|增量|净增|增减百分点|变动百分点)/,
    { measure: 'difference' },
  ],
  [
    /完成(?:全?年|年度)?(?:计划|目标|任务)(?:的?比例|率|的?百分比|进度|的)?|(?:投资)?完成(?:率|进度|比例|(?=%|$)(?<=度完成))|占(?:全?年|年度)?(?:计划|目标)(?:的?比重|的)?|\bcompletion(?: rate)?\b/,
    { measure: 'completion' },
  ],
  [
    /[比较与](?:上年|去年)(?:同期|同月)?(?:累计)?(?:增长率?|增减|增速|增幅|变动|升降|提高|上升|下降)*|(?:同比)?(?:增长率|增长速度|增减幅度?|增幅|增速|涨幅|增长|增减|升降幅?度?)(?:速度)?|同比|±|\b(?:yoy|growth|change)\b/,
    { measure: 'growth' },
  ],
  [
    /(?:年度|全年|本年)?(?:预期目标|预期|计划|目标)(?:任务)?[值数]?|任务数|\b(?:target|plan)\b/,
    { measure: 'target' },
  ],
  [/指数|\bindex\b/, { measure: 'index' }],
  [/占比|比重|\bshare\b/, { measure: 'share' }],
  [
    /总量|绝对[额量值数]|数值|实绩|实际完成|完成[额数值]|本期[数值]?|金额|\b(?:value(?! added)|amount|level)\b/,
    { measure: 'level' },
  ],
]
const SPANS: readonly (readonly [RegExp, Span])[] = [
  [
    /(?:本年|自年初|年初至今|全年|[本当](?:月|期|季)|截至本月|至本月)?止?累计(?:完成)?[数值额]?|本年(?!度)[数值]?|年初至今|自年初|\b(?:ytd|accumulated|cumulative|year to date)\b/,
    'ytd',
  ],
  [/[本当单][月季][数值额]?|当期[数值]?|\b(?:current |single )?(?:month|quarter)(?:ly)?\b/, 'single'],
  [/[期月季年]末(?:余额|[数值])?/, 'as-of'],
]
const COMPARISON =
  /(?:上年|去年)(?:同[期月])?(?:累计)?[数值]?|同期[数值]|上[月期季][数值]?(?!以)|基期[数值]?|\b(?:same period )?last year\b|\bprevious\b/

/** Takes the words for measure and stretch of time out of a text that has come through `labelText`. */
export function measureWords(text: string): MeasureWords {
  let rest = text
    .toLowerCase()
    .replaceAll('_', ' ')
    .replace(/\bpct\b/, '%')
  let meaning: Meaning = {}
  for (const [pattern, says] of WORDS) {
    const found = pattern.exec(rest)
    if (!found) continue
    meaning = says
    rest = cut(rest, found)
    break
  }
  const comparison = COMPARISON.exec(rest)
  if (comparison) {
    meaning = { ...meaning, comparison: true }
    rest = cut(rest, comparison)
  }
  for (const [pattern, span] of SPANS) {
    const found = pattern.exec(rest)
    if (!found) continue
    if (!meaning.span) meaning = { ...meaning, span }
    rest = cut(rest, found)
  }
  // 社零增速全市位次 is a place by growth; of two words for a measure the first above is the number's own.
  if (meaning.measure === 'rank' || meaning.measure === 'target') rest = rest.replace(/增速|增长|growth/, '')
  return { rest: rest.replace(/^[\s,、/:()%-]+|[\s,、/:()%-]+$|\(\)/g, ''), ...meaning }
}

const cut = (text: string, { 0: found, index }: RegExpExecArray): string =>
  `${text.slice(0, index)}${text.slice(index + found.length)}`.replace('()', '').trim()
