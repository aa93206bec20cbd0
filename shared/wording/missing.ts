import type { MissingReason } from '#shared/observation.ts'
import { either, type Tongue } from '#shared/wording/tongue.ts'

interface MissingForm {
  /** What stands in the number's place in a table; never 0 (S15). */
  readonly mark: string
  readonly zh: string
  readonly en: string
  /** For a tile; left out: as `en`. */
  readonly briefEn?: string
}

const FORMS: Readonly<Record<MissingReason, MissingForm>> = {
  'not-applicable': { mark: '—', zh: '不适用', en: 'not applicable' },
  'below-unit': { mark: '…', zh: '不足本单位', en: 'below the smallest unit', briefEn: 'below unit' },
  'not-filed': { mark: '', zh: '未填报', en: 'not filed' },
  'not-returned': {
    mark: '',
    zh: '上级未反馈',
    en: 'not returned by the higher authority',
    briefEn: 'not returned',
  },
  'not-published': { mark: '', zh: '不单独发布', en: 'not published separately', briefEn: 'not published' },
  confidential: { mark: '', zh: '保密', en: 'confidential' },
  'not-collected': { mark: '', zh: '未采集', en: 'not collected' },
  withdrawn: { mark: '', zh: '已撤回', en: 'withdrawn' },
}

/** All reasons that somebody may give, in the order in which a menu offers them; only an undo withdraws. */
export const MISSING_REASONS = (Object.keys(FORMS) as MissingReason[]).filter(
  (reason) => reason !== 'withdrawn',
) as readonly MissingReason[]

/** The yearbooks' mark for a missing value: `—` no such item, `…` below the smallest unit, else blank. */
export const missingMark = (reason: MissingReason | undefined): string => (reason ? FORMS[reason].mark : '')

/** Why there is no value; without a recorded reason it is simply unknown. */
export function missingWords(reason: MissingReason | undefined, tongue: Tongue): string {
  if (!reason) return either(tongue, '缺失', 'missing')
  const { zh, en, briefEn = en } = FORMS[reason]
  return either(tongue, zh, tongue.brief ? briefEn : en)
}

/** Mark and words together, for a tile or a tooltip that has room for both: `… 不足本单位`. */
export const missingSaid = (reason: MissingReason | undefined, tongue: Tongue): string =>
  `${missingMark(reason)} ${missingWords(reason, tongue)}`.trim()
