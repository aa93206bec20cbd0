import type { z } from 'zod'
import { schemaSentence } from '#server/catalogue/schemaSentence.ts'
import type { PlanFault } from '#server/scenes/definitions/planFault.ts'

type Issue = z.core.$ZodIssue

/** What a schema objects to in an entry; of the kinds of a widget only the one that was meant is asked. */
export const schemaFaults = (issues: readonly Issue[]): readonly PlanFault[] =>
  issues.flatMap((issue) => narrowed(issue, []))

function narrowed(issue: Issue, above: readonly PropertyKey[]): readonly PlanFault[] {
  const path = [...above, ...issue.path]
  const meant = issue.code === 'invalid_union' ? meantBranch(issue.errors) : undefined
  if (meant) return meant.flatMap((inner) => narrowed(inner, path))
  const pointer = path.map((part) => `/${String(part)}`).join('')
  if (issue.code === 'invalid_union')
    return [
      {
        pointer,
        zh: '没有这种部件：改成部件库里有的',
        en: 'there is no such kind of widget: take one that there is',
      },
    ]
  return [{ pointer, zh: schemaSentence(issue), en: issue.message }]
}

/** What tells branches apart: a kind, and for some kinds whom it is of. */
const isOther = (issue: Issue, name: string): boolean =>
  issue.path[0] === name && (name === 'kind' || issue.code === 'invalid_value')

/** The branch that has the same kind, and of several the one that objects to least. */
function meantBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const ofKind = branches.filter((issues) => !issues.some((issue) => isOther(issue, 'kind')))
  const meant = ofKind.filter((issues) => !issues.some((issue) => isOther(issue, 'of')))
  return (meant.length > 0 ? meant : ofKind).toSorted((a, b) => a.length - b.length)[0]
}
