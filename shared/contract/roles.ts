import { z } from 'zod'

/** The seven roles of people and machines, and `screen` for paired devices. */
export const ROLES = ['viewer', 'filer', 'reviewer', 'publisher', 'admin', 'security', 'auditor'] as const
export const Role = z.enum(ROLES)
export type Role = z.output<typeof Role>

export type ActorRole = Role | 'screen'

/** Who is asking, as the credentials say. `owner` is the catalogue owner whose figures a filer files. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly role: ActorRole
  readonly owner: string | null
  /** Area of the bureau that they work for; left out for the one that keeps the installation. */
  readonly area?: string | undefined
}
