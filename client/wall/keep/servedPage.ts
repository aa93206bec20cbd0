/** What the page that the server serves now is made of. */
export interface ServedPage {
  readonly entry: string
  readonly styles: readonly string[]
}

const TAG = /<(?:script|link)\b([^>]*)>/g
const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]

/** Reads a page's text: its entry and its styles, as paths. Undefined where it is none of ours. */
export function readPage(text: string): ServedPage | undefined {
  const tags = [...text.matchAll(TAG)].map(([, inside = '']) => inside)
  const entry = tags.find((tag) => attribute(tag, 'type') === 'module')
  const path = entry && attribute(entry, 'src')
  const styles = tags
    .filter((tag) => attribute(tag, 'rel') === 'stylesheet')
    .map((tag) => attribute(tag, 'href') ?? '')
  return path ? { entry: path, styles } : undefined
}

/** The page at this address as the server has it now; undefined while it has none. */
export async function servedPage(): Promise<ServedPage | undefined> {
  const answer = await fetch(window.location.pathname, { cache: 'no-store' }).catch(() => undefined)
  return answer?.ok ? readPage(await answer.text()) : undefined
}

/** Of these addresses, those that the server has no more. While it does not answer it is taken to have all. */
export async function goneOf(addresses: readonly string[]): Promise<readonly string[]> {
  const isGone = await Promise.all(
    addresses.map(async (address) => {
      const answer = await fetch(address, { method: 'HEAD', cache: 'no-store' }).catch(() => undefined)
      return answer?.status === 404
    }),
  )
  return addresses.filter((_, i) => isGone[i])
}
