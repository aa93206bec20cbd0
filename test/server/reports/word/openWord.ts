import { unzippedFiles } from '#test/support/unzip.ts'

/** What is inside a Word file, by what a test asks for. */
export interface OpenWord {
  readonly names: readonly string[]
  readonly text: (name: string) => string
  readonly bytes: (name: string) => Buffer
  /** Paragraphs of the text in their order, those in tables too: style, text, and their XML. */
  readonly paragraphs: readonly WordParagraph[]
  /** The XML of a style. */
  readonly style: (id: string) => string
}
export interface WordParagraph {
  readonly style: string
  readonly text: string
  readonly xml: string
}

export function openWord(file: Uint8Array): OpenWord {
  const files = unzippedFiles(Buffer.from(file))
  const bytes = (name: string): Buffer => {
    const content = files.get(name)
    if (content === undefined) throw new Error(`no ${name}; there are ${[...files.keys()].join(', ')}`)
    return content
  }
  const text = (name: string): string => bytes(name).toString()
  const styles = new Map(
    [...text('word/styles.xml').matchAll(/<w:style [^>]*w:styleId="([^"]+)".*?<\/w:style>/gs)].map(
      ([xml, id]) => [id, xml],
    ),
  )
  return {
    names: [...files.keys()],
    text,
    bytes,
    style: (id) => styles.get(id) ?? '',
    paragraphs: [...text('word/document.xml').matchAll(/<w:p>.*?<\/w:p>/gs)].map(([xml]) => ({
      style: /<w:pStyle w:val="([^"]+)"/.exec(xml)?.[1] ?? 'Normal',
      text: [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, part]) => part).join(''),
      xml,
    })),
  }
}
