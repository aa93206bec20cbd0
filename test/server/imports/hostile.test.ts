import { afterAll, beforeAll, expect, test } from 'vitest'
import { compoundOf, rowsXml, workbookOf, zipOf } from '#test/support/hostileFiles.ts'
import { corpusFile, uploadTo, type Uploaded } from '#test/support/imports.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let token: string
beforeAll(async () => {
  server = await startTestServer()
  token = await server.token('filer')
  await uploadTo(server.url, token, Buffer.from('指标,累计\n社会消费品零售总额,1'), 'warm.csv')
}, 60_000)
afterAll(() => server.stop())

const BOMB = Buffer.alloc(140_000_000, '<c/>')
const TABLE = '地区生产总值,一季度\n'
const ENTITIES = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData/></worksheet>`
const EXTERNAL = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData/></worksheet>`

const HOSTILE: Readonly<Record<string, readonly [file: () => Buffer | Promise<Buffer>, code: string]>> = {
  'nothing at all': [() => Buffer.alloc(0), 'file-empty'],
  'blank lines': [() => Buffer.from('\n\n  \n'), 'file-empty'],
  'an empty zip': [() => zipOf({}), 'file-empty'],
  'a zip bomb': [() => workbookOf(BOMB), 'file-zip-bomb'],
  'a zip bomb that declares to be small': [() => workbookOf(BOMB, 1_000), 'file-zip-bomb'],
  'a program': [() => Buffer.concat([Buffer.from('MZ\x90\0'), Buffer.alloc(900)]), 'file-another-kind'],
  'a PDF': [() => Buffer.from('%PDF-1.7\n'), 'file-another-kind'],
  'a picture': [() => Buffer.from('\xFF\xD8\xFF\xE0\0\x10JFIF', 'latin1'), 'file-another-kind'],
  'a web page': [() => Buffer.from('<html><table><tr><td>1</td></tr></table></html>'), 'file-web-page'],
  'a zip of something else': [() => zipOf({ 'readme.txt': 'hello' }), 'file-another-kind'],
  'a Word document': [() => zipOf({ 'word/document.xml': '<w/>' }), 'file-another-kind'],
  'a password': [() => compoundOf('EncryptedPackage'), 'file-encrypted'],
  'an old .xls': [() => compoundOf('Workbook'), 'file-old-excel'],
  'an .ods': [
    () => zipOf({ mimetype: 'application/vnd.oasis', 'content.xml': '<a/>' }),
    'file-open-document',
  ],
  'a Numbers file': [() => zipOf({ 'Index/Document.iwa': 'x' }), 'file-numbers'],
  'an .xlsb': [
    () => zipOf({ 'xl/workbook.bin': 'x', '[Content_Types].xml': '<a/>' }),
    'file-binary-workbook',
  ],
  'a file cut off': [
    async () => (await corpusFile('01-title-and-unit-line.xlsx')).subarray(0, 3000),
    'file-broken',
  ],
  'a damaged part': [async () => damaged(await corpusFile('01-title-and-unit-line.xlsx')), 'file-broken'],
  'XML that is no XML': [() => workbookOf('<worksheet><sheetData><row r="1"><c r="A1"'), 'file-broken'],
  'an entity bomb': [() => workbookOf(ENTITIES), 'file-unsafe-xml'],
  'an external entity': [() => workbookOf(EXTERNAL), 'file-unsafe-xml'],
  'too many rows': [() => workbookOf(rowsXml(20_001)), 'file-too-many-rows'],
  'a value in the last row of all': [
    () => workbookOf(rowsXml(1, () => '<c r="A1048576"><v>1</v></c>')),
    'file-too-many-rows',
  ],
  'a value in the last column of all': [
    () => workbookOf(rowsXml(1, () => '<c r="XFD1"><v>1</v></c>')),
    'file-too-many-columns',
  ],
  'a csv of too many rows': [() => Buffer.from(TABLE.repeat(20_002)), 'file-too-many-rows'],
  'a csv of too many columns': [
    () => Buffer.from(`${'1,'.repeat(300)}\n`.repeat(3)),
    'file-too-many-columns',
  ],
  'more than ten megabytes': [() => Buffer.alloc(10_000_001, 'a'), 'file-too-large'],
  'UTF-8 cut within a character': [
    () => Buffer.from('指标名称，社会消费品零售总额').subarray(0, 40),
    'file-damaged-text',
  ],
  'text in no encoding': [
    () => Buffer.from('caf\xE9 \xFC\xFF\xFE,\xE8\n', 'latin1'),
    'file-unknown-encoding',
  ],
}

function damaged(file: Buffer): Buffer {
  const copy = Buffer.from(file)
  const at = copy.indexOf('sheet1.xml') + 60
  copy.fill(0x55, at, at + 40)
  return copy
}

/** Other tests want the processor too: of some tries the one that shows what the work itself takes. */
async function quickest(attempt: () => Promise<Uploaded>): Promise<Uploaded> {
  let best = await attempt()
  for (let tries = 1; tries < 5 && best.ms >= 1_000; tries++) {
    const next = await attempt()
    if (next.ms < best.ms) best = next
  }
  return best
}

for (const [what, [make, code]] of Object.entries(HOSTILE))
  test(`${what} is answered within a second: ${code}`, { timeout: 30_000 }, async () => {
    const file = await make()
    const { status, problem, ms } = await quickest(() => uploadTo(server.url, token, file, `${what}.xlsx`))
    expect(problem.code).toBe(code)
    expect(status).toBe(code === 'file-too-large' ? 413 : 422)
    expect(problem.zh).not.toContain('{')
    expect(problem.en).not.toContain('{')
    expect(ms).toBeLessThan(1_000)
  })

test('the server goes on after all of them', async () => {
  const file = await corpusFile('01-title-and-unit-line.xlsx')
  expect((await uploadTo(server.url, token, file)).status).toBe(201)
})
