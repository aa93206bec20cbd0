import { z } from 'zod'
import { Role, ROLES } from '#shared/contract/roles.ts'

/*
 * Options as people type them; the messages end the sentence "--name …".
 */
export const NameOption = z.string({ error: 'is needed' }).min(1, { error: 'is needed' })
export const RoleOption = z
  .string({ error: 'is needed' })
  .pipe(z.enum(Role.options, { error: `must be one of ${ROLES.join(', ')}` }))
export const OwnerOption = z.string().min(1).nullable().default(null)
/** Area code of a bureau of the installation. */
export const AreaOption = z.string().min(1).nullable().default(null)
export const FileOption = NameOption

const DAYS_MAX = 3650
export const DaysOption = z
  .string()
  .regex(/^\d+$/, { error: 'must be a whole number of days' })
  .transform(Number)
  .refine((days) => days >= 1 && days <= DAYS_MAX, { error: `must be from 1 to ${DAYS_MAX}` })
  .nullable()
  .default(null)
