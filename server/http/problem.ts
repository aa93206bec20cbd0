import type { Failure, FieldFailure } from '#server/failure.ts'
import { FIELDS } from '#server/fieldSentences.ts'
import { FAILURES, sentence } from '#server/sentences.ts'
import type { FieldProblem, Problem } from '#shared/contract/problem.ts'

/** The problem document of a failure, RFC 9457. */
export function problemOf({ code, fields, params }: Failure, instance?: string): Problem {
  const { status, zh, en } = FAILURES[code]
  const said = { zh: sentence(zh, params), en: sentence(en, params) }
  return {
    type: `urn:guanlan:problem:${code}`,
    title: said.en,
    status,
    code,
    ...said,
    ...(instance && { instance }),
    ...(fields.length > 0 && { errors: fields.map(fieldProblem) }),
  }
}

function fieldProblem({ pointer, code, params = {} }: FieldFailure): FieldProblem {
  const { zh, en } = FIELDS[code]
  return { pointer, code, zh: sentence(zh, params), en: sentence(en, params), detail: { ...params } }
}
