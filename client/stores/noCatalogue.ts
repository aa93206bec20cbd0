import { indexCatalogue } from '#shared/catalogue/catalogue.ts'
import { NO_LIGHT_RULES } from '#shared/light/lightRule.ts'
import { EVEN_THROUGHOUT } from '#shared/planCurve.ts'

/** What a page has before its catalogue has come. */
export const NO_CATALOGUE = indexCatalogue({
  site: {
    bureau: { code: '', zh: '', en: '' },
    home: '',
    city: '',
    province: '',
    nation: '',
    peers: [],
    releaseDesk: '',
    conventions: { rounding: 'half-up', rankTies: 'skip', filingLead: 1 },
  },
  domains: [],
  groups: [],
  owners: [],
  units: [],
  rules: [],
  subjects: [],
  indicators: [],
  retired: [],
  planCurves: EVEN_THROUGHOUT,
  lightRules: NO_LIGHT_RULES,
  workingYears: [],
})
