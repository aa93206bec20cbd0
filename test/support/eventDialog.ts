import type { Locator, Page } from 'playwright-core'
import { askedFields } from '#shared/ledger/events.ts'
import { referredLedger, type Ledger, type LedgerEvent, type LedgerField } from '#shared/ledger/ledger.ts'
import type { Fields, JsonValue } from '#shared/ledger/record.ts'

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
)
/** What is typed rather than chosen. */
const TYPED = new Set(['string', 'text', 'integer', 'number', 'money', 'area', 'percent', 'ref(person)'])

/** Fills in what the open dialog of an event asks for and sends it: what it needs, and of a change something new. */
export async function sayInDialog(
  page: Page,
  ledger: Ledger,
  event: LedgerEvent,
  said: Fields,
): Promise<void> {
  const dialog = page.locator('[data-test="event-dialog"]')
  await dialog.waitFor()
  const asked = askedFields(ledger, event)
  const fields = { create: asked, edit: changeable(asked) }[String(event.kind)] ?? needed(asked, event)
  for (const field of fields)
    await put(dialog.locator(`[data-field="${field.name}"]`), page, field, said[field.name])
  const choice = dialog.locator('input[type="radio"]')
  if ((await choice.count()) > 0) await choice.first().check()
  const reason = dialog.locator('[data-field="/reason"]')
  if ((await reason.count()) > 0) await reason.fill('因工作需要')
  await page.locator('[data-test="send-event"]').click()
  const wrong = dialog.getByRole('alert').first()
  await Promise.race([dialog.waitFor({ state: 'detached' }), wrong.waitFor()])
  if (await dialog.isVisible()) throw new Error(`${event.code}: ${(await wrong.textContent()) ?? ''}`)
}

const needed = (asked: readonly LedgerField[], { needs }: LedgerEvent): readonly LedgerField[] =>
  asked.filter(({ name }) => needs?.includes(name))

/** What a change is made of: words and numbers, or whatever there is. */
function changeable(asked: readonly LedgerField[]): readonly LedgerField[] {
  const typed = asked.filter(({ type }) => TYPED.has(type))
  return typed.length > 0 ? typed : asked
}

async function put(
  box: Locator,
  page: Page,
  field: LedgerField,
  value: JsonValue | undefined,
): Promise<void> {
  const { type } = field
  if (type === 'file') {
    await box
      .locator('input[type="file"]')
      .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: PDF })
    await box.locator('select option:nth-child(2)').waitFor({ state: 'attached' })
  } else if (value === undefined) return
  else if (type === 'enum' || type === 'boolean') await box.selectOption(told(value))
  else if (type === 'set')
    for (const code of several(value)) await box.locator(`input[value="${code}"]`).check()
  else if (type === 'percent[12]')
    for (const [month, share] of several(value).entries()) await box.locator('input').nth(month).fill(share)
  else if (type === 'list(date,text)') await addStep(box, value)
  else if (referredLedger(field) !== undefined || CODED.has(type))
    for (const code of several(value)) {
      const row = page.locator(`[data-row="${field.name}"]`)
      if ((await row.locator(`[data-chosen="${code}"]`).count()) > 0) continue
      await box.fill(code)
      await row.locator(`[data-option="${code}"]`).click()
    }
  else if (type === 'datetime') await box.fill(told(value).slice(0, 10) + 'T08:00')
  else await box.fill(several(value).join('、'))
}

const CODED = new Set(['ref(owner)', 'ref(domain)', 'ref(figure)', 'ref(unit)'])
const several = (value: JsonValue): readonly string[] => (Array.isArray(value) ? value : [value]).map(told)
const told = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value))

async function addStep(box: Locator, value: JsonValue): Promise<void> {
  const [step] = Array.isArray(value) ? (value as readonly { date: string; text: string }[]) : []
  await box.locator('button').last().click()
  await box
    .locator('input[type="date"]')
    .last()
    .fill(step?.date ?? '')
  await box
    .locator('input:not([type="date"])')
    .last()
    .fill(step?.text ?? '')
}
