import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { ref } from 'vue'
import { entrySections } from '#client/admin/entryRows.ts'
import type { JudgedRow } from '#client/admin/judgeSheet.ts'
import { useEntries } from '#client/admin/useEntries.ts'
import { usePublishing } from '#client/admin/usePublishing.ts'
import { asPeriod } from '#shared/period.ts'
import { boardOf, CATALOGUE, home, homeCell, REVIEWER, TODAY } from '#test/client/admin/sheet.ts'

const SHEET = { domain: 'economy', period: asPeriod('2020-05'), subject: '410104' }
const FAI = home('investment.growth')
const FAI_CELL = homeCell('investment.growth')

type Answer = { readonly status: number; readonly body: unknown } | 'no answer'
const RECEIPT = {
  status: 201,
  body: { seq: 0, at: '2020-06-18T02:00:00.000Z', epoch: '', changes: 1 },
} as const
const problem = (status: number, code: string, errors: readonly unknown[] = []) => ({
  status,
  body: { type: 'about:blank', title: code, status, code, zh: code, en: code, errors },
})

/** The network answers in this order; what was sent is kept. */
function network(...answers: readonly Answer[]) {
  const sent: { readonly key: string | null; readonly body: string }[] = []
  const left = [...answers]
  vi.stubGlobal(
    'fetch',
    async (_: string, { headers, body }: { headers: Record<string, string>; body: string }) => {
      sent.push({ key: headers['Idempotency-Key'] ?? null, body })
      const answer = left.shift()
      if (!answer || answer === 'no answer') throw new TypeError('network')
      return new Response(JSON.stringify(answer.body), { status: answer.status })
    },
  )
  onTestFinished(() => void vi.unstubAllGlobals())
  return sent
}

function desk() {
  const entries = useEntries(ref('王'), ref(SHEET))
  const publishing = usePublishing(entries)
  const [section] = entrySections(SHEET, {
    board: boardOf([]),
    catalogue: CATALOGUE,
    person: REVIEWER,
    today: TODAY,
  })
  const row = section?.rows[0]
  if (!row) throw new Error('no row')
  const ready = (value: number): readonly JudgedRow[] => {
    entries.act({ do: 'type', row, text: String(value) })
    const entry = entries.entries.value.get(row.key)
    return [
      {
        row,
        entry,
        state: { kind: 'ready', proposed: { value }, revises: false },
        notes: [],
        refusal: undefined,
      },
    ]
  }
  return { entries, ready, ...publishing }
}

beforeEach(() => {
  sessionStorage.clear()
  setActivePinia(createPinia())
})

describe('publishing a sheet', () => {
  it('forgets what was typed once the server has it', async () => {
    const sent = network(RECEIPT)
    const { entries, ready, publish, outcome } = desk()
    await publish(ready(8.4), '标题')
    expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject({
      title: '标题',
      observations: [{ series: FAI, value: 8.4 }],
    })
    expect([outcome.value.kind, entries.entries.value.size, entries.pending.value]).toEqual([
      'published',
      0,
      null,
    ])
  })

  it('sends the same body under the same key after a lost answer, even if another value was typed since', async () => {
    const sent = network('no answer', { status: 502, body: 'bad gateway' }, RECEIPT)
    const { entries, ready, publish, outcome } = desk()
    await publish(ready(8.4), '标题')
    expect(outcome.value.kind).toBe('lost')
    await publish(ready(8.5), '标题')
    await publish(ready(8.5), '标题')
    expect(new Set(sent.map(({ key, body }) => `${key} ${body}`)).size).toBe(1)
    expect([...entries.entries.value.values()].map((e) => e.text)).toEqual(['8.5'])
  })

  it('takes a new key for a new body once the server has refused the old one', async () => {
    const sent = network(problem(422, 'invalid'), RECEIPT)
    const { ready, publish } = desk()
    await publish(ready(8.4), '')
    await publish(ready(8.5), '')
    expect(sent[0]?.key).not.toBe(sent[1]?.key)
    expect(sent[1]?.body).toContain('8.5')
  })

  it('sends what stands there now, not what was refused for want of a session', async () => {
    const sent = network(problem(401, 'unauthenticated'), RECEIPT)
    const { ready, publish, outcome } = desk()
    await publish(ready(8.4), '')
    expect(outcome.value.kind).toBe('signed-out')
    await publish(ready(8.5), '')
    expect(sent[1]?.body).toContain('8.5')
  })

  it('keeps the unanswered body through an ended session', async () => {
    const sent = network('no answer', problem(401, 'unauthenticated'), RECEIPT)
    const { ready, publish } = desk()
    await publish(ready(8.4), '')
    await publish([], '')
    await publish([], '')
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1)
  })

  it('puts each objection at its row until the row is changed', async () => {
    const errors = [{ pointer: '/observations/0/value', code: 'invalid', zh: '不行', en: 'no' }]
    network(problem(422, 'invalid', errors))
    const { ready, publish, refusals, entries } = desk()
    await publish(ready(8.4), '')
    expect(refusals.value.get(FAI_CELL)).toMatchObject({
      problem: { zh: '不行' },
      entry: entries.entries.value.get(FAI_CELL),
    })
  })
})
