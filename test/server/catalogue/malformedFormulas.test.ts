import { describe, it } from 'vitest'
import { expectRefused, inEntry, type Mutant } from '#test/server/catalogue/brokenCatalogue.ts'

describe('a formula that cannot hold stops the start, with the character at which it breaks', () => {
  const cases: readonly Mutant[] = [
    [
      'a formula that cannot be read',
      'figures.json',
      inEntry('projects.key.completion-rate', '} / {', '} : {'),
      'projects.key.completion-rate',
      '公式第29个字符：不认识的符号“:”',
      'formula, character 29: ":" means nothing here',
    ],
    [
      'a formula over a figure that does not exist',
      'figures.json',
      inEntry('projects.key.completion-rate', '{projects.key.plan-year}', '{projects.key.plan}'),
      'projects.key.completion-rate',
      '公式第31个字符：数据“projects.key.plan”不存在',
      'there is no figure "projects.key.plan"',
    ],
    [
      'a percent that is no percent',
      'figures.json',
      inEntry('projects.key.completion-rate', ' * 100', ''),
      'projects.key.completion-rate',
      '算出的是比值，不能以“%”为单位',
      'the result is a ratio',
    ],
    [
      'a difference of percents that calls itself percent',
      'figures.json',
      inEntry('projects.key.schedule-gap', '"unit": "pct-point"', '"unit": "percent"'),
      'projects.key.schedule-gap',
      '算出的是百分点，不能以“%”为单位',
      'the result is percentage points',
    ],
    [
      'a sum of tonnes and yuan',
      'figures.json',
      inEntry('grain.reserve.total', '{grain.reserve.municipal}', '{party.donation.amount}'),
      'grain.reserve.total',
      '公式第30个字符：“+”两边的量不能一起运算',
      'does not go together',
    ],
    [
      'a sum of cumulative and end-of-period figures',
      'figures.json',
      inEntry(
        'stats.four-above.new-other',
        '{stats.four-above.new-real-estate}',
        '{grain.outlets.agreements}',
      ),
      'stats.four-above.new-other',
      '累计数与当期数、期末数不能相加减',
      'cannot be added up',
    ],
    [
      'a ledger that does not exist',
      'figures.json',
      inEntry('projects.filings.count', 'count(project-filing', 'count(project-filling'),
      'projects.filings.count',
      '公式第1个字符：台账“project-filling”不存在',
      'there is no ledger "project-filling"',
    ],
    [
      'a field that the ledger lacks',
      'figures.json',
      inEntry('projects.filings.count', 'filedOn in ytd', 'filledOn in ytd'),
      'projects.filings.count',
      '没有字段“filledOn”',
      'has no field "filledOn"',
    ],
    [
      'a state that the ledger lacks',
      'figures.json',
      inEntry('projects.filings.count', 'state = filed', 'state = filled'),
      'projects.filings.count',
      '没有“filled”这一项',
      'is never "filled"',
    ],
    [
      'a year to date of a name',
      'figures.json',
      inEntry('recovery.relief.amount', 'paidOn in ytd', 'enterprise in ytd'),
      'recovery.relief.amount',
      '不是日期',
      'is no date',
    ],
    [
      'a sum of names',
      'figures.json',
      inEntry('recovery.relief.amount', 'relief-grant.amount', 'relief-grant.enterprise'),
      'recovery.relief.amount',
      '不能求和',
      'cannot be summed',
    ],
    [
      'a figure that is made of itself',
      'figures.json',
      inEntry(
        'projects.key.completion-rate',
        /"derivedFrom": "[^"]*"/,
        '"derivedFrom": "{projects.key.completion-rate} - {projects.key.schedule-gap}"',
      ),
      'projects.key',
      '公式循环引用',
      'the formula is made of itself',
    ],
    [
      'a ledger without fields',
      'ledgers/pricing.json',
      (t) => t.replace(/"fields": \[/, '"field": ['),
      'price-case',
      '字段“',
    ],
  ]

  for (const [why, file, change, ...said] of cases) it(why, () => expectRefused(file, change, ...said))
})
