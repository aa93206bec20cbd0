import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { plainName } from '#shared/tables/words/plainName.ts'

/** Words for the whole: of the city, or of whatever the table is about. */
const CITY = ['全市', '全市合计', '全市总计', '全市平均', '市本级合计', 'city', 'wholecity', 'citytotal']
const HOME = ['全区', '我区', '本区', '全区合计', '全区总计', '区合计', 'district', 'wholedistrict']
const TOTALS = new Set(['合计', '总计', '总和', '共计', '总数', '汇总', '小计', 'total', 'sum', 'grandtotal'])
/** Shorter ways to write areas whose official names are long. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'ZZ-HKG': ['航空港', '港区', '航空港实验区', '郑州航空港区', '航空港经济综合实验区', '郑州航空港'],
  'ZZ-JK': ['经开', '郑州经开区', '经济技术开发区', '经济开发区'],
  'ZZ-GX': ['高新', '郑州高新区', '高新技术产业开发区', '高新技术开发区', '高新开发区'],
  'ZZ-ZD': ['郑东', '郑东新'],
}

const known = new WeakMap<Catalogue, ReadonlyMap<string, string>>()

/** The code of the area that a label names: 管城区, 管城回族区, 管城, 410104, 全市. */
export function subjectNamed(text: string, catalogue: Catalogue): string | undefined {
  const names = known.get(catalogue) ?? areaNames(catalogue)
  known.set(catalogue, names)
  return names.get(plainName(text))
}

export const isTotal = (text: string): boolean => TOTALS.has(plainName(text))

function areaNames({ subjects, site }: Catalogue): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const add = (name: string, code: string) => {
    const plain = plainName(name)
    if (plain.length > 1 && !names.has(plain)) names.set(plain, code)
  }
  for (const { code, zh, en, zhShort, enShort } of subjects)
    for (const name of [code, zh, zhShort, en, enShort, ...(ALSO[code] ?? [])]) add(name, code)
  for (const { code, zhShort, scope, level } of subjects)
    if (scope !== 'civil' && level === 'district') add(zhShort.replace(/[区县市]$/, ''), code)
  for (const name of CITY) add(name, site.city)
  for (const name of HOME) add(name, site.home)
  add('全省', site.province)
  return names
}
