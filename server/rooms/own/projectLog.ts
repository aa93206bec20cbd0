import type { RoomGround, Standing } from '#server/rooms/ground.ts'
import type { ProjectLogLine } from '#shared/contract/rooms/projects.ts'
import { eventNamed } from '#shared/ledger/events.ts'

const MOST = 100
const IMPORTED = { zh: '数据导入', en: 'Imported' }

/** What happened to these records up to the ground's day, the newest first. */
export function projectLog(ground: RoomGround, records: readonly Standing[]): ProjectLogLine[] {
  const happened = records.flatMap(({ entity, id, record }) =>
    record.versions
      .filter(({ on }) => on <= ground.day)
      .map(({ on, seq, event }) => ({ entity, id, on, seq, event })),
  )
  return happened
    .sort((a, b) => (a.on === b.on ? b.seq - a.seq : a.on < b.on ? 1 : -1))
    .slice(0, MOST)
    .flatMap(({ entity, id, on, event }) => {
      const ledger = ground.ledgers.get(entity)
      if (!ledger) return []
      const { zh, en } = eventNamed(ledger, event) ?? IMPORTED
      const what = { ledger: { zh: ledger.zh, en: ledger.en }, event: { zh, en } }
      return [{ on, entity, id, ...what, title: ground.title(entity, id) }]
    })
}
