import { api } from '#client/api/http.ts'
import type { Duties, NewReminder, Reminder } from '#shared/contract/duties.ts'

export const fetchDuties = (): Promise<Duties> => api('/duties')
export const sendReminder = (reminder: NewReminder): Promise<Reminder> =>
  api('/duties/reminders', { method: 'POST', body: reminder })
export const noteReminder = (id: string): Promise<void> =>
  api(`/duties/reminders/${id}/note`, { method: 'POST', body: {} })
