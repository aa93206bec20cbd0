import type { Calendar } from '#server/calendar/openCalendar.ts'
import type { Route } from '#server/http/routeTable.ts'

export function calendarRoutes(route: Route, calendar: Calendar): void {
  route('GET /api/v1/calendar', ({ identity, query }) => calendar({ ...query, area: identity.actor.area }))
}
