import type { SaidOfSheet, SheetGround } from '#server/imports/examine/sheets.ts'
import { formColumns, formMapping } from '#server/imports/examine/ownForm.ts'
import { applyRemembered, headerOfForm } from '#shared/tables/remember.ts'
import type { Mapping } from '#shared/tables/mapping.ts'
import type { TableGrid } from '#shared/tables/grid.ts'
import { recognise } from '#shared/tables/recognise.ts'
import type { Recognition, TableHints } from '#shared/tables/recognition.ts'

export interface Understood extends SaidOfSheet {
  readonly recognition: Recognition
}

/**
 * What a sheet is: as its reader says, else as was said of the same form before, else as it looks. A hidden sheet is
 * left out until somebody wants it.
 */
export function understandSheet(
  grid: TableGrid,
  said: SaidOfSheet | undefined,
  { catalogue, fileName, mark, projects, remembered }: SheetGround,
): Understood {
  const hints: TableHints = {
    fileName,
    projects,
    ...(mark && { period: mark.period, subject: mark.subject }),
  }
  const seen = recognise(grid, catalogue, hints)
  if (said) return { ...said, recognition: seen }
  const kept = mark ? undefined : rememberedOf(seen.mapping.form, remembered)
  const recognition = kept ? applyRemembered(kept, grid, catalogue, hints) : seen
  const places = mark && formColumns(grid)
  return {
    recognition,
    mapping: places ? formMapping(recognition.mapping, places) : recognition.mapping,
    included: recognition.isTable && grid.hidden !== true,
    knownBy: kept ? 'memory' : mark ? 'codes' : null,
  }
}

/** What was said of the very form, or of one with the same header and other rows. */
const rememberedOf = (form: string, remembered: SheetGround['remembered']): Mapping | undefined =>
  remembered[form] ??
  Object.entries(remembered).find(([known]) => headerOfForm(known) === headerOfForm(form))?.[1]
