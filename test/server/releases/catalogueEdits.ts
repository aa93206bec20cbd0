import { filedByHand as catalogue } from '#test/server/releases/builders.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { CatalogueRequestInput } from '#shared/contract/catalogueEdit.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { Indicator } from '#shared/indicator.ts'

export const ADMIN: Actor = { id: 'a1', name: '系统管理员', role: 'admin', owner: null }
export const RETAIL_CODE = 'economy.retail-sales.growth'

type Edit = NonNullable<CatalogueRequestInput['edits']>[number]

/** The indicator as it stands, otherwise in some fields; `order` is the server's own. */
export function entryOf(
  code: string,
  more: Partial<Indicator> = {},
  { indicator }: Pick<Catalogue, 'indicator'> = catalogue,
): Edit['entry'] {
  const standing = indicator(code)
  if (!standing) throw new Error(`no ${code}`)
  const { order: _order, ...entry } = { ...standing, ...more }
  return entry
}

/** A request with one edit of a delivered indicator. */
export const oneEdit = (
  code: string,
  more: Partial<Indicator>,
  edit: Partial<Edit> = {},
): CatalogueRequestInput => ({
  edits: [{ basedOn: 0, entry: entryOf(code, more), ...edit }],
  reason: '局务会定',
})

/** A new indicator, made after another one. */
export const added = (code: string, like: string, more: Partial<Indicator> = {}): CatalogueRequestInput =>
  oneEdit(
    like,
    { code, zh: `新增指标 ${code}`, en: `New ${code}`, headline: false, ...more },
    { basedOn: null },
  )
