import { readTyped } from '#client/admin/ledgers/form/typedFields.ts'
import { grouped } from '#client/components/ledgers/amountText.ts'
import {
  hasTurned,
  isDecided,
  proposedTurn,
  type TurnDecision,
  type TurnFate,
  type TurningProject,
} from '#shared/rooms/yearTurn.ts'
import { shiftDecimal } from '#shared/unit.ts'

/** A decision as it stands on the page: the plan in 万元, as people write it. */
export interface TypedTurn {
  readonly fate: TurnFate
  readonly lists: readonly string[]
  readonly plan: string
}

/** One project on the page. */
export interface TurnLine {
  readonly project: TurningProject
  readonly typed: TypedTurn
  readonly decision: TurnDecision
  /** What is typed as the plan is no amount. */
  readonly isWrong: boolean
  /** It had its turn this year already, and nothing else is typed. */
  readonly isDone: boolean
  readonly isDecided: boolean
}

const PLAN = { name: 'planYear', zh: '', en: '', type: 'money' }

/** 1,250.5 万元 as yuan; null where nothing is typed, undefined for what is no amount. */
function planOf(text: string): number | null | undefined {
  const reading = readTyped('amount', PLAN, { text, unit: 'wan' })
  if (!('value' in reading)) return undefined
  if (reading.value === null) return null
  return typeof reading.value === 'number' && reading.value >= 0 ? reading.value : undefined
}

/** Yuan as 万元, the unit of this page. */
export const wan = (yuan: number | undefined): string =>
  yuan === undefined ? '' : grouped(shiftDecimal(yuan, -4), 2)

const typedOf = ({ fate, lists }: TurnDecision): TypedTurn => ({ fate, lists, plan: '' })

/** The project with what is typed for it, or with what the turn proposes where nothing is. */
export function turnLine(project: TurningProject, year: number, own: TypedTurn | undefined): TurnLine {
  const typed = own ?? typedOf(proposedTurn(project, year))
  const plan = planOf(typed.plan)
  const decision = { fate: typed.fate, lists: typed.lists, plan: plan ?? null }
  const isDone = own === undefined && hasTurned(project)
  return {
    ...{ project, typed, decision, isDone },
    isWrong: plan === undefined,
    isDecided: !isDone && plan !== undefined && isDecided(decision),
  }
}

/** Lines of a pasted block, downwards from a row; one that is not there any more is left out. */
export const pastedPlans = (text: string): readonly string[] =>
  text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => (line.split('\t').at(-1) ?? '').trim())
