export { openForms, type Forms } from '#server/filing/openForms.ts'
