import type { Placed } from '#shared/report/template/template.ts'
import type { TemplateFaults } from '#shared/report/template/templateFaults.ts'

/** The stretch without the blanks around it, the wide ones of Chinese text included. */
export function trimmed(text: string, { at, end }: Placed): Placed {
  const inside = text.slice(at, end)
  const from = at + inside.length - inside.trimStart().length
  return { at: from, end: Math.max(from, at + inside.trimEnd().length) }
}

/** The lines of a text without the blanks around them; blank ones are left out. */
export function templateLines(text: string): readonly Placed[] {
  const lines: Placed[] = []
  for (let at = 0; at <= text.length;) {
    const found = text.indexOf('\n', at)
    const end = found < 0 ? text.length : found
    const line = trimmed(text, { at, end })
    if (line.end > line.at) lines.push(line)
    at = end + 1
  }
  return lines
}

/** The text with blanks in the place of its comments, so that everything else stands where it stood. */
export function withoutComments(text: string, faults: TemplateFaults): string {
  let bare = ''
  let done = 0
  for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', done)) {
    const close = text.indexOf('-->', at + 4)
    if (close < 0) {
      const said = { zh: '注释没有用“-->”结束', en: 'the comment is not closed with "-->"' }
      faults.add('unexpected', { at, end: at + 4 }, said, '')
      return `${bare}${text.slice(done, at)}    ${text.slice(at + 4)}`
    }
    const end = close + 3
    bare += text.slice(done, at) + text.slice(at, end).replaceAll(/[^\n]/g, ' ')
    done = end
  }
  return bare + text.slice(done)
}
