import type { Judgement } from '#shared/light/judgement.ts'
import type { Movement } from '#shared/movement.ts'

/** A card in the reader's language. */
export interface CardText {
  readonly title: string
  readonly value: string
  readonly unit: string
  readonly note: string
  readonly tone?: Movement['tone']
  /** The light with what it judges. */
  readonly judged?: { readonly judgement: Judgement; readonly of: string } | undefined
}
