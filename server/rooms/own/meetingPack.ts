import type { OwnBuilder, RoomGround, Standing } from '#server/rooms/ground.ts'
import { laggingProjects } from '#server/rooms/own/laggingProjects.ts'
import { phaseOf, textIn } from '#server/rooms/own/projectRow.ts'
import { standingWords } from '#server/rooms/own/standingWords.ts'
import { MeetingKind, type AgendaEntry, type MeetingPack } from '#shared/contract/rooms/meetingPack.ts'
import { dayIn } from '#shared/ledger/dayIn.ts'

/**
 * The agenda of a meeting, built from what stands on the ground's day. The weekly meeting takes up what lags and what is
 * due; the leaders' meeting what is red and what was raised to it. `of` is the kind of meeting, weekly where left out.
 */
export const meetingPack: OwnBuilder = (ground, of) => {
  const kind = MeetingKind.safeParse(of).data ?? 'weekly'
  const isLeaders = kind === 'two-meeting'
  const lagging = laggingProjects(ground).filter(({ light }) => !isLeaders || light === 'red')
  const problems = open(ground, 'rectification-item').filter((one) =>
    isLeaders ? one.whole['level'] === 'two-meeting' : isPressing(ground, one),
  )
  const approvals = open(ground, 'approval-item').filter((one) => ground.light(one).colour === 'red')
  const decisions = open(ground, 'meeting-decision').filter((one) => kindOfMeeting(ground, one) === kind)
  const orders = open(ground, 'supervision-order').filter((one) => kindOfMeeting(ground, one) === kind)
  const pack: MeetingPack = {
    ...{ day: ground.day, kind, last: lastMeeting(ground, kind) },
    entries: [
      ...lagging,
      ...entriesOf(ground, 'problem', problems),
      ...entriesOf(ground, 'approval', approvals),
      ...entriesOf(ground, 'decision', decisions),
      ...entriesOf(ground, 'order', orders),
    ],
  }
  return pack
}

/** The leaders' meeting, where both stand in one room. */
export const twoMeetingPack: OwnBuilder = (ground) => meetingPack(ground, 'two-meeting')

const open = (ground: RoomGround, entity: string): readonly Standing[] =>
  ground.standing(entity).filter((one) => phaseOf(ground, one) === 'open')

const isPressing = (ground: RoomGround, one: Standing): boolean => {
  const { why } = ground.light(one)
  return why === 'overdue' || why === 'soon'
}

/** Which kind of meeting decided on something; records of before the weekly meetings are of the leaders'. */
function kindOfMeeting(ground: RoomGround, { whole }: Standing): string | undefined {
  const id = textIn(whole['meeting'])
  const meeting = id === null ? undefined : ground.find('leader-meeting', id)
  return meeting && (textIn(meeting.whole['kind']) ?? 'two-meeting')
}

const COLOURS = ['red', 'yellow', 'green', 'grey']

function entriesOf(
  ground: RoomGround,
  kind: AgendaEntry['kind'],
  records: readonly Standing[],
): readonly AgendaEntry[] {
  return records
    .map((one) => ({ one, light: ground.light(one) }))
    .sort(
      (a, b) =>
        COLOURS.indexOf(a.light.colour) - COLOURS.indexOf(b.light.colour) ||
        (a.light.days ?? 0) - (b.light.days ?? 0) ||
        (a.one.id < b.one.id ? -1 : 1),
    )
    .map(({ one, light }) => {
      const { entity, id, fields } = one
      const ledger = ground.ledgers.get(entity)
      const unit = textIn(fields[ledger?.unit ?? ''])
      const project = textIn(fields['project'])
      const contracted = project === null ? undefined : ground.find('project', project)
      return {
        ...{ kind, entity, id, title: ground.title(entity, id), light: light.colour },
        project: project === null ? null : { id: project, title: ground.title('project', project) },
        unit: unit === null || !ledger?.unit ? null : ground.part(entity, ledger.unit, unit),
        leader: textIn(contracted?.fields['leader']),
        standing: standingWords(ground, one, light),
      }
    })
}

function lastMeeting(ground: RoomGround, kind: MeetingKind): MeetingPack['last'] {
  const held = ground
    .standing('leader-meeting')
    .filter(({ whole }) => (textIn(whole['kind']) ?? 'two-meeting') === kind)
    .flatMap(({ id, whole }) => {
      const on = dayIn(whole['heldOn'])
      return on !== undefined && on <= ground.day ? [{ id, on }] : []
    })
    .sort((a, b) => (a.on < b.on ? 1 : -1))
  const [last] = held
  if (!last) return null
  const decisions = ground.referring('meeting-decision', 'meeting', last.id)
  return {
    ...last,
    title: ground.title('leader-meeting', last.id),
    decided: decisions.length,
    done: decisions.filter((one) => phaseOf(ground, one) === 'done').length,
  }
}
