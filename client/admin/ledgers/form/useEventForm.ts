import { computed, ref, shallowRef, watch } from 'vue'
import {
  eventForm,
  openedForm,
  placedProblems,
  sentEvent,
  type Filled,
} from '#client/admin/ledgers/form/eventForm.ts'
import { forgetForm, keepForm, keptForm } from '#client/admin/ledgers/form/keptForms.ts'
import { mendedForm, mendedPlace, sendMended, type MendedRequest } from '#client/admin/ledgers/form/mended.ts'
import type { Typed } from '#client/admin/ledgers/form/typedFields.ts'
import { useAtThePanel } from '#client/admin/adminPerson.ts'
import { problemSentence } from '#client/admin/problemSentence.ts'
import { ApiProblem } from '#client/api/http.ts'
import { sendEvent } from '#client/api/ledgers.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import type { RecordActed, RecordRow } from '#shared/contract/ledgers.ts'
import type { Problem } from '#shared/contract/problem.ts'
import type { Ledger, LedgerEvent } from '#shared/ledger/ledger.ts'

export interface Happening {
  readonly ledger: Ledger
  readonly event: LedgerEvent
  /** The record that it happens to; undefined where one comes into being. */
  readonly record: RecordRow | undefined
  /** It was asked for before, in a draft that came back: what is sent takes its place there. */
  readonly mends?: MendedRequest | undefined
}

export type Sent =
  | { readonly kind: 'done'; readonly acted: RecordActed }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'not-sent' }

/** The form of one event while it is filled in: nothing typed is lost, whatever the server answers. */
export function useEventForm(happening: () => Happening) {
  const { t, locale } = useFormat()
  const live = useLive()
  const { person } = useAtThePanel()
  const { ledger, event, record, mends } = happening()
  const place = {
    ...{ person: person.value.name ?? '', entity: ledger.code, id: record?.id },
    event: mends ? mendedPlace(mends) : event.code,
  }
  const form = eventForm(ledger, event, record)

  const fresh = openedForm(form, live.presentDay)
  const opened = mends ? mendedForm(form, fresh, mends.request) : fresh
  const kept = keptForm(place)
  const filled = shallowRef<Filled>(kept ? { ...kept, typed: { ...opened.typed, ...kept.typed } } : opened)
  const isRestored = ref(kept !== undefined)
  const isBusy = ref(false)
  const local = shallowRef<Readonly<Record<string, string>>>({})
  const problem = shallowRef<Problem>()
  const isLost = ref(false)
  /** What was sent last, so that sending the same again does nothing twice. */
  let last = { body: '', key: '' }
  /** The version that the person has looked at; a newer one is taken only when they say so. */
  const basedOn = ref(record?.version ?? 0)
  const isOvertaken = computed(() => (happening().record?.version ?? 0) > basedOn.value)

  watch(filled, (now) => keepForm(place, now))
  const isChanged = computed(() => JSON.stringify(filled.value) !== JSON.stringify(opened))

  const placed = computed(() => placedProblems(form, problem.value?.errors ?? []))
  const words = ({ zh, en }: { readonly zh: string; readonly en: string }): string =>
    locale.value === 'en' ? en : zh
  /** What is wrong at an input, in words; empty where nothing is. */
  const faultAt = (name: string): string => {
    const error = placed.value.at[name]
    return local.value[name] ?? (error ? words(error) : '')
  }
  /** What is wrong beyond the inputs. */
  const refusal = computed(() => {
    if (isLost.value) return t('ledger.form.lost')
    if (!problem.value) return ''
    const { at, rest } = placed.value
    if (Object.keys(at).length > 0 && rest.length === 0) return t('ledger.form.refused')
    return problemSentence({ ...problem.value, errors: [...rest] }, locale.value)
  })

  function set(name: string, typed: Typed): void {
    filled.value = { ...filled.value, typed: { ...filled.value.typed, [name]: typed } }
    settled(name)
  }
  function say(part: 'to' | 'on' | 'reason' | 'id', text: string): void {
    filled.value = { ...filled.value, [part]: text }
    settled(`/${part}`)
  }
  /** Whoever mends an input is not told of its fault any more. */
  function settled(name: string): void {
    const { [name]: _mended, ...others } = local.value
    local.value = others
    const errors = problem.value?.errors?.filter((error) => placed.value.at[name] !== error)
    if (problem.value && errors && errors.length < (problem.value.errors?.length ?? 0))
      problem.value = errors.length > 0 ? { ...problem.value, errors } : undefined
  }
  function clear(): void {
    filled.value = opened
    forgetForm(place)
    isRestored.value = false
    local.value = {}
    problem.value = undefined
  }

  async function send(): Promise<Sent> {
    const sent = sentEvent(form, filled.value, record ? basedOn.value : undefined)
    problem.value = undefined
    isLost.value = false
    if ('faults' in sent) {
      const faults = Object.entries(sent.faults)
      local.value = Object.fromEntries(faults.map(([name, fault]) => [name, t(`ledger.fault.${fault}`)]))
      return { kind: 'not-sent' }
    }
    local.value = {}
    isBusy.value = true
    try {
      const body = JSON.stringify(sent.body)
      if (body !== last.body) last = { body, key: crypto.randomUUID() }
      const acted = mends
        ? await sendMended(mends, ledger.code, record?.id, sent.body)
        : await sendEvent(ledger.code, record?.id, sent.body, last.key)
      forgetForm(place)
      return { kind: 'done', acted }
    } catch (error) {
      if (!(error instanceof ApiProblem)) isLost.value = true
      else if (error.problem.status === 401) return { kind: 'signed-out' }
      else problem.value = error.problem
      return { kind: 'not-sent' }
    } finally {
      isBusy.value = false
    }
  }

  return {
    ...{ form, filled, isRestored, isBusy, isChanged, isOvertaken, refusal, faultAt, set, say, clear, send },
    forget: () => forgetForm(place),
    catchUp: () => void (basedOn.value = happening().record?.version ?? 0),
  }
}
