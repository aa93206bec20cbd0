import { Failure, type FieldFailure } from '#server/failure.ts'
import { FAULTS_SHOWN } from '#server/requestFaults.ts'
import { isStorable } from '#server/store/storableText.ts'

/**
 * Throws Failure `invalid` with the places of text that no engine keeps as it is (NUL, half a pair): said at the door, it
 * is the same on both engines and nothing was begun. The value is no deeper than a body may be.
 */
export function refuseUnstorable(body: unknown): void {
  const faults: FieldFailure[] = []
  collect(body, '', faults)
  if (faults.length > 0) throw new Failure('invalid', faults)
}

/** The same for a query or a path, whose fields are called by their bare names. */
export function refuseUnstorableParameters(parameters: object): void {
  for (const [name, value] of Object.entries(parameters))
    if (![value].flat().every((text) => typeof text !== 'string' || isStorable(text)))
      throw new Failure('invalid', [{ pointer: name, code: 'unstorable' }])
}

function collect(value: unknown, pointer: string, faults: FieldFailure[]): void {
  if (faults.length >= FAULTS_SHOWN) return
  if (typeof value === 'string') {
    if (!isStorable(value)) faults.push({ pointer, code: 'unstorable' })
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      if (!isStorable(key)) faults.push({ pointer, code: 'unstorable' })
      else collect(part, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, faults)
    }
  }
}
