import type { EventForm, Filled } from '#client/admin/ledgers/form/eventForm.ts'
import { typedOf } from '#client/admin/ledgers/form/typedFields.ts'
import { patchDraft } from '#client/api/drafts.ts'
import { ApiProblem } from '#client/api/http.ts'
import type { SentEvent } from '#client/api/ledgers.ts'
import type { DraftRecord } from '#shared/contract/drafts.ts'
import type { RecordActed } from '#shared/contract/ledgers.ts'

/** Something that was asked for in a draft, which is open for typing again. */
export interface MendedRequest extends Pick<DraftRecord, 'n' | 'version' | 'request'> {
  readonly draft: string
}

/** Under what the form is kept while it is filled in: apart from that of the event itself. */
export const mendedPlace = ({ draft, n }: MendedRequest): string => `${draft}/${n}`

/** The form as it was filled in when it was asked for. */
export function mendedForm(
  form: EventForm,
  fresh: Filled,
  { fields, to, on, reason, id }: MendedRequest['request'],
): Filled {
  const said = form.fields.flatMap(({ field, kind }) =>
    Object.hasOwn(fields, field.name)
      ? [[field.name, typedOf(kind, field, fields[field.name])] as const]
      : [],
  )
  return {
    typed: { ...fresh.typed, ...Object.fromEntries(said) },
    to: to ?? fresh.to,
    on: on ?? fresh.on,
    reason: reason ?? fresh.reason,
    id: (form.asksNumber ? id : undefined) ?? fresh.id,
  }
}

/** Puts it in the place of what was asked for. Throws {@link ApiProblem}, also where a colleague was quicker. */
export async function sendMended(
  { draft, n, version, request }: MendedRequest,
  entity: string,
  id: string | undefined,
  { event, fields = {}, ...said }: SentEvent,
): Promise<RecordActed> {
  const named = id ?? said.id
  const asked = { entity, event, fields, ...said, ...(named !== undefined && { id: named }) }
  const records = [{ n, base: version, request: asked }]
  const { recordConflicts } = await patchDraft(draft, { set: [], clear: [], records })
  if (recordConflicts.length > 0) throw new ApiProblem(OVERTAKEN)
  return { entity, id: request.id ?? null, version: null, seq: null, draft }
}

const OVERTAKEN = {
  type: 'urn:guanlan:problem:draft-changed',
  title: 'A colleague has changed this in the draft meanwhile; close the form and look at it again.',
  status: 409,
  code: 'draft-changed',
  zh: '同事刚改过草稿中的这一项；请关闭后查看最新内容再改。',
  en: 'A colleague has changed this in the draft meanwhile; close the form and look at it again.',
}
