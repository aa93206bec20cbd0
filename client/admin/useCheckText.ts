import { useI18n } from 'vue-i18n'
import { cellNumber } from '#shared/wording/cellNumber.ts'
import type { EntryNote } from '#client/admin/entryNotes.ts'
import type { EntryRow } from '#client/admin/entryRows.ts'
import type { JudgedRow } from '#client/admin/judgeSheet.ts'
import type { Unreadable } from '#client/admin/parseEntry.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import type { BoardObservation } from '#shared/board.ts'

export interface Verdict {
  readonly text: string
  readonly tone: 'quiet' | 'good' | 'note' | 'ask' | 'watch'
}

/** What the page says of a row, in the reader's language. */
export function useCheckText() {
  const { t, locale } = useI18n({ useScope: 'global' })
  const { name, unit, missing: missingText } = useFormat()
  const live = useLive()

  const number = (value: number, { indicator }: EntryRow): string => cellNumber(value, indicator)
  const figure = (value: number | null, row: EntryRow): string =>
    value === null ? missingText(undefined) : number(value, row)
  const quiet = (text: string): Verdict => ({ text, tone: 'quiet' })

  function verdict(judged: JudgedRow): Verdict {
    const { row, state, refusal } = judged
    if (refusal && state.kind !== 'conflict')
      return { text: locale.value === 'en' ? refusal.en : refusal.zh, tone: 'ask' }
    switch (state.kind) {
      case 'untouched':
        return quiet(resting(row))
      case 'blank':
      case 'same':
        return quiet(t(`admin.check.${state.kind}`))
      case 'unreadable':
        return { text: unreadable(state.fault, judged), tone: 'ask' }
      case 'missing-reason':
        return { text: t('admin.check.missing-reason'), tone: 'ask' }
      case 'doubtful':
        return { text: question(judged), tone: 'ask' }
      case 'conflict':
        return {
          text: t('admin.check.conflict', {
            theirs: figure(state.theirs.value, row),
            n: state.theirs.vintage,
          }),
          tone: 'watch',
        }
      case 'needs-reason':
        return {
          text: t('admin.check.needs-reason', { old: figure(row.published?.value ?? null, row) }),
          tone: 'note',
        }
      case 'ready':
        return ready(row, state.revises, state.proposed.missing)
    }
  }

  function ready(row: EntryRow, revises: boolean, missing: BoardObservation['missing']): Verdict {
    if (missing) return { text: t('admin.check.missing', { reason: missingText(missing) }), tone: 'good' }
    if (revises)
      return {
        text: t('admin.check.revises', { old: figure(row.published?.value ?? null, row) }),
        tone: 'note',
      }
    return { text: t(row.published?.demo ? 'admin.check.demo' : 'admin.check.ok'), tone: 'good' }
  }

  function resting({ lock, published }: EntryRow): string {
    if (lock?.why === 'formula') return t('admin.check.formula')
    if (lock?.why === 'other-office') {
      const owner = live.catalogue.owner(lock.owner)
      return t('admin.check.other-office', { owner: owner ? name(owner) : lock.owner })
    }
    if (!published) return t(lock ? 'admin.check.nobody' : 'admin.check.unfiled')
    const parts = [
      published.missing
        ? t('admin.check.missing', { reason: missingText(published.missing) })
        : t('admin.check.published'),
      ...(published.status === 'preliminary' ? [t('status.preliminary')] : []),
      t('admin.check.vintage', { n: published.vintage }),
    ]
    return parts.join(' · ')
  }

  function question({ row, state }: JudgedRow): string {
    if (state.kind !== 'doubtful') return ''
    const { against, low, high, proposal } = state.doubt
    const range = t(`admin.check.doubt.${against}`, { low: number(low, row), high: number(high, row) })
    return (
      range +
      (proposal === undefined
        ? t('admin.check.no-proposal')
        : t('admin.check.proposal', { value: number(proposal, row) }))
    )
  }

  function unreadable({ why, proposal }: Unreadable, { row, entry }: JudgedRow): string {
    const value = proposal === undefined ? '' : number(proposal, row)
    return t(`admin.check.unreadable.${why}`, {
      text: entry?.text.trim().slice(0, 24) ?? '',
      own: unit(row.indicator),
      value,
    })
  }

  const remarks = ({ row, notes }: JudgedRow): readonly string[] => notes.map((note) => remark(note, row))
  function remark(note: EntryNote, row: EntryRow): string {
    if (note.kind === 'fell') return t('admin.check.note.fell', { previous: number(note.previous, row) })
    if (note.kind === 'direction') return t('admin.check.note.direction')
    return t(`admin.check.note.${note.kind}`, {
      sum: number(note.sum, row),
      difference: number(note.difference, row),
    })
  }

  function acceptText({ row, state }: JudgedRow): string {
    if (state.kind === 'conflict') return t('admin.check.take', { theirs: figure(state.theirs.value, row) })
    const proposal =
      state.kind === 'doubtful'
        ? state.doubt.proposal
        : state.kind === 'unreadable'
          ? state.fault.proposal
          : undefined
    return proposal === undefined ? '' : t('admin.check.accept', { value: number(proposal, row) })
  }
  const confirmText = ({ row, state }: JudgedRow): string =>
    state.kind === 'conflict'
      ? t('admin.check.keep', { mine: figure(state.proposed.value, row) })
      : t('admin.check.confirm')

  return { t, figure, verdict, remarks, acceptText, confirmText }
}
