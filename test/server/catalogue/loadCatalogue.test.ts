import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { CatalogueError } from '#server/catalogue/catalogueError.ts'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

const OWN = fileURLToPath(new URL('../../../shared/catalogue', import.meta.url))

/** What the loader says of the product's own catalogue after one file was changed by hand. */
async function messageAfter(file: string, change: (text: string) => string): Promise<string> {
  const folder = await tempFolder()
  onTestFinished(() => folder.remove())
  await cp(OWN, folder.path, { recursive: true })
  const text = await readFile(join(folder.path, file), 'utf8')
  const changed = change(text)
  expect(changed, 'the mutant is the original').not.toBe(text)
  await writeFile(join(folder.path, file), changed)
  try {
    loadCatalogue(folder.path)
  } catch (error) {
    if (error instanceof CatalogueError) return error.message
    throw error
  }
  return 'nothing wrong'
}

/** Replaces within the entry of a code only. */
const inEntry = (code: string, from: string | RegExp, to: string) => (text: string) => {
  const start = text.indexOf(`"code": "${code}"`)
  const next = text.indexOf('"code":', start + 10)
  const end = next === -1 ? text.length : next
  return text.slice(0, start) + text.slice(start, end).replace(from, to) + text.slice(end)
}

describe('the catalogue', () => {
  const catalogue = loadCatalogue()

  it('holds the 140 figures of the report, the 90 statistics and the references, each once', () => {
    const codes = catalogue.indicators.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(catalogue.domains).toHaveLength(13)
    expect(codes.filter((code) => /^(project|projects)\./.test(code)).length).toBeGreaterThan(40)
    expect(catalogue.site.peers).toHaveLength(16)
  })

  it('makes one indicator of a figure that stands in both files, with the calendar of the series', () => {
    const rank = catalogue.indicator('economy.fixed-asset-investment.rank-city')
    expect(rank).toMatchObject({
      rule: 'monthly-no-jan',
      rankOf: 'economy.fixed-asset-investment.growth',
      group: 'investment',
    })
    expect(catalogue.indicators.filter(({ code }) => code === rank?.code)).toHaveLength(1)
  })

  it('gives the release desk what higher authorities publish, and every office its own', () => {
    const filedBy = (code: string) => {
      const indicator = catalogue.indicator(code)
      return indicator && catalogue.filedBy(indicator)
    }
    expect(filedBy('economy.retail-sales.growth')).toBe('bureau.stats-general')
    expect(filedBy('grain.reserve.district')).toBe('bureau.grain')
  })
})

