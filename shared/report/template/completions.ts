import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { optionsFor, type Completion } from '#shared/report/template/completionOptions.ts'
import type { TemplateRooms } from '#shared/report/template/templateGround.ts'

/** What may be written where somebody types: each takes the place of the text from `at` to `end`. */
export interface Completions {
  readonly at: number
  readonly end: number
  readonly items: readonly Completion[]
}

/** As many as one looks through. */
const MOST = 30
/** What a word is made of, in codes, filters and names. */
const WORD = /[^\s{}|:,#/]*/y

/** What may stand at a place of a template; null where text is written, which nobody can complete. */
export function completions(
  text: string,
  at: number,
  catalogue: Catalogue,
  rooms?: TemplateRooms,
): Completions | null {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  const before = text.slice(lineStart, at)
  const open = before.lastIndexOf('{{')
  if (open < 0 || before.indexOf('}}', open) >= 0) return null
  const inside = before.slice(open + 2)
  const typed = /[^\s|:,#/]*$/.exec(inside)?.[0] ?? ''
  WORD.lastIndex = at
  const end = at + (WORD.exec(text)?.[0].length ?? 0)
  const earlier = inside.slice(0, inside.length - typed.length)
  const options = optionsFor(earlier, text.slice(0, lineStart + open), { catalogue, rooms })
  return { at: at - typed.length, end, items: matching(options, typed).slice(0, MOST) }
}

/** Those that have what is typed in their code or name: the code's own beginning first, then that of a part of it. */
function matching(options: readonly Completion[], typed: string): readonly Completion[] {
  const wanted = typed.toLowerCase()
  const places = options.flatMap((option) => {
    const code = option.text.toLowerCase()
    const at = code.indexOf(wanted)
    if (at === 0) return [{ option, place: 0 }]
    if (at > 0) return [{ option, place: /[.-]/.test(code.charAt(at - 1)) ? 1 : 2 }]
    return option.zh.includes(typed) || option.en.toLowerCase().includes(wanted) ? [{ option, place: 3 }] : []
  })
  return places.toSorted((a, b) => a.place - b.place).map(({ option }) => option)
}
