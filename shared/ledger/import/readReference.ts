import { plainText } from '#shared/cells/plainText.ts'
import { unitNamed } from '#shared/cells/unitNamed.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { BLANK, saying, settled, wrong, type FieldReading } from '#shared/ledger/import/fieldReading.ts'
import { keyText, type RecordLookUp } from '#shared/ledger/import/foundRecords.ts'
import type { RecordQuestion } from '#shared/ledger/import/recordMapping.ts'
import { plainName } from '#shared/tables/words/plainName.ts'

export interface ReferenceGround {
  readonly of: string
  readonly catalogue: Catalogue
  /** By what records of a ledger are named, the most telling field. */
  readonly titleOf: (ledger: string) => string | undefined
  readonly records: RecordLookUp
  readonly answers: Readonly<Record<string, string>>
}

const MOST_NAMED = 8

/** The code of the unit, office, domain or figure that a cell names, or the id of the record. */
export function readReference(text: string, to: string, ground: ReferenceGround): FieldReading {
  const word = plainText(text)
  if (word === '') return BLANK
  const { catalogue } = ground
  switch (to) {
    case 'person':
      return saying(text.trim())
    case 'unit': {
      const code = unitNamed(word, catalogue.units)?.code
      const isKnown = code !== undefined && catalogue.units.some((unit) => unit.code === code)
      return isKnown ? saying(code) : wrong('no-such-unit', { text: word })
    }
    case 'owner': {
      const code = named(word, catalogue.owners)
      return code === undefined ? wrong('no-such-office', { text: word }) : saying(code)
    }
    case 'domain': {
      const code = named(word, catalogue.domains)
      return code === undefined ? wrong('not-a-word', { text: word }) : saying(code)
    }
    case 'figure': {
      const code = catalogue.indicator(word)?.code ?? named(word, catalogue.indicators)
      return code === undefined ? wrong('no-such-figure', { text: word }) : saying(code)
    }
    default:
      return recordNamed(word, to, ground)
  }
}

function named(
  word: string,
  among: readonly { readonly code: string; readonly zh: string; readonly en: string }[],
): string | undefined {
  const name = plainName(word)
  const found = among.filter(
    ({ code, zh, en }) => code === word || plainName(zh) === name || plainName(en) === name,
  )
  return found.length === 1 ? found[0]?.code : undefined
}

/** A record by its id, else by its name; of several with one name it is asked which. */
function recordNamed(word: string, ledger: string, ground: ReferenceGround): FieldReading {
  const { records, of, answers } = ground
  const key = keyText([word])
  // A template of ours offers `2026-0003 name`: the number tells, whatever the record is called by now.
  const [number = word] = word.split(' ', 1)
  const byId = records.find(ledger, ['id'], keyText([number]))
  const title = ground.titleOf(ledger)
  const byTitle = title === undefined ? [] : records.find(ledger, [title], key)
  if (byId === undefined || byTitle === undefined) return BLANK
  const [only] = byId
  if (only) return saying(only.id)
  const [first, ...others] = byTitle
  if (first && others.length === 0) return saying(first.id)
  const question: RecordQuestion = {
    code: 'record',
    key: `record:${of}:${word}`,
    params: { text: word, field: of, count: byTitle.length },
    choices: [...byTitle.slice(0, MOST_NAMED).map(({ id }) => ({ key: id })), { key: 'skip' }],
  }
  return settled(question, answers, saying)
}
