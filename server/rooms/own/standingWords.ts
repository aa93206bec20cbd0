import type { RoomGround, Standing } from '#server/rooms/ground.ts'
import { textIn } from '#server/rooms/own/projectRow.ts'
import type { Light } from '#shared/ledger/deadline.ts'
import type { Said } from '#shared/ledger/ledger.ts'

/** Fields that say most of how a record stands, where its ledger has them. */
const TELLING = ['stage', 'level', 'state']

/** How a record stands with what has to be done: its stage, level and state, and the days left or over. */
export function standingWords(
  ground: RoomGround,
  { entity, fields }: Pick<Standing, 'entity' | 'fields'>,
  { due, days, why }: Light,
): Said {
  const ledger = ground.ledgers.get(entity)
  const told = TELLING.flatMap((name) => {
    const code = textIn(fields[name])
    return code !== null && ledger?.fields.some((field) => field.name === name)
      ? [ground.part(entity, name, code).name]
      : []
  })
  const n = Math.abs(days ?? 0)
  const late: Said | undefined =
    due === null
      ? undefined
      : why === 'overdue'
        ? { zh: `应于 ${due} 办结，已超期 ${n} 个工作日`, en: `due ${due}, ${n} working days over` }
        : days === null
          ? undefined
          : { zh: `应于 ${due} 办结，余 ${n} 个工作日`, en: `due ${due}, ${n} working days left` }
  const parts = [...told, ...(late ? [late] : [])]
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') }
}
