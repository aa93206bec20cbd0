import { existsSync, readdirSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StoreVerdict } from '#shared/contract/audit.ts'
import { RecordDetail, RecordFile } from '#shared/contract/ledgers.ts'
import { person, type Who } from '#test/server/drafts/desk.ts'
import { beginRecord, bringFile, LEDGERS } from '#test/server/ledgers/bring.ts'
import { call } from '#test/support/api.ts'
import { fakeClock, type FakeClock } from '#test/support/fakeClock.ts'
import { compoundOf, workbookOf, zipOf } from '#test/support/hostileFiles.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { twoEyes } from '#test/support/twoEyes.ts'

const DAY_MS = 86_400_000

let server: TestServer
let clock: FakeClock
let keeper: Who
let office: Who
let other: Who
let viewer: Who
let record = ''
beforeAll(async () => {
  clock = fakeClock('2026-11-23T02:00:00.000Z')
  server = await startTestServer({ clock })
  await twoEyes(server)
  keeper = await person(server, '项目科', 'filer', 'bureau.projects')
  office = await person(server, '办公室', 'filer', 'bureau.office')
  other = await person(server, '粮食科', 'filer', 'bureau.grain')
  viewer = await person(server, '领导', 'viewer')
  record = await begin(keeper, 'leader-meeting', {
    kind: 'two-meeting',
    chair: 'secretary',
    heldOn: '2026-11-20',
  })
})
afterAll(() => server.stop())

const begin = (who: Who, entity: string, fields: object) => beginRecord(server, who, entity, fields)
const bring = (who: Who, place: string, name: string, file: Buffer, query = '') =>
  bringFile(server, who, place, name, file, query)
const attach = (name: string, file: Buffer, who = keeper) =>
  bring(who, `leader-meeting/records/${record}`, name, file)

/** The beginning of a picture is all that is read of it. */
function png(width: number, height: number): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const size = Buffer.alloc(9)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  return Buffer.concat([head, size])
}
const JPEG = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000ffc0001108003000400301220002110103110100',
  'hex',
)
const TYPES = { '[Content_Types].xml': '<Types/>' }
const letter = (more: Record<string, Buffer | string> = {}) =>
  zipOf({ ...TYPES, 'word/document.xml': '<w:document/>', ...more })

