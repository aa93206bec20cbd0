/** What a look at the page found: it shows something, it is empty or an error of the browser's, it does not answer. */
export type Sight = 'shows' | 'empty' | 'silent'
/** What is to be done about it. */
export type Care = 'nothing' | 'reload' | 'restart'

/** So many looks in a row, so that a page which is just loading is let alone. */
const EMPTY_LOOKS = 3
const SILENT_LOOKS = 2
/** A page that is as empty after so many reloads needs another browser. */
const MOST_RELOADS = 10

/** Judges a page by one look after another. */
export function pageCare(): (sight: Sight) => Care {
  let empty = 0
  let silent = 0
  let reloads = 0
  return (sight) => {
    silent = sight === 'silent' ? silent + 1 : 0
    empty = sight === 'empty' ? empty + 1 : 0
    if (sight === 'shows') reloads = 0
    if (silent >= SILENT_LOOKS) return 'restart'
    if (empty < EMPTY_LOOKS) return 'nothing'
    empty = 0
    return ++reloads > MOST_RELOADS ? 'restart' : 'reload'
  }
}

const LONGEST_WAIT_MS = 30_000
const FIRST_WAIT_MS = 500

/** How long to wait before a browser is started again that has ended so often in a row. */
export const restartDelay = (failures: number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 10))
