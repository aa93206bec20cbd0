import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { draftSession, SAVE_AFTER_MS } from '#client/admin/drafts/draftSession.ts'
import type { DraftPlace } from '#client/admin/unsentSheets.ts'
import { unsentPlaces } from '#client/admin/unsentSheets.ts'
import { DraftPatch } from '#shared/contract/drafts.ts'
import { asPeriod } from '#shared/period.ts'
import { boardOf, rowsOf } from '#test/client/admin/sheet.ts'
import { draftServer, SUMMARY } from '#test/client/admin/drafts/draftServer.ts'

const SHEET = { domain: 'economy', period: asPeriod('2020-05') }
const PLACE: DraftPlace = { sheet: SHEET }
const [FAI, SALES] = ['investment.growth', 'sales.level'].map((code) => {
  const row = rowsOf(boardOf([])).find((one) => one.indicator.code === code)
  if (!row) throw new Error(`no row ${code}`)
  return row
})
if (!FAI || !SALES) throw new Error('no rows')

type Trouble = { readonly status: number; readonly errors?: readonly object[] } | 'no answer' | 'answer lost'

/** A server for one draft; the next PATCHes meet these troubles, in this order. */
function network(...troubles: readonly Trouble[]) {
  const server = draftServer()
  const left = [...troubles]
  const patches: DraftPatch[] = []
  const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status })
  vi.stubGlobal(
    'fetch',
    async (url: string, { method = 'GET', body = '' }: { method?: string; body?: string }) => {
      if (method === 'POST')
        return json({ ...SUMMARY, sheet: SHEET, head: server.changes(0).head, cells: [], events: [] }, 201)
      if (method === 'GET') return json(server.changes(Number(/since=(\d+)/.exec(url)?.[1])))
      const patch = DraftPatch.parse(JSON.parse(body))
      patches.push(patch)
      const trouble = left.shift()
      if (trouble === 'no answer') throw new TypeError('network')
      if (typeof trouble === 'object') {
        const code = 'trouble'
        return json(
          { type: '', title: code, code, zh: code, en: code, errors: [], ...trouble },
          trouble.status,
        )
      }
      const answer = server.patch(patch, '甲')
      if (trouble === 'answer lost') throw new TypeError('network')
      return json(answer)
    },
  )
  return { server, patches }
}

const open = () => draftSession({ place: PLACE, user: '甲', onChanged: () => undefined })
const wait = (ms = SAVE_AFTER_MS): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  sessionStorage.clear()
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('what is typed into a sheet', () => {
  it('reaches the server by itself, a burst of keys in one request', async () => {
    const { server, patches } = network()
    const { act, state, hasUnsent } = open()
    for (const text of ['8', '8.', '8.4']) act({ do: 'type', row: FAI, text })
    act({ do: 'type', row: SALES, text: '165' })
    expect([state.saving.kind, hasUnsent.value]).toEqual(['idle', true])
    await wait()
    expect(patches.map(({ set }) => set.map(({ text }) => text))).toEqual([['8.4', '165']])
    expect(server.texts().map(([, text]) => text)).toEqual(['8.4', '165'])
    expect([state.saving.kind, hasUnsent.value, unsentPlaces('甲')]).toEqual(['saved', false, []])
  })

  it.each(['no answer', 'answer lost', { status: 503 }] as const)(
    'is kept and sent again after %o, and the own words are no conflict',
    async (trouble) => {
      const { server } = network(trouble, trouble)
      const { act, state, conflicts } = open()
      act({ do: 'type', row: FAI, text: '8' })
      await wait()
      expect([state.saving.kind, unsentPlaces('甲')]).toEqual(['failing', [PLACE]])
      act({ do: 'type', row: FAI, text: '8.4' })
      await wait(10_000)
      expect([state.saving.kind, conflicts.value.size, unsentPlaces('甲')]).toEqual(['saved', 0, []])
      expect(server.texts().map(([, text]) => text)).toEqual(['8.4'])
    },
  )

  it('is there again after a reload before it was sent, for the same person only', async () => {
    const { server } = network({ status: 401 })
    const before = open()
    before.act({ do: 'type', row: FAI, text: '8.4' })
    await wait()
    expect(before.state.saving.kind).toBe('signed-out')
    before.close()
    expect(unsentPlaces('乙')).toEqual([])
    const after = open()
    expect(after.entries.value.get(FAI.key)?.text).toBe('8.4')
    await after.save()
    expect(server.texts().map(([, text]) => text)).toEqual(['8.4'])
  })

  it('is not held up by a cell that the server refuses; that one is told and kept', async () => {
    const errors = [{ pointer: '/set/0', code: 'not-owner', zh: '不归您填报', en: 'not yours' }]
    const { server, patches } = network({ status: 422, errors })
    const { act, refused, entries } = open()
    act({ do: 'type', row: FAI, text: '8.4' })
    act({ do: 'type', row: SALES, text: '165' })
    await wait()
    expect(patches.map(({ set }) => set.length)).toEqual([2, 1])
    expect(server.texts().map(([, text]) => text)).toEqual(['165'])
    expect(refused.value.get(FAI.key)?.problem.zh).toBe('不归您填报')
    expect(entries.value.get(FAI.key)?.text).toBe('8.4')
    act({ do: 'type', row: FAI, text: '8.5' })
    await wait()
    expect(server.texts().map(([, text]) => text)).toEqual(['8.5', '165'])
  })

  it('is taken back cell by cell and block by block, save where a colleague was since', async () => {
    const { server } = network()
    const { act, undo, redo, endStep, entries, catchUp } = open()
    const texts = () => [...entries.value.values()].map((e) => e.text)
    for (const text of ['8', '8.', '8.4']) act({ do: 'type', row: FAI, text })
    endStep()
    const cells = [
      { row: FAI, text: '1' },
      { row: SALES, text: '2' },
    ]
    act({ do: 'fill', cells })
    undo()
    expect(texts()).toEqual(['8.4'])
    undo()
    expect(texts()).toEqual([])
    redo()
    redo()
    expect(texts()).toEqual(['1', '2'])
    await wait()
    const theirs = { series: SALES.series, period: SALES.period, text: '3', seen: 0, answers: [], base: 2 }
    server.patch({ set: [theirs], clear: [] }, '乙')
    await catchUp()
    undo()
    expect(texts()).toEqual(['8.4', '3'])
  })

  it('survives rubbish left by another build', () => {
    sessionStorage.setItem('guanlan.unsent|甲|economy|2020-05', '{"entries":3}')
    expect(open().entries.value.size).toBe(0)
    sessionStorage.setItem('guanlan.unsent|甲|economy|2020-05', 'x')
    expect(open().entries.value.size).toBe(0)
  })
})
