import type { ScreenLine } from '#shared/screens/screen.ts'

/** The lines that say something else than when they were last asked for. */
export function changedLines(): (lines: readonly ScreenLine[]) => readonly ScreenLine[] {
  let told = new Map<string, string>()
  return (lines) => {
    const texts = new Map(lines.map((line) => [line.id, JSON.stringify(line)]))
    const changed = lines.filter(({ id }) => texts.get(id) !== told.get(id))
    told = texts
    return changed
  }
}
