import { fetchRecords } from '#client/api/ledgers.ts'
import type { RecordRow } from '#shared/contract/ledgers.ts'
import type { Light } from '#shared/light.ts'

/** One entry of the agenda of a meeting that was held, with what was decided about it. */
export interface HeldEntry {
  readonly item: RecordRow
  /** The light that it had then. */
  readonly light: Light
  readonly decisions: readonly { readonly row: RecordRow; readonly due: string | undefined }[]
}

const MOST = '500'
const LIGHTS: readonly Light[] = ['red', 'yellow', 'green', 'grey']

const ofMeeting = async (entity: string, meeting: string): Promise<readonly RecordRow[]> => {
  const query = new URLSearchParams({ where: `meeting:is:${meeting}`, limit: MOST })
  return (await fetchRecords(entity, query)).records
}

/** The agenda of a meeting in its order. */
export async function heldAgenda(meeting: string): Promise<readonly HeldEntry[]> {
  const [items, decisions] = await Promise.all([
    ofMeeting('agenda-item', meeting),
    ofMeeting('meeting-decision', meeting),
  ])
  return items
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map((item) => ({
      item,
      light: LIGHTS.find((light) => light === item.fields['light']) ?? 'grey',
      decisions: decisions
        .filter(({ fields }) => fields['agendaItem'] === item.id)
        .map((row) => ({
          row,
          due: typeof row.fields['dueOn'] === 'string' ? row.fields['dueOn'] : undefined,
        })),
    }))
}

const placeOf = ({ fields }: RecordRow): number => (typeof fields['place'] === 'number' ? fields['place'] : 0)
