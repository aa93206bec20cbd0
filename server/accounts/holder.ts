import { z } from 'zod'
import { Failure } from '#server/failure.ts'
import { bureausOf, isOfKeeper } from '#shared/catalogue/bureau.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { Role } from '#shared/contract/roles.ts'

/** Letters of any script, digits and `._-`, so that a name reads the same in a log line as on the screen. */
const HolderName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,79}$/u, { error: 'name' })

/** Whoever is to hold an account or a token. */
export const NewHolder = z.strictObject({
  name: HolderName,
  role: Role,
  owner: z.string().min(1).max(80).nullable(),
  /** Area of their bureau; null or left out for the one that keeps the installation. */
  area: z.string().min(1).max(40).nullish(),
})
export type NewHolder = z.output<typeof NewHolder>

/** The holder, if the office is one of the catalogue and a filer has one; throws {@link Failure} otherwise. */
export function checkHolder(catalogue: Catalogue, holder: NewHolder): NewHolder {
  const { role, owner } = holder
  if (role === 'filer' && owner === null)
    throw new Failure('invalid', [{ pointer: '/owner', code: 'owner-required' }])
  if (owner !== null && !catalogue.owner(owner)) {
    throw new Failure('invalid', [{ pointer: '/owner', code: 'unknown-owner', params: { owner } }])
  }
  return { ...holder, area: checkedArea(catalogue, holder.area) }
}

/** The keeping bureau is written as null, so that there is one way of saying it. */
function checkedArea({ site }: Catalogue, area: string | null | undefined): string | null {
  if (area === undefined || area === null || isOfKeeper(site, area)) return null
  if (!bureausOf(site).some((bureau) => bureau.area === area))
    throw new Failure('invalid', [{ pointer: '/area', code: 'unknown-bureau', params: { area } }])
  return area
}