describe('evidence', () => {
  it('is taken for what it is by its content, under a name that does not lie', async () => {
    const taken: [string, Buffer, string, string][] = [
      ['现场照片.jpg', JPEG, 'image/jpeg', '现场照片.jpg'],
      ['../../etc/图.png', png(640, 480), 'image/png', '图.png'],
      ['扫描件', Buffer.from('%PDF-1.7\n'), 'application/pdf', '扫描件.pdf'],
      [
        '会议纪要.docx',
        letter(),
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        '会议纪要.docx',
      ],
      [
        '清单.xlsx',
        workbookOf('<worksheet/>'),
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        '清单.xlsx',
      ],
      ['旧纪要.doc', compoundOf('WordDocument'), 'application/msword', '旧纪要.doc'],
    ]
    for (const [name, file, type, kept] of taken) {
      const { status, body } = await attach(name, file)
      expect([status, JSON.stringify(body)], name).toMatchObject([201, expect.any(String)])
      expect(RecordFile.parse(body)).toMatchObject({ name: kept, type, bytes: file.length, field: null })
    }
  })

  it('is refused where its content is no evidence, whatever it is called', async () => {
    const page = Buffer.from('<!doctype html><script>alert(1)</script>')
    const refused: [string, Buffer, string][] = [
      ['照片.jpg', page, 'evidence-kind'],
      ['图.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'evidence-kind'],
      ['报表.docx', Buffer.from('MZ\x90\x00', 'latin1'), 'evidence-kind'],
      ['资料.zip', zipOf({ 'a.txt': 'a' }), 'evidence-kind'],
      ['程序.html', JPEG, 'evidence-disguised'],
      ['程序.pdf.exe', Buffer.from('%PDF-1.7\n'), 'evidence-disguised'],
      ['宏.docx', letter({ 'word/vbaProject.bin': 'x' }), 'evidence-macros'],
      ['夹带.docx', letter({ 'word/embeddings/setup.exe': 'MZ' }), 'evidence-kind'],
      [
        '旧宏.doc',
        Buffer.concat([compoundOf('WordDocument'), Buffer.from('_VBA_PROJECT', 'utf16le')]),
        'evidence-macros',
      ],
      ['加密.docx', compoundOf('EncryptedPackage'), 'evidence-encrypted'],
      ['巨图.png', png(60_000, 60_000), 'evidence-picture'],
      ['空.pdf', Buffer.alloc(0), 'evidence-empty'],
      ['断.docx', letter().subarray(0, 60), 'evidence-broken'],
    ]
    for (const [name, file, code] of refused) {
      const { status, body } = await attach(name, file)
      expect([name, status, body.code]).toEqual([name, 422, code])
    }
  })

  it('may not unfold without measure, also where its directory lies about that', async () => {
    const zeros = Buffer.alloc(100_000_001)
    const bomb = letter({ 'word/media/image1.bmp': zeros })
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await attach('炸弹.docx', bomb)).toMatchObject({ status: 422, body: { code: 'evidence-bomb' } })
    const liar = zipOf({ ...TYPES, 'word/document.xml': zeros }, 1_000)
    expect(await attach('谎报.docx', liar)).toMatchObject({ status: 422, body: { code: 'evidence-bomb' } })
  }, 60_000)

  it('is at most 10 MB', async () => {
    const { status, body } = await attach('大图.jpg', Buffer.concat([JPEG, Buffer.alloc(10_000_000)]))
    expect([status, body.code]).toEqual([413, 'evidence-too-large'])
  })

  it('is handed out to be saved, never as a page of ours, and lies outside of what is served', async () => {
    const { body } = await attach('现场.jpg', Buffer.concat([JPEG, Buffer.from('<script>')]))
    const { id, sha256 } = RecordFile.parse(body)
    const path = `${LEDGERS}/leader-meeting/records/${record}/files/${id}`
    const { status, headers, text } = await call(server.url, `GET ${path}`, viewer)
    expect(status).toBe(200)
    expect(text).toContain('<script>')
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': expect.stringMatching(/^attachment; .*%E7%8E%B0%E5%9C%BA\.jpg$/) as unknown,
    })
    expect(existsSync(join(server.dataDir, 'evidence', sha256.slice(0, 2), sha256))).toBe(true)
    expect(
      (await call(server.url, `GET /evidence/${sha256.slice(0, 2)}/${sha256}`, viewer)).text,
    ).not.toContain('<script>')
    expect(await call(server.url, `GET ${path}`)).toMatchObject({ status: 401 })
    const elsewhere = await begin(keeper, 'leader-meeting', {
      kind: 'two-meeting',
      chair: 'district-head',
      heldOn: '2026-11-21',
    })
    expect(
      await call(server.url, `GET ${LEDGERS}/leader-meeting/records/${elsewhere}/files/${id}`, viewer),
    ).toMatchObject({ status: 404 })
  })

  it('is brought by those whose work the record is', async () => {
    for (const who of [other, viewer]) expect((await attach('照片.jpg', JPEG, who)).status).toBe(403)
  })

  it('waits for its event out of sight of everybody but its office and those who judge', async () => {
    const { body } = await bring(keeper, 'leader-meeting', '先传.jpg', JPEG)
    const path = `${LEDGERS}/leader-meeting/files/${RecordFile.parse(body).id}`
    expect(await call(server.url, `GET ${path}`, keeper)).toMatchObject({ status: 200 })
    expect(await call(server.url, `GET ${path}`, other)).toMatchObject({ status: 404 })
    expect(await call(server.url, `GET ${path}`, viewer)).toMatchObject({ status: 403 })
  })

  it('fills a file field of an event, for whoever may read that field, and is thrown away where the event never comes', async () => {
    const brought = await bring(
      office,
      'major-decision',
      '纪要.pdf',
      Buffer.from('%PDF-1.7 纪要'),
      '?field=minutes',
    )
    const file = RecordFile.parse(brought.body)
    const decision = await begin(office, 'major-decision', {
      kind: 'payment',
      title: '大额资金',
      amount: 2_000_000,
    })
    const events = `${LEDGERS}/major-decision/records/${decision}/events`
    const studied = (minutes: string) =>
      call(server.url, `POST ${events}`, {
        ...office,
        body: { event: 'decision.studied', fields: { minutes, meetingOn: '2026-11-20' } },
      })
    expect(await studied('no-such-file')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/fields/minutes', code: 'no-such-file' }] },
    })
    const reviewer = await person(server, '审核', 'reviewer')
    const theirs = await bring(reviewer, 'major-decision', '别人的.pdf', Buffer.from('%PDF-1.7 别人'))
    expect(await studied(RecordFile.parse(theirs.body).id)).toMatchObject({ status: 422 })
    const waiting = `${LEDGERS}/major-decision/files/${file.id}`
    expect(await call(server.url, `GET ${waiting}`, reviewer)).toMatchObject({ status: 200 })
    expect(await call(server.url, `GET ${waiting}`, keeper)).toMatchObject({ status: 404 })
    expect(await studied(file.id)).toMatchObject({ status: 200 })
    const shown = await call(server.url, `GET ${LEDGERS}/major-decision/records/${decision}`, office)
    expect(RecordDetail.parse(shown.body).files).toMatchObject([{ id: file.id, field: 'minutes' }])

    const stray = RecordFile.parse(
      (await bring(office, 'major-decision', '散.pdf', Buffer.from('%PDF-1.7 散'))).body,
    )
    clock.advance(DAY_MS + 1)
    const nextDay = await person(server, '项目科二', 'filer', 'bureau.projects')
    expect(await attach('再来.jpg', JPEG, nextDay)).toMatchObject({ status: 201 })
    const kept = readdirSync(join(server.dataDir, 'evidence'), { recursive: true }).map(String)
    const isKept = ({ sha256 }: RecordFile) => kept.some((name) => name.endsWith(sha256))
    expect([isKept(file), isKept(stray)]).toEqual([true, false])
  })

  it('is checked with everything else: a photo that was exchanged or taken away is named', async () => {
    const auditor = await person(server, '审计二', 'auditor')
    const findings = async () => {
      const { body } = await call(server.url, 'GET /api/v1/audit/verify', auditor)
      return StoreVerdict.parse(body).findings.map(({ table, row, fault }) => `${table} ${row} ${fault}`)
    }
    const fresh = await person(server, '项目科三', 'filer', 'bureau.projects')
    const bring = async (text: string) =>
      RecordFile.parse((await attach('证.pdf', Buffer.from(`%PDF-1.7 ${text}`), fresh)).body)
    const [exchanged, gone] = [await bring('交换'), await bring('删除')]
    expect(await findings()).toEqual([])
    const path = ({ sha256 }: RecordFile) => join(server.dataDir, 'evidence', sha256.slice(0, 2), sha256)
    await writeFile(path(exchanged), '%PDF-1.7 another')
    await rm(path(gone))
    expect(new Set(await findings())).toEqual(
      new Set([`record_file ${exchanged.id} hash`, `record_file ${gone.id} missing`]),
    )
    const [place] = [`${LEDGERS}/leader-meeting/records/${record}/files/${gone.id}`]
    expect(await call(server.url, `GET ${place}`, fresh)).toMatchObject({ status: 410 })
  })

  it('leaves its hash in the log of acts, and nothing of its name', async () => {
    const auditor = await person(server, '审计', 'auditor')
    const { body, text } = await call(server.url, 'GET /api/v1/audit?action=record.evidence-brought', auditor)
    expect(JSON.stringify(body)).toMatch(/"sha256":"[0-9a-f]{64}"|evidence-brought/)
    expect(text).not.toContain('纪要')
  })
})
