/** Files longer than this are no templates of ours. */
export const MOST_FILE_BYTES = 1_000_000

/** The text of a file that somebody wrote elsewhere: UTF-8, else as Chinese Windows writes; lines end as here. */
export async function readTextFile(file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  return decoded(bytes)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
}
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes) // not UTF-8: the other encoding that files come in here
  }
}

/** Hands the text over as a file of that name. */
export function downloadText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/markdown;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
