import { setTimeout as wait } from 'node:timers/promises'
import { asPeriod, type Period } from '#shared/period.ts'
import { call } from '#test/support/api.ts'
import { figure } from '#test/support/figures.ts'
import type { NodeName } from './cluster.ts'

/** A release whose number was given to somebody, with what it says. */
export interface Acknowledged {
  readonly seq: number
  readonly period: Period
  readonly value: number
  /** Which node took it. */
  readonly node: NodeName
}

export interface Writers {
  readonly acknowledged: readonly Acknowledged[]
  /** Why others were not, and how often: status and code, or that nobody answered. */
  readonly refused: Readonly<Record<string, number>>
  readonly stop: () => Promise<void>
}

/** The series has no January. */
const MONTHS_A_YEAR = 11
const FIRST_YEAR = 2010
const YEARS = 10

/** So many publish at the same time, each at its own pace: a figure, the answer, a rest, the next one. */
export function startWriters(url: string, token: string, { writers = 4, restMs = 100 } = {}): Writers {
  const acknowledged: Acknowledged[] = []
  const refused: Record<string, number> = {}
  let isStopped = false
  let values = 0
  const publish = async (period: Period): Promise<void> => {
    const value = ++values / 10
    const told = await published(url, token, value, period)
    if (typeof told === 'string') refused[told] = (refused[told] ?? 0) + 1
    else acknowledged.push(told)
  }
  const run = async (writer: number): Promise<void> => {
    for (let n = writer; !isStopped; n += writers) {
      await publish(month(n))
      await wait(restMs)
    }
  }
  const running = Promise.all(Array.from({ length: writers }, (_, i) => run(i)))
  return { acknowledged, refused, stop: async () => void ((isStopped = true), await running) }
}

/** Publishes one figure; answers with why not where it was refused. */
export async function published(
  url: string,
  token: string,
  value: number,
  period: Period,
): Promise<Acknowledged | string> {
  try {
    const { status, body, headers } = await call(url, 'POST /api/v1/releases', {
      ...{ token, body: figure(value, period) },
    })
    const told = body as { seq: number; code?: string }
    const node = headers.get('x-node') === 'b' ? 'b' : 'a'
    return status === 201 ? { seq: told.seq, period, value, node } : `${status} ${told.code ?? ''}`.trim()
  } catch {
    return 'no answer'
  }
}

function month(n: number): Period {
  const year = FIRST_YEAR + (Math.floor(n / MONTHS_A_YEAR) % YEARS)
  return asPeriod(`${year}-${String((n % MONTHS_A_YEAR) + 2).padStart(2, '0')}`)
}
