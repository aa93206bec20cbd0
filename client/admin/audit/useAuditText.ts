import { useI18n } from 'vue-i18n'
import { calendarDay, clockTime } from '#client/format/instant.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import type { AuditEntry, Finding } from '#shared/contract/audit.ts'

type Fields = Readonly<Record<string, unknown>>
const ROLES = new Set(['role', 'roleBefore'])
const OFFICES = new Set(['owner', 'ownerBefore'])

/** Acts of the log in words. */
export function useAuditText() {
  const i18n = useI18n({ useScope: 'global' })
  const { t } = i18n
  const { name, subjectName, locale } = useFormat()
  const live = useLive()

  const ownerName = (code: string): string => {
    const owner = live.catalogue.owner(code)
    return owner ? name(owner) : code
  }
  const domainName = (code: string): string => {
    const domain = live.catalogue.domains.find((one) => one.code === code)
    return domain ? name(domain) : code
  }
  const isKnown = (key: string): boolean => i18n.te(key, 'zh-CN')
  const known = (key: string, otherwise: string): string => (isKnown(key) ? t(key) : otherwise)

  /** A field of a detail as its reader knows it. */
  function written(field: string, value: unknown): string {
    if (value === null || value === undefined || value === '') return t('audit.none')
    if (typeof value === 'boolean') return t(`audit.${value ? 'yes' : 'no'}`)
    if (typeof value !== 'string')
      return typeof value === 'object' ? JSON.stringify(value) : `${value as number}`
    if (ROLES.has(field)) return known(`admin.role.${value}`, value)
    if (OFFICES.has(field)) return ownerName(value)
    if (field === 'domain') return domainName(value)
    if (field === 'means' || field === 'kind' || field === 'command')
      return known(`audit.${field}.${value}`, value)
    return value
  }

  /** `发布第 1042 号：…`: what was done, with what it was done to. */
  function act({ action, object, objectName, detail }: AuditEntry): string {
    const key = `audit.act.${action}`
    const fields: Fields = isFields(detail) ? detail : {}
    if (!isKnown(key)) return `${action} ${objectName ?? object}`
    const id = object.slice(object.indexOf(':') + 1)
    const said = Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [field, written(field, value)]),
    )
    const names = Array.isArray(detail) ? detail.map(String).join(locale.value === 'en' ? ', ' : '、') : ''
    const owner = object.startsWith('owner:') ? ownerName(id) : said['owner']
    const whom = object === 'account:unknown' ? t('audit.unknownName') : (objectName ?? id)
    const short = /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id) ? id.slice(0, 8) : id
    return t(key, {
      ...said,
      id: short,
      thing: thingOf(object, id),
      whom,
      names,
      ...(owner !== undefined && { owner }),
    })
  }

  /** An indicator or a series by its name. */
  function thingOf(object: string, id: string): string {
    if (object === 'figures') return t('audit.manyFigures')
    const [code = '', subject] = id.split('@')
    const indicator = live.catalogue.indicator(code)
    if (!indicator) return id
    return subject === undefined ? name(indicator) : `${subjectName(subject)} ${name(indicator)}`
  }

  /** Who: a name with what it is, or what acts by itself. */
  const actor = ({ actor: { name: called, kind, id } }: AuditEntry): string =>
    called ?? (kind === 'system' ? known(`audit.actor.${id}`, id) : t(`audit.kind.${kind}`))

  /** From where, by which way. */
  function origin(text: string | null): string {
    if (text === null) return t('audit.noOrigin')
    const [way = '', ...place] = text.split(' ')
    return [known(`audit.way.${way}`, way), place.join(' ')].filter(Boolean).join(' · ')
  }

  return {
    t,
    act,
    actor,
    origin,
    written,
    ownerName,
    field: (code: string): string => known(`audit.field.${code}`, code),
    /** `2026-11-23 14:31:08`, on the bureau's clock. */
    moment: (at: string): string => `${calendarDay(Date.parse(at))} ${clockTime(Date.parse(at))}`,
    finding: ({ fault, column, expected, found }: Finding): string =>
      t(`audit.fault.${fault}`) +
      (column === null ? '' : t('audit.differs', { column, expected: expected ?? '', found: found ?? '' })),
  }
}

export const isFields = (detail: unknown): detail is Fields =>
  typeof detail === 'object' && detail !== null && !Array.isArray(detail)
