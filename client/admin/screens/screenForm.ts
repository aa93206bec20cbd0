import type { ScreenEdit } from '#shared/contract/screens.ts'
import { DEFAULT_SCREEN, type ScreenSettings } from '#shared/screens/screen.ts'

/** What the form of a screen asks for, as it stands in its inputs: parts counted from 1, shares in percent. */
export interface ScreenForm {
  name: string
  place: string
  /** Empty where the screen stays on the scene of its address. */
  playlist: string
  language: ScreenSettings['language']
  distance: number
  margins: { top: number; right: number; bottom: number; left: number }
  isPart: boolean
  part: {
    wall: string
    columns: number
    rows: number
    column: number
    row: number
    gapX: number
    gapY: number
  }
  calm: boolean
  isDimmed: boolean
  dim: { from: string; until: string; light: number }
  voice: boolean
  silenceMinutes: number
}

const ONE_OF_TWO = { wall: '', columns: 2, rows: 1, column: 1, row: 1, gapX: 0, gapY: 0 }
const BY_NIGHT = { from: '19:00', until: '07:30', light: 40 }
const PERCENT = 100
const percent = (share: number): number => Math.round(share * PERCENT * 10) / 10

/** The form of a screen as it is set up; of a new one where it has no settings yet. */
export function formOf({
  name = '',
  place = '',
  settings = DEFAULT_SCREEN,
}: Partial<ScreenEdit>): ScreenForm {
  const { playlist, language, distance, margins, part, calm, dim, voice, silenceMinutes } = settings
  return {
    ...{ name, place, language, distance, calm, voice, silenceMinutes },
    playlist: playlist ?? '',
    margins: { ...margins },
    isPart: part !== null,
    part: part
      ? {
          ...{ wall: part.wall, columns: part.columns, rows: part.rows },
          ...{ column: part.column + 1, row: part.row + 1 },
          ...{ gapX: percent(part.gapX), gapY: percent(part.gapY) },
        }
      : { ...ONE_OF_TWO },
    isDimmed: dim !== null,
    dim: dim ? { ...dim, light: percent(dim.light) } : { ...BY_NIGHT },
  }
}

/** What the form asks the server to make of the screen. */
export function editOf(form: ScreenForm): ScreenEdit {
  const { playlist, language, distance, margins, part, calm, dim, voice, silenceMinutes } = form
  return {
    name: form.name.trim(),
    place: form.place.trim(),
    settings: {
      ...{ language, distance, calm, voice, silenceMinutes },
      playlist: playlist === '' ? null : playlist,
      margins: { ...margins },
      part: form.isPart
        ? {
            ...{ wall: part.wall.trim(), columns: part.columns, rows: part.rows },
            ...{ column: part.column - 1, row: part.row - 1 },
            ...{ gapX: part.gapX / PERCENT, gapY: part.gapY / PERCENT },
          }
        : null,
      dim: form.isDimmed ? { ...dim, light: dim.light / PERCENT } : null,
    },
  }
}
