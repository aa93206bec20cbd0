export interface DiffLine {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
  /** Where the line stands, counted from 1, in the former and in the later text. */
  readonly was: number | null
  readonly is: number | null
  /** From where to where a line differs from the one that it replaces. */
  readonly differs?: readonly [from: number, end: number]
}

/** Tables of more cells than this are not filled: what lies between the equal ends then counts as replaced. */
const MOST_CELLS = 4_000_000

/** What became of the lines of a text, in the order of reading: the longest common lines stay. */
export function lineDiff(former: string, later: string): readonly DiffLine[] {
  const a = former.split('\n')
  const b = later.split('\n')
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const middle = between(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  return numbered([
    ...a.slice(0, head).map((text): Change => ({ kind: 'same', text })),
    ...middle,
    ...a.slice(a.length - tail).map((text): Change => ({ kind: 'same', text })),
  ])
}

type Change = Pick<DiffLine, 'kind' | 'text' | 'differs'>

function between(a: readonly string[], b: readonly string[]): readonly Change[] {
  const changes: Change[] = []
  let gone: string[] = []
  let come: string[] = []
  const settle = (): void => {
    changes.push(...replaced(gone, come))
    gone = []
    come = []
  }
  for (const { kind, text } of longestCommon(a, b)) {
    if (kind === 'gone') gone.push(text)
    else if (kind === 'new') come.push(text)
    else {
      settle()
      changes.push({ kind, text })
    }
  }
  settle()
  return changes
}

function* longestCommon(a: readonly string[], b: readonly string[]): Iterable<Change> {
  const width = b.length + 1
  const isTooLarge = a.length * b.length > MOST_CELLS
  const common = new Uint32Array(isTooLarge ? 0 : (a.length + 1) * width)
  for (let i = isTooLarge ? -1 : a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] =
        a[i] === b[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0)
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const [gone, come] = [a[i], b[j]]
    if (!isTooLarge && gone !== undefined && gone === come) {
      yield { kind: 'same', text: gone }
      i++
      j++
    } else if (
      gone !== undefined &&
      (come === undefined || (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      yield { kind: 'gone', text: gone }
      i++
    } else {
      yield { kind: 'new', text: come ?? '' }
      j++
    }
  }
}

/** Lines that stand in the place of others, pair by pair, with the stretch in which they differ. */
function replaced(gone: readonly string[], come: readonly string[]): readonly Change[] {
  return [
    ...gone.map((text, n): Change => ({ kind: 'gone', text, ...stretch(text, come[n]) })),
    ...come.map((text, n): Change => ({ kind: 'new', text, ...stretch(text, gone[n]) })),
  ]
}
function stretch(text: string, other: string | undefined): Pick<DiffLine, 'differs'> {
  if (other === undefined) return {}
  let from = 0
  while (from < text.length && from < other.length && text[from] === other[from]) from++
  let back = 0
  const most = Math.min(text.length, other.length) - from
  while (back < most && text.at(-1 - back) === other.at(-1 - back)) back++
  return from === 0 && back === 0 ? {} : { differs: [from, text.length - back] }
}

function numbered(changes: readonly Change[]): readonly DiffLine[] {
  let was = 0
  let is = 0
  return changes.map((change) => ({
    ...change,
    was: change.kind === 'new' ? null : ++was,
    is: change.kind === 'gone' ? null : ++is,
  }))
}
