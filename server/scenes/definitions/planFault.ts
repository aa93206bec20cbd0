/** What is wrong with a scene or a playlist, and what to do about it. */
export interface PlanFault {
  /** JSON pointer into the entry. */
  readonly pointer: string
  readonly zh: string
  readonly en: string
}
