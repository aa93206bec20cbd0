import { exactSum } from '#server/rooms/exactSum.ts'
import type { OwnBuilder, RoomGround, Standing } from '#server/rooms/ground.ts'
import type { PayoutTree, PolicyPayout } from '#shared/contract/rooms/payoutTree.ts'
import { dayIn } from '#shared/ledger/dayIn.ts'
import { periodParts } from '#shared/period.ts'

type Payout = PayoutTree['total']
type Payment = PolicyPayout['payments'][number]

const LEDGER = 'support-payment'

/** Funds → policy → firm: what was approved and paid in the running year, as the published figures count it. */
export const payoutTree: OwnBuilder = (ground) => {
  const { day } = ground
  const { year } = periodParts(day)
  const inYear = (value: unknown): boolean => {
    const date = dayIn(value)
    return date !== undefined && date <= day && periodParts(date).year === year
  }
  const isWaiting = ({ whole }: Standing): boolean => whole['state'] === 'approved'
  const isApproved = ({ whole }: Standing): boolean => inYear(whole['approvedOn'])
  const isPaid = ({ whole }: Standing): boolean => whole['state'] === 'paid' && inYear(whole['paidOn'])

  const payout = (payments: readonly Standing[]): Payout => {
    const amountOf = (which: (one: Standing) => boolean): number =>
      exactSum(payments.filter(which).map(({ whole }) => whole['amount']))
    const [approved, paid] = [amountOf(isApproved), amountOf(isPaid)]
    const waiting = payments.filter(isWaiting)
    return {
      ...{ approved, paid, rate: approved === 0 ? null : (paid / approved) * 100 },
      firms: new Set(payments.filter(isPaid).map(({ whole }) => whole['enterprise'])).size,
      ...{ waiting: waiting.length, waitingAmount: amountOf(isWaiting) },
    }
  }

  const counted = ground.standing(LEDGER).filter((one) => isApproved(one) || isPaid(one) || isWaiting(one))
  const policies = [...Map.groupBy(counted, ({ whole }) => text(whole['policy']) ?? '')].map(
    ([code, payments]): PolicyPayout => ({
      policy: ground.part(LEDGER, 'policy', code).name,
      ...payout(payments),
      payments: ground.isScreen
        ? []
        : payments.map((one) => payment(ground, one)).sort((a, b) => b.amount - a.amount),
    }),
  )
  const tree: PayoutTree = {
    year,
    policies: policies.sort((a, b) => b.approved - a.approved || b.paid - a.paid),
    total: payout(counted),
  }
  return tree
}

const payment = (ground: RoomGround, { id, fields, whole }: Standing): Payment => ({
  ...{ id, firm: text(fields['enterprise']) ?? null },
  amount: exactSum([whole['amount']]),
  state: ground.part(LEDGER, 'state', text(whole['state']) ?? ''),
  approvedOn: dayIn(whole['approvedOn']) ?? null,
  paidOn: dayIn(whole['paidOn']) ?? null,
})

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