describe('a malformed entry stops the start and is named with file, entry and rule in both languages', () => {
  const GROWTH = 'economy.industry-value-added.growth'
  const cases: readonly [why: string, file: string, change: (text: string) => string, ...said: string[]][] = [
    [
      'a duplicate code',
      'figures.json',
      (t) => t.replace('"party.donation.members"', '"party.visits.members"'),
      'party.visits.members',
      '代码重复',
      'duplicate code',
    ],
    [
      'a unit that does not exist',
      'statistics-series.json',
      inEntry(GROWTH, '"unit": "percent"', '"unit": "permille"'),
      GROWTH,
      '计量单位“permille”不存在',
      'unit "permille" does not exist',
    ],
    [
      'an owner that does not exist',
      'statistics-series.json',
      inEntry(GROWTH, '"city.statistics"', '"city.nobody"'),
      GROWTH,
      '责任单位',
      'owner "city.nobody"',
    ],
    [
      'a domain that does not exist',
      'statistics-series.json',
      inEntry(GROWTH, '"domain": "economy"', '"domain": "economics"'),
      GROWTH,
      '领域',
      'domain "economics"',
    ],
    [
      'a code of another domain',
      'statistics-series.json',
      inEntry(GROWTH, '"domain": "economy"', '"domain": "grain"'),
      GROWTH,
      '代码应以“grain.”开头',
      'must begin with "grain."',
    ],
    [
      'a group that does not exist',
      'statistics-series.json',
      inEntry(GROWTH, '"group": "industry"', '"group": "industries"'),
      GROWTH,
      '分组',
      'group "industries"',
    ],
    [
      'a rule that does not exist',
      'statistics-series.json',
      inEntry(GROWTH, '"monthly-no-jan"', '"monthly-no-feb"'),
      GROWTH,
      '发布规则',
      'rule "monthly-no-feb"',
    ],
    [
      'a rule of another frequency',
      'statistics-series.json',
      inEntry(GROWTH, '"monthly-no-jan"', '"quarterly"'),
      GROWTH,
      '频率与发布规则',
      'does not go with the rule',
    ],
    [
      'growth of nothing',
      'statistics-series.json',
      inEntry('economy.retail-sales.growth', '"economy.retail-sales.level"', '"economy.retail-sales.lvl"'),
      'economy.retail-sales.growth',
      'growthOf 所指指标',
      'growthOf "economy.retail-sales.lvl"',
    ],
    [
      'a target of nothing',
      'figures.json',
      inEntry('ecology.greening.area-target', '"ecology.greening.new-area"', '"ecology.greening.old-area"'),
      'ecology.greening.area-target',
      'targetOf',
    ],
    [
      'a target in another dimension',
      'figures.json',
      inEntry('ecology.greening.area-target', '"m2-10K"', '"percent"'),
      'ecology.greening.area-target',
      '不可换算',
      'cannot be converted',
    ],
    [
      'a rank of nothing',
      'figures.json',
      inEntry(
        'economy.retail-sales.rank-city',
        '"rankOf": "economy.retail-sales.growth"',
        '"rankOf": "economy.retail.growth"',
      ),
      'economy.retail-sales.rank-city',
      'rankOf',
    ],
    [
      'a part of nothing',
      'figures.json',
      inEntry('grain.reserve.provincial', '"grain.reserve.total"', '"grain.total"'),
      'grain.reserve.provincial',
      'partOf',
    ],
    [
      'a formula over nothing',
      'figures.json',
      inEntry('pricing.cases.closure-rate', '{pricing.cases.closed}', '{pricing.cases.shut}'),
      'pricing.cases.closure-rate',
      '公式第1个字符：数据“pricing.cases.shut”不存在',
      'formula, character 1: there is no figure "pricing.cases.shut"',
    ],
    [
      'a target that is no plan',
      'figures.json',
      inEntry('ecology.greening.area-target', '"basis": "plan"', '"basis": "ytd"'),
      'ecology.greening.area-target',
      '目标值',
      'basis "plan"',
    ],
    [
      'two files that disagree',
      'figures.json',
      inEntry('economy.retail-sales.growth', '"decimals": 1', '"decimals": 2'),
      'economy.retail-sales.growth',
      '字段“decimals”',
      'differs from figures.json',
    ],
    [
      'a figure that a series file denies',
      'statistics-series.json',
      inEntry('economy.retail-sales.growth', '"inFigures": true', '"inFigures": false'),
      'economy.retail-sales.growth',
      'inFigures',
    ],
    [
      'a word for a number',
      'statistics-series.json',
      inEntry(GROWTH, '"decimals": 1', '"decimals": "one"'),
      GROWTH,
      '字段“decimals”不合要求',
      'field "decimals"',
    ],
    ['a misspelt field', 'statistics-series.json', inEntry(GROWTH, '"better"', '"beter"'), GROWTH, 'beter'],
    [
      'a unit that is no power of ten',
      'figures.json',
      inEntry('CNY-10K', '"factor": 10000', '"factor": 12000'),
      'CNY-10K',
      'power of ten',
    ],
    [
      'a 32nd day',
      'release-rules.json',
      inEntry('monthly-all', '"dueDay": 15', '"dueDay": 32'),
      'monthly-all',
      '字段“dueDay”',
    ],
    [
      'an area without its parent',
      'subjects.json',
      inEntry('410104', '"parent": "410100"', '"parent": "410199"'),
      '410104',
      '上级“410199”不存在',
      'parent "410199"',
    ],
    [
      'a home that does not exist',
      'site.json',
      (t) => t.replace('"home": "410104"', '"home": "410199"'),
      'home',
      '对象“410199”不存在',
      'subject "410199"',
    ],
    [
      'a peer of another scope',
      'site.json',
      (t) => t.replace('"410102",', '"410102~civil",'),
      'peers',
      '口径不同',
      'another scope',
    ],
    [
      'a growth of an amount on another basis',
      'statistics-series.json',
      inEntry(
        'economy.retail-sales.growth',
        '"economy.retail-sales.level"',
        '"economy.retail-sales-month.level"',
      ),
      'economy.retail-sales.growth',
      '同一时间口径的同比',
      'have its basis',
    ],
    [
      'an adjusted series that does not say so',
      'statistics-series.json',
      inEntry(
        'economy.retail-sales.growth',
        '"priceBasis": "current"',
        '"priceBasis": "current", "adjustment": "spring-festival"',
      ),
      'economy.retail-sales.growth',
      '剔除了什么因素',
      'made free of',
    ],
    [
      'a release desk that does not exist',
      'site.json',
      (t) => t.replace('bureau.stats-general', 'bureau.nobody'),
      'releaseDesk',
      '责任单位',
    ],
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
      inEntry('stats.four-above.new-other', '{stats.four-above.new-real-estate}', '{projects.issues.open}'),
      'stats.four-above.new-other',
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
      (t) =>
        inEntry(
          'projects.key.completion-rate',
          '"{projects.key.invested-ytd} / {projects.key.plan-year} * 100"',
          '"{projects.key.schedule-gap} - {projects.key.schedule-gap} / 2 * 1"',
        )(t),
      'projects.key',
    ],
    ['a ledger without fields', 'ledgers.json', (t) => t.replace(/"fields": \[/, '"field": ['), '字段“'],
    ['broken JSON', 'subjects.json', (t) => t.slice(0, -20), '(file)', '不是有效的 JSON', 'cannot be read'],
    [
      'a missing list',
      'release-rules.json',
      (t) => t.replace('"rules"', '"ruler"'),
      'rules',
      '缺少这个列表',
      'the list is missing',
    ],
  ]

  it.each(cases)('%s', async (_why, file, change, ...said) => {
    const lines = (await messageAfter(file, change)).split('\n')
    const line = lines.find(
      (candidate) => candidate.includes(file) && said.every((words) => candidate.includes(words)),
    )
    // One entry that is refused takes what refers to it along; its own line must stand among them.
    expect(line, lines.slice(0, 5).join('\n')).toBeDefined()
  })
})
