import { namedField, namedFields, type DefinitionRule } from '#server/catalogue/ledgerRules/definition.ts'

/** Words that stand in addresses where the code of a ledger stands. */
const RESERVED: ReadonlySet<string> = new Set(['batches', 'definitions', 'due', 'files'])

/** What a ledger is known by: its office and domain, the fields that name a record, those its list shows. */
export const headingRules: DefinitionRule = function* (ledger, { offices, domains }) {
  if (RESERVED.has(ledger.code))
    yield {
      pointer: '/code',
      zh: `代码“${ledger.code}”另有用途：换一个代码`,
      en: `the code "${ledger.code}" means something else in addresses: take another one`,
    }
  if (!offices.some(({ code }) => code === ledger.owner))
    yield {
      pointer: '/owner',
      zh: `归口科室“${ledger.owner}”不存在：改成本局或本区单位的代码`,
      en: `there is no office "${ledger.owner}": name one of the bureau or the district`,
    }
  if (!domains.some(({ code }) => code === ledger.domain))
    yield {
      pointer: '/domain',
      zh: `领域“${ledger.domain}”不存在：改成已有的领域`,
      en: `there is no domain "${ledger.domain}": name one that exists`,
    }
  yield* namedFields(ledger, ledger.title, '/title', { zh: '题名', en: 'the title' })
  yield* namedFields(ledger, ledger.columns, '/columns', { zh: '列表的列', en: 'a column' })
  yield* namedField(ledger, ledger.unit, '/unit', { zh: '责任单位', en: 'the unit' }, ({ zh, name, type }) =>
    type === 'ref(owner)'
      ? undefined
      : {
          zh: `字段“${zh}”不是单位：换成 ref(owner) 字段`,
          en: `the field "${name}" names no office: name a field of type ref(owner)`,
        },
  )
}
