export { demoHistory } from '#server/demo/demoHistory.ts'
export { startPulse } from '#server/demo/startPulse.ts'
