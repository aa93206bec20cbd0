/**
 * 口径 (S17): `management` 区本级, the area that a district runs; `civil` 辖区, all within its civil-affairs boundary, the
 * zones included; `zone` a 功能区 (development zone), which is no district. Above the districts all is `management`.
 */
export type Scope = 'management' | 'civil' | 'zone'

/** Whom an indicator is measured for. Areas are catalogue data; projects are records on the board. */
export interface Subject {
  /** National area code (`410104`), one of ours (`ZZ-ZD`), or `410104~civil` for another statistical scope. */
  readonly code: string
  readonly zh: string
  readonly en: string
  /** Short names for rank tables and legends: 管城区. */
  readonly zhShort: string
  readonly enShort: string
  readonly type: 'area'
  /** The level decides colour and order wherever areas are compared. */
  readonly level: 'nation' | 'province' | 'city' | 'district'
  readonly parent: string | null
  readonly scope: Scope
}

const PROJECT_PREFIX = 'project:'
/** The subject code of a project record. */
export const projectSubject = (id: string): string => PROJECT_PREFIX + id
/** The record id behind a project's subject code, or undefined for any other subject. */
export const projectIdOf = (subject: string): string | undefined =>
  subject.startsWith(PROJECT_PREFIX) ? subject.slice(PROJECT_PREFIX.length) : undefined
