import type { Condition, Expression, RecordsTerm } from '#shared/formula/formula.ts'
import { displayParts } from '#shared/formula/displayParts.ts'
import { fieldValues, type Ledger } from '#shared/ledger/ledger.ts'
import type { Locale } from '#shared/period.ts'

/** Names for the codes in a formula. */
export interface FormulaNames {
  readonly indicator: (code: string) => { readonly zh: string; readonly en: string } | undefined
  readonly ledger: (code: string) => Ledger | undefined
  readonly domain: (code: string) => { readonly zh: string; readonly en: string } | undefined
}

/** The formula as a reader would say it: names in place of codes, conditions in words. */
export function formulaWords(text: string, formula: Expression, names: FormulaNames, locale: Locale): string {
  const zh = locale === 'zh-CN'
  const nameOf = (code: string): string => {
    const indicator = names.indicator(code)
    return (zh ? indicator?.zh : indicator?.en) ?? code
  }
  const parts = displayParts(text, formula).map((part) => {
    if (part.type === 'text') return part.text
    const { term } = part
    switch (term.type) {
      case 'number':
        return term.text
      case 'figure': {
        const name = zh ? `「${nameOf(term.code)}」` : `[${nameOf(term.code)}]`
        return term.lastYear ? (zh ? `上年同期${name}` : `${name} a year before`) : name
      }
      case 'schedule':
        return zh ? '序时进度' : 'scheduled progress'
      case 'share-improving':
        return zh
          ? '主要指标中增速好于上期的个数 ÷ 有数的主要指标个数 × 100'
          : 'headline rates better than in the period before ÷ headline rates compared × 100'
      case 'records':
        return recordsWords(term, names, zh)
    }
  })
  return parts.join(' ')
}

function recordsWords(term: RecordsTerm, names: FormulaNames, zh: boolean): string {
  const ledger = names.ledger(term.entity)
  if (!ledger) return term.entity
  const field = ledger.fields.find(({ name }) => name === term.field)
  const fieldName = zh ? (field?.zh ?? '') : spaced(term.field ?? '')
  const where = term.where.map((condition) => conditionWords(condition, ledger, names, zh))
  if (zh) {
    const which = `“${ledger.zh}”台账中${where.length > 0 ? `${where.join('、')}的` : '全部'}记录`
    if (term.aggregate === 'count') return `${which}数`
    return term.aggregate === 'sum' ? `${which}的“${fieldName}”合计` : `${which}所涉不同“${fieldName}”数`
  }
  const which = `records of "${ledger.en}"${where.length > 0 ? ` with ${where.join(' and ')}` : ''}`
  if (term.aggregate === 'count') return `number of ${which}`
  return term.aggregate === 'sum'
    ? `sum of "${fieldName}" over ${which}`
    : `number of different "${fieldName}" in ${which}`
}

function conditionWords(
  { field: name, test, values }: Condition,
  ledger: Ledger,
  names: FormulaNames,
  zh: boolean,
): string {
  const field = ledger.fields.find((candidate) => candidate.name === name)
  const known = field && fieldValues(ledger, field)
  const valueName = (code: string): string => {
    const value = field?.type === 'ref(domain)' ? names.domain(code) : known?.find((one) => one.code === code)
    return (zh ? value?.zh : value?.en) ?? code
  }
  const [who, what] = [
    zh ? (field?.zh ?? name) : spaced(name),
    values.map(valueName).join(zh ? '或' : ' or '),
  ]
  switch (test) {
    case 'equals':
    case 'in':
      return zh ? `${who}为${what}` : `${who} ${what}`
    case 'has':
      return zh ? `${who}含${what}` : `${who} including ${what}`
    case 'is-set':
      return zh ? `已填${who}` : `${who} given`
    case 'in-ytd':
      return zh ? `${who}在年初至期末` : `${who} in the year to date`
    case 'in-year':
      return zh ? `${who}在当年` : `${who} in the year`
    case 'at-end':
      return zh ? `${who}为期末（或此前最近一次）` : `${who} at the period's end or last before`
    case 'covers-period':
      return zh ? `${who}为本期` : `${who} of the period`
  }
}

/** `enteredOn` as `entered on`. */
const spaced = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
