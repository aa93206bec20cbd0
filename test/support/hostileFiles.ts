import { crc32, deflateRawSync } from 'node:zlib'

/** A zip of these parts; `lie` is what its directory declares in place of the true size. */
export function zipOf(parts: Readonly<Record<string, Buffer | string>>, lie?: number): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const part = Buffer.from(content)
    const packed = deflateRawSync(part)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(part), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(lie ?? part.length, 18)
    head.writeUInt16LE(name.length, 22)
    const path = Buffer.from(name)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    files.push(Buffer.from('PK\x03\x04', 'latin1'), head, path, packed)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, place, path)
    at += 30 + path.length + packed.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, ...directory, end])
}

const TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'

/** A workbook of one sheet with this XML in it. */
export const workbookOf = (sheet: Buffer | string, lie?: number): Buffer =>
  zipOf(
    {
      '[Content_Types].xml': TYPES,
      '_rels/.rels': `<Relationships ${PACKAGE}><Relationship Id="rId1" Type="${RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/_rels/workbook.xml.rels': `<Relationships ${PACKAGE}><Relationship Id="rId1" Type="${RELS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/workbook.xml': `<workbook xmlns:r="${RELS}"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/worksheets/sheet1.xml': sheet,
    },
    lie,
  )

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
/** A compound file with a stream of this name. */
export const compoundOf = (stream: string): Buffer =>
  Buffer.concat([OLE, Buffer.alloc(1016), Buffer.from(stream, 'utf16le'), Buffer.alloc(512)])

export const rowsXml = (count: number, cell = (row: number) => `<c r="A${row}"><v>1</v></c>`): string =>
  `<worksheet><sheetData>${Array.from({ length: count }, (_, i) => `<row r="${i + 1}">${cell(i + 1)}</row>`).join('')}</sheetData></worksheet>`
