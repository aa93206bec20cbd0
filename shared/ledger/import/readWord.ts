import { plainText } from '#shared/cells/plainText.ts'
import { BLANK, saying, settled, wrong, type FieldReading } from '#shared/ledger/import/fieldReading.ts'
import { likeness } from '#shared/ledger/import/likeness.ts'
import type { RecordQuestion } from '#shared/ledger/import/recordMapping.ts'
import type { CodedName } from '#shared/ledger/ledger.ts'
import { plainName } from '#shared/tables/words/plainName.ts'

export interface WordGround {
  readonly of: string
  readonly values: readonly CodedName[]
  readonly answers: Readonly<Record<string, string>>
}

/** Less alike than this and nothing is proposed. */
const ALIKE = 0.35
const YES = new Set(['是', '有', '对', 'y', 'yes', 'true', '1', '√', '✓', '✔'])
const NO = new Set(['否', '无', '不', '没有', 'n', 'no', 'false', '0', '×', 'x', '✗'])
const APART = /[、,;|/\n]|(?<=\S) (?=\S*[\u4e00-\u9fff])/

/** The value that a word names: by its code or one of its names, else asked. */
export function readWord(text: string, ground: WordGround): FieldReading {
  const plain = plainText(text)
  return plain === '' ? BLANK : wordNamed(plain, ground)
}

export function readYesNo(text: string, ground: WordGround): FieldReading {
  const plain = plainText(text).toLowerCase()
  if (plain === '') return BLANK
  if (YES.has(plain)) return saying(true)
  if (NO.has(plain)) return saying(false)
  const named = wordNamed(plain, ground)
  return named.kind === 'value' ? saying(named.value === 'true') : named
}

/** The values that a cell names one after the other. */
export function readSet(text: string, ground: WordGround): FieldReading {
  const plain = plainText(text)
  if (plain === '') return BLANK
  const whole = exactly(plain, ground.values)
  if (whole) return saying([whole.code])
  const found: string[] = []
  for (const word of plain.split(APART).map((one) => one.trim())) {
    if (word === '') continue
    const named = wordNamed(word, ground)
    if (named.kind === 'value' && typeof named.value === 'string') found.push(named.value)
    else if (named.kind !== 'skipped') return named
  }
  return found.length === 0 ? BLANK : saying([...new Set(found)])
}

function wordNamed(plain: string, { of, values, answers }: WordGround): FieldReading {
  const exact = exactly(plain, values)
  if (exact) return saying(exact.code)
  if (plain.length > 60) return wrong('not-a-word', { text: plain.slice(0, 60) })
  const alike = values
    .map(({ code, zh, en }) => ({ code, alike: Math.max(likeness(plain, zh), likeness(plain, en)) }))
    .sort((a, b) => b.alike - a.alike)
  const [best, next] = alike
  const isOne = best && best.alike >= ALIKE && best.alike > (next?.alike ?? 0)
  const question: RecordQuestion = {
    code: 'word',
    key: `word:${of}:${plain}`,
    params: { text: plain, field: of },
    choices: [...alike.map(({ code }) => ({ key: code })), { key: 'skip' }],
    ...(isOne && { proposed: best.code }),
  }
  return settled(question, answers, saying)
}

function exactly(plain: string, values: readonly CodedName[]): CodedName | undefined {
  const name = plainName(plain)
  return (
    values.find(({ code, zh }) => code === plain || zh === plain) ??
    values.find(({ zh, en }) => plainName(zh) === name || plainName(en) === name)
  )
}
