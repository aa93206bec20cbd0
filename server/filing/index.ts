export { openForms, type Forms } from '#server/filing/openForms.ts'
export { openDuties, type DutyDesk } from '#server/filing/openDuties.ts'
