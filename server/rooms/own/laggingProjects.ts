import type { RoomGround } from '#server/rooms/ground.ts'
import { projectRow } from '#server/rooms/own/projectRow.ts'
import type { AgendaEntry } from '#shared/contract/rooms/meetingPack.ts'
import type { ProjectRow } from '#shared/contract/rooms/projects.ts'
import { periodLabel } from '#shared/period.ts'

const NOTHING = { milestones: [], problems: [], approvals: [] }

/** Projects behind their schedule or their deadlines, red before yellow and the widest gap first. */
export function laggingProjects(ground: RoomGround): readonly AgendaEntry[] {
  return ground
    .standing('project')
    .map((project) => projectRow(ground, project, NOTHING))
    .filter(({ light }) => light === 'red' || light === 'yellow')
    .sort(
      (a, b) =>
        (a.light === b.light ? 0 : a.light === 'red' ? -1 : 1) ||
        (a.gap ?? 0) - (b.gap ?? 0) ||
        (a.id < b.id ? -1 : 1),
    )
    .map((row) => ({
      ...{ kind: 'lagging', entity: 'project', id: row.id, title: row.name, light: row.light },
      project: { id: row.id, title: row.name },
      ...{ unit: row.unit, leader: row.leader, standing: wordsOf(row) },
    }))
}

/** How far it is and how far it should be; by its rule alone where nothing was filed. */
function wordsOf({ completion, gap, period, rule }: ProjectRow): AgendaEntry['standing'] {
  if (completion === null || gap === null || period === null)
    return rule ? { zh: rule.zh, en: rule.en } : { zh: '本年未报进度', en: 'Nothing filed this year' }
  const [done, points] = [completion.toFixed(1), Math.abs(gap).toFixed(1)]
  const [behind, en] = gap < 0 ? ['落后', 'behind'] : ['超前', 'ahead of']
  return {
    zh: `${periodLabel(period, { basis: 'ytd' })}完成年度计划 ${done}%，${behind}序时进度 ${points} 个百分点`,
    en: `${done}% of the annual plan in ${periodLabel(period, { basis: 'ytd', locale: 'en' })}, ${points} points ${en} schedule`,
  }
}
