import { describe, it } from 'vitest'
import { expectRefused, type Change, type Mutant } from '#test/server/catalogue/brokenCatalogue.ts'

/** Replaces once within the definition of one ledger. */
const inLedger =
  (code: string, from: string | RegExp, to: string): Change =>
  (text) => {
    const tidy = JSON.stringify(JSON.parse(text))
    const start = tidy.indexOf(`"code":"${code}","zh"`)
    const next = tidy.indexOf('"owner":', tidy.indexOf('"owner":', start) + 8)
    const end = next === -1 ? tidy.length : next
    return tidy.slice(0, start) + tidy.slice(start, end).replace(from, to) + tidy.slice(end)
  }

const PROJECTS = 'ledgers/key-projects.json'
const ITEM = 'rectification-item'
const item = (why: string, from: string | RegExp, to: string, ...said: string[]): Mutant => [
  why,
  PROJECTS,
  inLedger(ITEM, from, to),
  ITEM,
  ...said,
]

describe('a definition of a ledger that cannot hold stops the start, with place, reason and what to do', () => {
  const cases: readonly Mutant[] = [
    item('a misspelt property', '"needs":["problem"', '"need":["problem"', 'events › issue.opened'),
    item('a type that is none', '"type":"date"', '"type":"day"', 'fields › raisedOn › type'),
    item(
      'a code in capitals',
      '"code":"issue.opened"',
      '"code":"issue.Opened"',
      'events › issue.Opened › code',
    ),
    item(
      'an office that is none',
      '"owner":"bureau.projects"',
      '"owner":"bureau.nobody"',
      '归口科室“bureau.nobody”不存在',
    ),
    item(
      'an office of a higher authority',
      '"owner":"bureau.projects"',
      '"owner":"city.statistics"',
      'city.statistics',
    ),
    item(
      'a title that is no field',
      '"title":["problem"]',
      '"title":["subject"]',
      '题名所指的字段“subject”不存在',
    ),
    item('a column that is no field', '"columns":["id"', '"columns":["number"', '列表的列', '先添加这个字段'),
    item('a unit that is no office', '"unit":"responsibleUnit"', '"unit":"problem"', '不是单位'),
    item('a field that is there twice', '"name":"problem"', '"name":"stage"', '字段“stage”重复'),
    item(
      'an event that asks for what is not there',
      '"asks":["dueOn"],"raises"',
      '"asks":["until"],"raises"',
      'issue.escalated › asks',
      '“until”',
    ),
    item(
      'an event that raises what has no order',
      '"raises":"level"',
      '"raises":"problem"',
      'issue.escalated › raises',
      '不能逐级上升',
    ),
    item(
      'an event dated by what is no date',
      '"stamp":"resolvedOn"',
      '"stamp":"problem"',
      'issue.resolved › stamp',
      '不是日期',
    ),
    item(
      'an event that sets what cannot be',
      '"resolvedOn":null',
      '"resolvedOn":"soon"',
      'issue.sent-back › sets',
      '"soon"',
    ),
    item(
      'an event from a state that is none',
      '"from":["in-progress"],"to":"resolved"',
      '"from":["doing"],"to":"resolved"',
      '状态“doing”不存在',
    ),
    item(
      'an event for which there is no move',
      '"to":"verified","asks"',
      '"to":"open","asks"',
      '没有对应的流转（resolved → open）',
    ),
    item(
      'a move that no event makes',
      '"from":"rejected","to":"in-progress"',
      '"from":"rejected","to":"open"',
      '没有事件能完成流转“rejected → open”',
    ),
    item(
      'a state that cannot be reached',
      '"from":"resolved","to":"rejected"',
      '"from":"rejected","to":"resolved"',
      '永远到不了',
    ),
    item('an open state without a way out', /"phase":"done"/, '"phase":"open"', '待办却没有出路'),
    item(
      'an event that is nobody’s',
      '"by":["keeper","reviewer"]',
      '"by":[]',
      'issue.verified › by',
      '没有人可以办',
    ),
    item(
      'an event that begins nothing',
      '"code":"issue.opened","kind":"create"',
      '"code":"issue.opened","kind":"edit"',
      '没有登记新记录的事件',
    ),
    item('a wait from what is no day', '"since":"dueOn","days":3', '"since":"problem","days":3', '不是日期'),
    item('a wait on a value that is none', '"level":["unit"]', '"level":["house"]', 'level = house'),
    item(
      'somebody else than nobody',
      '"another":"issue.resolved"',
      '"another":"issue.settled"',
      '在先事件“issue.settled”不存在',
    ),
    item(
      'a further office that is none',
      '"another":"issue.resolved"',
      '"offices":["bureau.nobody"]',
      '科室“bureau.nobody”不存在',
    ),
    item('a clock without a deadline', /"deadline":\{.*?"warnDays":7\},/, '', '台账却没有时限'),
    item(
      'a deadline that is no day',
      '"kind":"field","field":"dueOn"',
      '"kind":"field","field":"stage"',
      'deadline › due › field',
      '不是日期',
    ),
    item(
      'a check over what is not there',
      '"kind":"differs","field":"verifiedBy"',
      '"kind":"differs","field":"checkedBy"',
      '检查规则所指的字段“checkedBy”不存在',
    ),
    item(
      'a check of order among what is no date',
      '"kind":"not-before","field":"dueOn","than":"raisedOn"',
      '"kind":"not-before","field":"dueOn","than":"stage"',
      'checks › ',
    ),
    item(
      'a reference to a ledger that is none',
      '"type":"ref(project)"',
      '"type":"ref(projects)"',
      '所引用的台账不存在',
    ),
    item(
      'a person who is not kept private',
      '"type":"ref(person)","sensitive":"screens"',
      '"type":"ref(person)"',
      '须标为敏感',
    ),
    item('a choice without values', /"type":"enum","values":\[.*?\]/, '"type":"enum"', '没有列出选项'),
    [
      'a rule for what is never so',
      PROJECTS,
      inLedger('service-visit', '"when":"problemFound","is":true', '"when":"problemFound","is":"often"'),
      'service-visit',
      'checks › ',
      '不会是 "often"',
    ],
    [
      'a ledger where an address means something else',
      PROJECTS,
      inLedger('leader-meeting', '"code":"leader-meeting"', '"code":"due"'),
      'due',
      '另有用途',
    ],
    [
      'a screen that would show persons',
      PROJECTS,
      inLedger('project', '"shown":["name"', '"shown":["leader","name"'),
      'project',
      'exposure › shown › leader',
      '不能上屏',
    ],
    [
      'a figure taken from what does not point back',
      PROJECTS,
      inLedger('project', '"via":"project"', '"via":"period"'),
      'project',
      '不指向本台账',
    ],
    [
      'scores opened by the state of another ledger that it lacks',
      PROJECTS,
      inLedger('observation-score', '"from":["published"]', '"from":["announced"]'),
      'observation-score',
      'exposure › from',
    ],
    [
      'parts that do not belong to what they add up to',
      PROJECTS,
      inLedger('score-sheet', '"via":"sheet"', '"via":"name"'),
      'score-sheet',
      '不指向“评分表”',
    ],
    [
      'parts in a ledger that there is none of',
      PROJECTS,
      inLedger('score-sheet', '"ledger":"score-item"', '"ledger":"score-line"'),
      'score-sheet',
      'score-line',
    ],
    [
      'a lock by a state that the other ledger lacks',
      PROJECTS,
      inLedger('score-item', '"states":["draft"]', '"states":["open"]'),
      'score-item',
      'checks › ',
      'open',
    ],
    [
      'a bound that the other ledger lacks',
      PROJECTS,
      inLedger('observation-score', '"than":"max"', '"than":"most"'),
      'observation-score',
      'most',
    ],
    [
      'a clock that watches for what the other ledger never is',
      'ledgers/ecology.json',
      inLedger('dispatch-entry', '"lists":["ecology"]', '"lists":["greenery"]'),
      'dispatch-entry',
      'greenery',
    ],
    [
      'a mechanism that feeds what it does not make',
      PROJECTS,
      (text) => text.replace('"projects.issues.open"', '"projects.issues.open", "grain.reserve.total"'),
      'rectification-ledger',
      'grain.reserve.total',
    ],
    [
      'a mechanism that is silent about what it makes',
      PROJECTS,
      (text) => text.replace(/,\s*"projects\.issues\.open"|"projects\.issues\.open",\s*/, ''),
      'rectification-ledger',
      '补上',
    ],
  ]

  for (const [why, file, change, ...said] of cases) it(why, () => expectRefused(file, change, ...said))
})
