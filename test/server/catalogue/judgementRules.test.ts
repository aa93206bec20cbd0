import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { CatalogueError } from '#server/catalogue/catalogueError.ts'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

const OWN = fileURLToPath(new URL('../../../shared/catalogue', import.meta.url))

/** What the loader says of the product's own catalogue after one place of a file was changed by hand. */
async function saidOf(file: string, from: string | RegExp, to: string): Promise<string> {
  const folder = await tempFolder()
  onTestFinished(() => folder.remove())
  await cp(OWN, folder.path, { recursive: true })
  const text = await readFile(join(folder.path, file), 'utf8')
  const changed = text.replace(from, to)
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

const CURVES = 'plan-curves.json'
const LIGHTS = 'light-rules.json'

describe('a plan curve or light rule that cannot hold stops the start, named with file, entry and rule', () => {
  const mutants: readonly [
    why: string,
    file: string,
    from: string | RegExp,
    to: string,
    ...said: string[],
  ][] = [
    [
      'a usual curve that is none',
      CURVES,
      '"default": "even"',
      '"default": "evn"',
      'default',
      '曲线“evn”不存在',
    ],
    [
      'shares that fall',
      CURVES,
      '[30, 50, 65, 100]',
      '[30, 50, 45, 100]',
      'planting-seasons',
      'must never fall and must end at 100',
    ],
    [
      'a year that is never whole',
      CURVES,
      '[30, 50, 65, 100]',
      '[30, 50, 65, 90]',
      'planting-seasons',
      '不合要求',
    ],
    ['three quarters', CURVES, '[30, 50, 65, 100]', '[30, 50, 100]', 'planting-seasons'],
    ['a milestone on no day', CURVES, '"09-30"', '"09-31"', 'half-year-milestones', 'must be MM-DD'],
    [
      'milestones out of order',
      CURVES,
      '"03-31"',
      '"07-31"',
      'half-year-milestones',
      'must be in order of days',
    ],
    [
      'a curve for nothing',
      CURVES,
      '"of": "ecology.greening"',
      '"of": "ecology.greenery"',
      'ecology.greenery',
      '没有这个指标或项目清单',
      'there is no such indicator or list',
    ],
    [
      'a curve that is used and does not exist',
      CURVES,
      '"curve": "planting-seasons"',
      '"curve": "harvest"',
      'ecology.greening',
      'curve "harvest" does not exist',
    ],
    [
      'last year of a list, which has no figures of its own',
      CURVES,
      '"curve": "planting-seasons"',
      '"curve": "as-last-year"',
      'ecology.greening',
      '须以 figure 指明参照的指标',
      'must name the figure that it follows',
    ],
    [
      'last year of an indicator that does not exist',
      CURVES,
      '"figure": null',
      '"figure": "grain.nothing"',
      'as-last-year',
      'indicator "grain.nothing" does not exist',
    ],
    [
      'red before yellow',
      LIGHTS,
      '"red": { "beyond": 30 }',
      '"red": { "beyond": 5 }',
      'behind-schedule',
      '红灯界限须高于黄灯界限',
      'red must begin beyond yellow',
    ],
    ['a bound that is none', LIGHTS, '"yellow": { "from": 10 }', '"yellow": { "at": 10 }', 'behind-schedule'],
    ['a measure that nobody knows', LIGHTS, '"measure": "overdue"', '"measure": "late"', 'overdue'],
    [
      'two rules of one code',
      LIGHTS,
      '"code": "not-listed"',
      '"code": "not-started"',
      'not-started',
      '代码重复',
    ],
    [
      'a usual rule that does not exist',
      LIGHTS,
      '"of": "growth-yoy", "rules": ["growth-below-target"',
      '"of": "growth-yoy", "rules": ["growth-below-goal"',
      'growth-yoy',
      '规则“growth-below-goal”不存在',
    ],
    [
      'a rule for nothing',
      LIGHTS,
      '"of": "pricing.cases.closure-rate"',
      '"of": "pricing.cases.shut-rate"',
      'pricing.cases.shut-rate',
      'there is no such indicator or list',
    ],
    [
      'a rule about the city for projects',
      LIGHTS,
      '["behind-schedule", "not-started", "not-listed"]',
      '["behind-schedule", "growth-below-city"]',
      'project',
      '规则“growth-below-city”不能用于此处',
      'cannot be applied here',
    ],
    [
      'a schedule for what is no share of a plan',
      LIGHTS,
      '"of": "growth-yoy", "rules": ["growth-below-target"',
      '"of": "growth-yoy", "rules": ["behind-schedule"',
      'growth-yoy',
      '规则“behind-schedule”不能用于此处',
    ],
    [
      'a rule about a record for a figure',
      LIGHTS,
      '"of": "pricing.cases.closure-rate", "rules": ["to-be-whole"]',
      '"of": "pricing.cases.closure-rate", "rules": ["not-started"]',
      'pricing.cases.closure-rate',
      'cannot be applied here',
    ],
    [
      'a score sheet with a gap at its end',
      LIGHTS,
      '"upTo": null',
      '"upTo": 200',
      'score-sheet-2020',
      'upTo: null',
    ],
    ['a convention that is none', 'site.json', '"half-up"', '"down"', '(file)', 'conventions.rounding'],
    ['ties that nobody breaks so', 'site.json', '"skip"', '"share"', '(file)', 'conventions.rankTies'],
  ]

  it.each(mutants)('%s', async (_why, file, from, to, ...said) => {
    const lines = (await saidOf(file, from, to)).split('\n')
    const line = lines.find((candidate) => [file, ...said].every((words) => candidate.includes(words)))
    expect(line, lines.slice(0, 5).join('\n')).toBeDefined()
  })
})
