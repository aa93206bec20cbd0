import { onTestFinished } from 'vitest'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import { openReports, type DeliveredTemplate, type Reports } from '#server/reports/index.ts'
import { openRooms } from '#server/rooms/index.ts'
import type { Clock } from '#server/clock.ts'
import { openDesk, type OpenDesk } from '#test/server/drafts/openDesk.ts'
import { catalogue } from '#test/server/releases/builders.ts'
import type { Place } from '#test/server/store/engines.ts'

const RETAIL = 'economy.retail-sales.growth'
export const HALF = `# {{report.unit}}{{report.year}}年{{report.half}}小结

{{${RETAIL} | span}}，社会消费品零售总额同比{{${RETAIL} | growth}}。

{{#need economy.gdp.growth}}地区生产总值{{economy.gdp.growth | growth}}。{{/need}}`

export const DELIVERED: readonly DeliveredTemplate[] = [
  { code: 'half-year', kind: 'half-year', zh: '半年小结', en: 'Half-year', text: HALF },
  {
    code: 'month',
    kind: 'month',
    zh: '月报',
    en: 'Month',
    text: HALF.replace('report.half', 'report.month'),
  },
]

export interface ReportDesk extends OpenDesk {
  readonly reports: Reports
}

/** A desk whose people write reports too, without the doors. */
export async function openReportDesk(place: Place, clock: Clock): Promise<ReportDesk> {
  const desk = await openDesk(place, clock)
  const rooms = openRooms({ releases: desk.releases, clock, catalogue, delivered: loadLedgers() })
  onTestFinished(rooms.close)
  return { ...desk, reports: openReports({ ...desk, clock, rooms, delivered: DELIVERED }) }
}
