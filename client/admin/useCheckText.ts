import { useI18n } from 'vue-i18n'
import type { CellConflict } from '#client/admin/drafts/draftCells.ts'
import type { EntryRow } from '#client/admin/entryRows.ts'
import type { JudgedRow } from '#client/admin/judgeSheet.ts'
import { proposalOf } from '#client/admin/rowChoices.ts'
import type { Entry, Unreadable } from '#client/admin/rowState.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import type { BoardObservation } from '#shared/board.ts'
import type { ReadAs } from '#shared/cells/reading.ts'
import { checkStatement, checkWords } from '#shared/checks/checkWords.ts'
import { openFindings, type Finding } from '#shared/checks/finding.ts'
import { cellNumber } from '#shared/wording/cellNumber.ts'

export interface Verdict {
  readonly text: string
  readonly tone: 'quiet' | 'good' | 'note' | 'ask' | 'watch'
}

/** Nobody need be told that 1,234.5% is 1234.5. */
const PLAIN = new Set<ReadAs>(['separators', 'percent-sign'])

/** What the page says of a row, in the reader's language. */
export function useCheckText() {
  const { t, locale } = useI18n({ useScope: 'global' })
  const { name, unit, missing: missingText, tongue } = useFormat()
  const live = useLive()

  const number = (value: number, { indicator }: EntryRow): string => cellNumber(value, indicator)
  const figure = (value: number | null, row: EntryRow): string =>
    value === null ? missingText(undefined) : number(value, row)
  const quiet = (text: string): Verdict => ({ text, tone: 'quiet' })

  function verdict(judged: JudgedRow): Verdict {
    const { row, state, refusal, contested } = judged
    if (contested) return { text: contention(contested), tone: 'watch' }
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
      case 'impossible':
        return { text: sentences(judged)[0] ?? '', tone: 'ask' }
      case 'doubtful':
        return { text: sentences(judged)[0] ?? '', tone: 'ask' }
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
        return ready(judged, state.revises, state.proposed.missing)
    }
  }

  /** Two texts for one cell, as they were typed. */
  function contention({ mine, theirs }: CellConflict): string {
    const own = said(mine)
    return theirs
      ? t('draft.contested.both', { who: theirs.editor, theirs: said(theirs.entry), mine: own })
      : t('draft.contested.emptied', { mine: own })
  }
  const said = (entry: Entry | undefined): string =>
    entry?.text.trim().slice(0, 24) || t('draft.contested.empty')

  function ready(
    { row, entry, state }: JudgedRow,
    revises: boolean,
    missing: BoardObservation['missing'],
  ): Verdict {
    if (missing) return { text: t('admin.check.missing', { reason: missingText(missing) }), tone: 'good' }
    if (revises)
      return {
        text: t('admin.check.revises', { old: figure(row.published?.value ?? null, row) }),
        tone: 'note',
      }
    const said = t(row.published?.demo ? 'admin.check.demo' : 'admin.check.ok')
    const isReread = state.kind === 'ready' && state.readAs?.some((how) => !PLAIN.has(how))
    if (!isReread && entry?.unit === undefined) return { text: said, tone: 'good' }
    const value = 'proposed' in state ? figure(state.proposed.value, row) : ''
    const read = t('admin.check.read-as', { text: entry?.text.trim().slice(0, 24) ?? '', value })
    return { text: `${said} · ${read}`, tone: 'good' }
  }

  function resting({ lock, published }: EntryRow): string {
    if (lock?.why === 'on-its-way') return t(`draft.lock.${lock.draft.state}`)
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

  /** What stands in the way of a value, the first thing first. */
  function sentences({ row, state, findings }: JudgedRow): readonly string[] {
    const standing = state.kind === 'doubtful' ? state.open : findings.filter((f) => f.severity === 'hard')
    return standing.map((f) => checkWords(f, row.indicator, live.catalogue, tongue()))
  }

  function unreadable({ why, found, proposal, other }: Unreadable, { row, entry }: JudgedRow): string {
    return t(`admin.check.unreadable.${why}`, {
      text: entry?.text.trim().slice(0, 24) ?? '',
      own: unit(row.indicator),
      found: found ?? '',
      value: proposal === undefined ? '' : number(proposal, row),
      other: other === undefined ? '' : number(other, row),
    })
  }

  /** What else is to be said: further questions, and those that have been answered. */
  function remarks(judged: JudgedRow): readonly string[] {
    const { row, entry, findings, state } = judged
    if (!('proposed' in state) || state.proposed.value === null) return []
    const { value } = state.proposed
    const open = new Set<Finding>(openFindings(findings, value, entry?.answers ?? []))
    const answered = findings.filter((f) => !open.has(f))
    return [
      ...sentences(judged).slice(1),
      ...answered.map((f) =>
        t('admin.check.answered', { said: checkStatement(f, row.indicator, live.catalogue, tongue()) }),
      ),
    ]
  }

  function acceptText(judged: JudgedRow): string {
    const { row, state, contested } = judged
    if (contested) return t('draft.contested.take', { theirs: said(contested.theirs?.entry) })
    if (state.kind === 'conflict') return t('admin.check.take', { theirs: figure(state.theirs.value, row) })
    if (state.kind === 'missing-reason')
      return state.suggested ? t('admin.check.accept', { value: missingText(state.suggested) }) : ''
    const proposal = proposalOf(judged)
    return proposal === undefined ? '' : t('admin.check.accept', { value: number(proposal, row) })
  }
  function confirmText({ row, state, contested }: JudgedRow): string {
    if (contested) return t('draft.contested.keep', { mine: said(contested.mine) })
    if (state.kind === 'conflict') return t('admin.check.keep', { mine: figure(state.proposed.value, row) })
    if (state.kind === 'unreadable' && state.fault.other !== undefined)
      return t('admin.check.accept', { value: number(state.fault.other, row) })
    return t('admin.check.confirm')
  }

  return { t, figure, verdict, remarks, acceptText, confirmText }
}
